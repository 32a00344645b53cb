using Microsoft.Extensions.Configuration.Json;

namespace LrExpr.ScheduleFiles;

/// <summary>JSON to configuration values, as the JSON provider reads it.</summary>
internal static class JsonValues
{
    /// <param name="content">The file.</param>
    /// <param name="values">The values; null where it is not valid.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static FileFault? Read(byte[] content, out IDictionary<string, string?>? values)
    {
        values = null;
        try
        {
            using var stream = new MemoryStream(content);
            var parsed = new Parsed(new JsonStreamConfigurationSource { Stream = stream });
            parsed.Load();
            values = parsed.Values;
            return null;
        }
        catch (Exception cause) when (cause is FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            return FileFault.Of(content, cause);
        }
    }

    /// <summary>Shows what the provider has read.</summary>
    private sealed class Parsed(JsonStreamConfigurationSource source) : JsonStreamConfigurationProvider(source)
    {
        public IDictionary<string, string?> Values => Data;
    }
}
