using System.IO.Compression;
using System.Security.Cryptography;

namespace LrExpr.Serving;

/// <summary>A file that the page is made of, compressed as it is embedded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it is, for browsers.</param>
/// <param name="Compressed">Its content, compressed by gzip.</param>
/// <param name="Tag">Changes with its content.</param>
internal sealed record PageAsset(string Name, string ContentType, byte[] Compressed, string Tag)
{
    private const string Prefix = "page/";

    /// <summary>The page itself.</summary>
    public const string Index = "index.html";

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, PageAsset> All { get; } = typeof(PageAsset).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => Read(name[Prefix.Length..]))
        .ToDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>The content.</summary>
    public byte[] Content()
    {
        using var stream = new GZipStream(new MemoryStream(Compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static PageAsset Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(Prefix + name)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(name, TypeOf(name), content, TagOf(content));
    }

    /// <summary>A tag for a content, in quotes as the header has it.</summary>
    public static string TagOf(ReadOnlySpan<byte> content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 10))}\"";

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
}
