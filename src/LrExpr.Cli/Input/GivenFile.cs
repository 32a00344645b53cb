using System.Text;
using LrExpr.Cli.Text;
using LrExpr.Json;
using Microsoft.Extensions.FileProviders;

namespace LrExpr.Cli.Input;

/// <summary>A file named on the command line, read whole, so that what was checked is what is used.</summary>
internal sealed class GivenFile : IFileInfo
{
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>What is given for a file to read what another program writes.</summary>
    public const string Dash = "-";

    /// <summary>Read once: what another program writes comes no second time, and one verb may need it for two things.</summary>
    private static readonly Lazy<GivenFile> OfStandardInput = new(() => Open(Dash));

    public GivenFile(string path, byte[] content)
    {
        Path = path;
        Content = content;
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>What messages call it: its path, or <c>stdin</c>.</summary>
    public string Name => NameOf(Path);

    public byte[] Content { get; }

    /// <summary>The content as text, whatever its encoding.</summary>
    public string Text => JsonTree.TextOf(Content);

    public bool Exists => true;

    public bool IsDirectory => false;

    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

    public long Length => Content.Length;

    /// <summary>None, since the content is already here.</summary>
    public string? PhysicalPath => null;

    public Stream CreateReadStream() => new MemoryStream(Content, writable: false);

    /// <summary>What messages call it.</summary>
    public static string NameOf(string path) => path == Dash ? "stdin" : path;

    public static GivenFile Read(string path) => path == Dash ? OfStandardInput.Value : Open(path);

    private static GivenFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{Printed.Line(path)}: is a directory, not a file") { File = path };
        string name = NameOf(path);
        byte[] content;
        try
        {
            using var stream = path == Dash ? StandardInput.Open() : File.OpenRead(path);
            content = ReadLimited(stream, path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{Printed.Line(path)}: no such file") { File = path };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException($"{Printed.Line(name)}: cannot be read ({Printed.Line(cause.Message)})") { File = path };
        }

        return content.AsSpan().Contains((byte)0) && !HasWideByteOrderMark(content)
            ? throw new InputException($"{Printed.Line(name)}: is not a text file") { File = path }
            : new GivenFile(path, content);
    }

    /// <summary>Not by the length of the file, which pipes and devices do not have.</summary>
    private static byte[] ReadLimited(Stream stream, string path)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            content.Write(buffer, 0, read);
            if (content.Length > MostBytes)
                throw new InputException($"{Printed.Line(NameOf(path))}: is larger than {MostBytes / 1024 / 1024} MiB, which no configuration file should be") { File = path };
        }

        return content.ToArray();
    }

    private static bool HasWideByteOrderMark(ReadOnlySpan<byte> content) =>
        content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble) || content.StartsWith(Encoding.UTF32.Preamble);
}
