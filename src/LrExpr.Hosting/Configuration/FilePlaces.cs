using System.Globalization;
using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace LrExpr.Configuration;

/// <summary>Adds to diagnostics where in a JSON file they are.</summary>
internal static class FilePlaces
{
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="layers">The layers of the section they are about, the lowest first.</param>
    public static IReadOnlyList<Diagnostic> Add(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<ConfigurationLayer> layers)
    {
        var files = new Dictionary<string, JsonPlaces?>(StringComparer.Ordinal);
        return [.. diagnostics.Select(Locate)];

        Diagnostic Locate(Diagnostic diagnostic)
        {
            return diagnostic.File is { } file && PlacesOf(file) is { } places && Find(places, diagnostic) is var (line, column) ? diagnostic.InFile(line, column) : diagnostic;
        }

        JsonPlaces? PlacesOf(string file)
        {
            if (!files.TryGetValue(file, out var places))
            {
                var content = layers.FirstOrDefault(layer => layer.Source == file) is { } layer ? ContentOf(layer.Provider) : null;
                files.Add(file, places = content is null ? null : JsonPlaces.Of(content));
            }

            return places;
        }
    }

    /// <summary>The spot in the text; of a formula in lines, that in its line.</summary>
    private static (int Line, int Column)? Find(JsonPlaces places, Diagnostic diagnostic)
    {
        int spot = diagnostic.Column - 1 ?? 0;
        return diagnostic.Line is { } line
            ? places.Find(string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Path}:{line - 1}"), spot) ?? places.Find(diagnostic.Path, line == 1 ? spot : 0)
            : places.Find(diagnostic.Path, 0);
    }

    private static byte[]? ContentOf(IConfigurationProvider provider)
    {
        try
        {
            return provider switch
            {
                ScheduleFileProvider schedules => schedules.Content,
                JsonConfigurationProvider { Source: { Path: { } path, FileProvider: { } files } } => Read(files.GetFileInfo(path)),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[]? Read(Microsoft.Extensions.FileProviders.IFileInfo file)
    {
        if (!file.Exists)
            return null;
        using var stream = file.CreateReadStream();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray().AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? content.ToArray()[3..] : content.ToArray();
    }
}
