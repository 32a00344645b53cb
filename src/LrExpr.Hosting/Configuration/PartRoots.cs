using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>The configurations that parts are of. A section keeps its root for ever, so it is looked for until it is found.</summary>
/// <param name="parts">The parts.</param>
/// <param name="application">The configuration of the application, to which sections given by themselves may belong; null for none.</param>
internal sealed class PartRoots(IReadOnlyList<ConfiguredPart> parts, IConfiguration? application)
{
    private volatile Dictionary<ConfiguredPart, IConfigurationRoot?>? _found;

    /// <summary>The root of each part; null where it is of none that is known.</summary>
    /// <returns>The very object of the last call, once all are known.</returns>
    public Dictionary<ConfiguredPart, IConfigurationRoot?> Find()
    {
        if (_found is { } known)
            return known;
        var configurations = parts.Select(part => part.Configuration).Append(application).OfType<IConfiguration>().Distinct().ToList();
        var found = parts.ToDictionary(part => part, part => configurations.Select(configuration => ConfigurationLayers.RootOf(part.Section, configuration)).FirstOrDefault(root => root is not null));
        if (!found.ContainsValue(null))
            _found = found;
        return found;
    }

    /// <summary>All providers of these configurations, those that have no part in any of it among them.</summary>
    public IReadOnlyCollection<IConfigurationProvider> Providers => [.. Find().Values.OfType<IConfigurationRoot>().Distinct().SelectMany(ConfigurationLayers.ProvidersOf)];
}
