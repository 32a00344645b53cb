using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>What people call the source of a value: the file they edit, or the sort of provider.</summary>
internal static class SourceName
{
    /// <summary>The file as it was configured, such as <c>appsettings.json</c>, or the sort of provider.</summary>
    public static string Of(IConfigurationProvider provider) =>
        provider is FileConfigurationProvider { Source.Path: { } path } ? path

            // Told by the names of their types, so that not every sort of provider becomes a dependency.
            : provider.GetType().Name switch
            {
                "EnvironmentVariablesConfigurationProvider" => "environment variables",
                "CommandLineConfigurationProvider" => "command line",
                "MemoryConfigurationProvider" => "memory",
                _ => provider.ToString() ?? provider.GetType().Name,
            };

    /// <summary>The whole path of a file, where that is known: two files may have one name.</summary>
    public static string? FullOf(IConfigurationProvider provider) =>
        provider is FileConfigurationProvider { Source: { Path: { } path, FileProvider: { } files } } ? files.GetFileInfo(path).PhysicalPath
            : (provider as ScheduleFileProvider)?.FullPath;
}
