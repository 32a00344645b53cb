using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Syntax;

namespace LrExpr.Kinds;

/// <summary>The kinds of a file of the catalogue.</summary>
/// <param name="prefix">What stands before the point in the names of its kinds.</param>
/// <param name="read">Reads the file; called once, when a kind is asked for.</param>
internal sealed class KindLibrary(string prefix, Func<ImmutableArray<KindDefinition>> read)
{
    private readonly Lazy<Dictionary<string, KindDefinition>> _byName = new(() =>
        read().SelectMany(kind => kind.Named).ToDictionary(pair => pair.Name, pair => pair.Kind, Names.Comparer));

    public string Prefix { get; } = prefix;

    public ImmutableArray<KindDefinition> Kinds => read();

    public KindDefinition? Find(string name) => _byName.Value.GetValueOrDefault(name);
}
