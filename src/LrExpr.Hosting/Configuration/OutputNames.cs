using LrExpr.Kinds;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>The names a schedule of a kind has for its further values, known before anything is loaded.</summary>
internal static class OutputNames
{
    /// <summary>The name of a schedule, and those of its outputs.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">The kind it is of; null for none.</param>
    /// <param name="kinds">The kinds of the configuration, which hide the built-in ones; null for none.</param>
    public static IEnumerable<string> With(string name, string? kind, IConfigurationSection? kinds = null)
    {
        if (string.IsNullOrEmpty(kind))
            return [name];
        var own = kinds?.GetSection(kind);
        var outputs = own is not null && own.GetChildren().Any() ? own.GetSection("Outputs").GetChildren().Select(output => output.Key)
            : BuiltInKinds.Find(kind)?.Outputs.Select(output => output.OutputName) ?? [];
        return outputs.Select(output => $"{name}.{output}").Prepend(name);
    }
}
