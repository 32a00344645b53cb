using Microsoft.Extensions.FileProviders;

namespace LrExpr.ScheduleFiles;

/// <summary>A file as it was at one moment, or why it could not be read.</summary>
internal sealed record FileContent(byte[]? Bytes, string? Problem, bool IsMissing = false)
{
    private const int MostBytes = 16 * 1024 * 1024;

    public static FileContent Read(string path)
    {
        try
        {
            // Whoever writes to it may go on; that it changes shows at the next look.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MostBytes)
                return new(null, $"the file is larger than {MostBytes / 1024 / 1024} MiB");
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return new(content.ToArray(), null);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, "the file is missing", IsMissing: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(null, $"the file cannot be read: {cause.Message}");
        }
    }

    /// <summary>All that a file of a configuration has now.</summary>
    public static byte[] Of(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public bool IsSame(FileContent? other) =>
        other is not null && Problem == other.Problem && (Bytes ?? []).AsSpan().SequenceEqual(other.Bytes ?? []);
}
