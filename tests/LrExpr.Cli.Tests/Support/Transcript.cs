using System.Text;

namespace LrExpr.Cli.Tests.Support;

/// <summary>What one thread has written, for another to wait for.</summary>
internal sealed class Transcript : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text)
            _text.Append(value);
    }

    public async Task Until(string part, CancellationToken end)
    {
        while (!ToString().Contains(part, StringComparison.Ordinal))
            await Task.Delay(20, end);
    }

    public override string ToString()
    {
        lock (_text)
            return _text.ToString();
    }
}
