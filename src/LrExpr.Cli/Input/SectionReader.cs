using Microsoft.Extensions.Configuration;

namespace LrExpr.Cli.Input;

/// <summary>A section to a setting, with the provider each value came from.</summary>
internal static class SectionReader
{
    public static Setting Read(IConfigurationRoot root, string path) => Read(root, root.GetSection(path), path);

    private static Setting Read(IConfigurationRoot root, IConfigurationSection section, string key) =>
        new(key, section.Value, section.GetChildren().Select(child => Read(root, child, child.Key)), SourceOf(root, section.Path));

    private static string? SourceOf(IConfigurationRoot root, string path)
    {
        foreach (var provider in root.Providers.Reverse())
        {
            if (provider.TryGet(path, out _))
                return provider is FileConfigurationProvider file ? file.Source.Path : provider.ToString();
        }

        return root.Providers.OfType<FileConfigurationProvider>().LastOrDefault(file => file.GetChildKeys([], path).Any())?.Source.Path;
    }
}
