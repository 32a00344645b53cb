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
            int spot = diagnostic.Line == 1 ? diagnostic.Column!.Value - 1 : 0;
            return diagnostic.File is { } file && PlacesOf(file)?.Find(diagnostic.Path, spot) is var (line, column) ? diagnostic.InFile(line, column) : diagnostic;
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
