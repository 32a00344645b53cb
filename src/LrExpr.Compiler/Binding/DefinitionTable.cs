using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>The functions, kinds and schedules that a formula can call, by name.</summary>
internal sealed class DefinitionTable
{
    private readonly Dictionary<string, DefinitionSymbol> _symbols = new(Syntax.Names.Comparer);
    private readonly DefinitionTable? _outer;

    /// <param name="outer">Where a name is looked up that is not in this table.</param>
    public DefinitionTable(DefinitionTable? outer = null) => _outer = outer;

    public static DefinitionTable Empty { get; } = new();

    public IEnumerable<string> Names => _outer is null ? _symbols.Keys : _symbols.Keys.Concat(_outer.Names);

    public DefinitionSymbol? Find(string name) => _symbols.GetValueOrDefault(name) ?? _outer?.Find(name);

    /// <summary>The symbol that has the name already, in this table alone.</summary>
    public DefinitionSymbol? FindHere(string name) => _symbols.GetValueOrDefault(name);

    public void Add(DefinitionSymbol symbol) => _symbols.TryAdd(symbol.Name, symbol);

    public void Add(string alias, DefinitionSymbol symbol) => _symbols.TryAdd(alias, symbol);

    /// <summary>The kind of a name; a schedule of the same name does not hide it.</summary>
    public KindSymbol? FindKind(string name) => _symbols.GetValueOrDefault(name) as KindSymbol ?? _outer?.FindKind(name);

    public IEnumerable<string> KindNames =>
        _symbols.Where(pair => pair.Value is KindSymbol).Select(pair => pair.Key).Concat(_outer?.KindNames ?? []);
}
