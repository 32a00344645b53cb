using System.IO.Compression;
using System.Text.Json;
using LrExpr.Contract;
using Microsoft.AspNetCore.Http;

namespace LrExpr.Serving;

/// <summary>Sends what was asked for: compressed where that is understood, and not again where it is known.</summary>
internal static class Reply
{
    private const string PolicyOfContent =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What is shorter is sent as it is.</summary>
    private const int LeastCompressed = 1_000;

    /// <summary>A file of the page.</summary>
    public static Task SendAsync(HttpContext context, PageAsset asset)
    {
        SetHeaders(context.Response, asset.ContentType);
        if (IsKnown(context, asset.Tag))
            return Task.CompletedTask;
        bool isCompressed = TakesGzip(context.Request);
        return WriteAsync(context, isCompressed ? asset.Compressed : asset.Content(), isCompressed);
    }

    /// <summary>An answer as JSON.</summary>
    public static Task SendAsync<T>(HttpContext context, T answer, int status = StatusCodes.Status200OK)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(answer, ContractJson.TypeOf<T>());
        SetHeaders(context.Response, "application/json; charset=utf-8");
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status200OK && IsKnown(context, PageAsset.TagOf(content)))
            return Task.CompletedTask;
        bool isCompressed = content.Length >= LeastCompressed && TakesGzip(context.Request);
        return WriteAsync(context, isCompressed ? Compressed(content) : content, isCompressed);
    }

    /// <summary>Why there is no answer.</summary>
    public static Task SendAsync(HttpContext context, int status, string message) => SendAsync(context, new MessageAnswer(message), status);

    /// <summary>What every reply says of itself.</summary>
    public static void SetHeaders(HttpResponse response, string contentType)
    {
        response.ContentType = contentType;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = PolicyOfContent;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, private";
        headers.Vary = "Accept-Encoding";
    }

    /// <summary>Whether who asks has it already; then nothing more is to be sent.</summary>
    private static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        bool isKnown = HttpMethods.IsPost(context.Request.Method) is false && context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(known => known.Trim().Replace("W/", "", StringComparison.Ordinal) == tag);
        if (isKnown)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        return isKnown;
    }

    private static async Task WriteAsync(HttpContext context, byte[] content, bool isCompressed)
    {
        if (isCompressed)
            context.Response.Headers.ContentEncoding = "gzip";
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Quality is not 0 && encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase));

    private static byte[] Compressed(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var compressed = new GZipStream(stream, CompressionLevel.Fastest))
            compressed.Write(content);
        return stream.ToArray();
    }
}
