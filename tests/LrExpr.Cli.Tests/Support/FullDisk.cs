using System.Text;

namespace LrExpr.Cli.Tests.Support;

/// <summary>Takes nothing.</summary>
internal sealed class FullDisk : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new IOException("no space left");
}
