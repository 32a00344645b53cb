using System.Text;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Output;

/// <summary>A file named on the command line that a verb writes.</summary>
internal static class OutputFile
{
    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException($"{Printed.Line(path)}: cannot be written ({Printed.Line(cause.Message)})");
        }
    }
}
