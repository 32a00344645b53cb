using System.Globalization;
using LrExpr.Json;
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
        var files = new Dictionary<string, JsonKeys?>(StringComparer.Ordinal);
        return [.. diagnostics.Select(Locate)];

        Diagnostic Locate(Diagnostic diagnostic)
        {
            return diagnostic.File is { } file && PlacesOf(file) is { } places && Find(places, diagnostic) is var (line, column) ? diagnostic.InFile(line, column) : diagnostic;
        }

        JsonKeys? PlacesOf(string file)
        {
            if (!files.TryGetValue(file, out var places))
            {
                var content = layers.FirstOrDefault(layer => layer.Source == file) is { } layer ? ContentOf(layer.Provider) : null;
                files.Add(file, places = content is null ? null : new JsonKeys(JsonTree.Read(content)));
            }

            return places;
        }
    }

    /// <summary>The spot in the text; of a formula in lines, that in its line.</summary>
    private static (int Line, int Column)? Find(JsonKeys places, Diagnostic diagnostic)
    {
        int spot = diagnostic.Column - 1 ?? 0;
        return diagnostic.Source is { IsKey: true } ? places.PositionInKey(diagnostic.Path, spot)
            : diagnostic.Line is { } line
            ? places.PositionOf(string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Path}:{line - 1}"), spot) ?? places.PositionOf(diagnostic.Path, line == 1 ? spot : 0)
            : Nearest(places, diagnostic.Path);
    }

    /// <summary>Where a key is; of one that is missing, the object that lacks it.</summary>
    private static (int Line, int Column)? Nearest(JsonKeys places, string path) =>
        places.PositionOf(path) ?? (path.LastIndexOf(':') is > 0 and var end ? places.PositionOf(path[..end]) : null);

    private static byte[]? ContentOf(IConfigurationProvider provider)
    {
        try
        {
            return provider switch
            {
                ScheduleFileProvider schedules => schedules.Content,
                JsonConfigurationProvider { Source: { Path: { } path, FileProvider: { } files } } when files.GetFileInfo(path) is { Exists: true } file => FileContent.Of(file),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
