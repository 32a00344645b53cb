using System.Text;
using LrExpr.Cli.Input;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>
/// A file the command line asks for: written beside its place and then moved there, so that it is whole or not at all. A link stays,
/// and so do the permissions of a file that is replaced.
/// </summary>
internal static class WrittenFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, Action<TextWriter> content) => WriteBytes(path, stream =>
    {
        using var writer = new StreamWriter(stream, Encoding, leaveOpen: true) { NewLine = "\n" };
        content(writer);
    });

    public static void Write(string path, byte[] content) => WriteBytes(path, stream => stream.Write(content));

    private static void WriteBytes(string path, Action<Stream> content)
    {
        if (path == GivenFile.Dash)
            throw new InputException("'-' cannot be written; give the name of a file");
        if (Directory.Exists(path))
            throw new InputException($"{Printed.Line(path)}: is a directory, not a file");
        try
        {
            if (!WriteThrough(path, content))
                Replace(TargetOf(path), content);
        }
        catch (Exception cause) when (cause is IOException { HResult: not Terminal.BrokenPipe } or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string reason = cause switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such folder",
                UnauthorizedAccessException => "access is denied",
                _ => Printed.Line(cause.Message),
            };
            throw new InputException($"{Printed.Line(path)}: cannot be written ({reason})");
        }
    }

    /// <summary>Where a link leads in the end, even if nothing is there yet. By the full path: of a relative one, the runtime takes the target for one below the root.</summary>
    private static string TargetOf(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>Writes to what is no file that could be replaced, such as a pipe or <c>/dev/null</c>; not to others, of which it finds out whether they may be written.</summary>
    private static bool WriteThrough(string path, Action<Stream> content)
    {
        bool isDevice = !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
        if (!isDevice && !File.Exists(path))
            return false;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        if (isDevice || !stream.CanSeek)
            content(stream);
        return isDevice || !stream.CanSeek;
    }

    private static void Replace(string path, Action<Stream> content)
    {
        string draft = path + "." + Path.GetRandomFileName();
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
                content(stream);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
