using System.Text;

namespace LrExpr.Cli.Tests.Support;

/// <summary>Takes nothing, for a reason that the system gives a number.</summary>
internal sealed class FullDisk(string reason = "no space left", int number = 28) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new IOException(reason, number);
}
