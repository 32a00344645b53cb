using System.Text;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Output;

/// <summary>A file the command line asks for: written beside its place and then moved there, so that it is whole or not at all.</summary>
internal static class WrittenFile
{
    public static void Write(string path, Action<TextWriter> content)
    {
        if (Directory.Exists(path))
            throw new InputException($"{Printed.Line(path)}: is a directory, not a file");
        string draft = path + "." + Path.GetRandomFileName();
        try
        {
            using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(false)) { NewLine = "\n" })
                content(writer);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            if (File.Exists(draft))
                File.Delete(draft);
            string reason = cause is DirectoryNotFoundException ? "there is no such folder" : Printed.Line(cause.Message.Replace(draft, path, StringComparison.Ordinal));
            throw new InputException($"{Printed.Line(path)}: cannot be written ({reason})");
        }
    }
}
