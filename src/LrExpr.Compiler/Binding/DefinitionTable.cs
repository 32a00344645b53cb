using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>The functions, kinds and schedules that a formula can call, by name.</summary>
internal sealed class DefinitionTable
{
    private static readonly Dictionary<string, DefinitionSymbol> None = [];

    private readonly DefinitionTable? _outer;
    private readonly Action<KindSymbol>? _link;
    private Lazy<Dictionary<string, DefinitionSymbol>>? _symbols;
    private Dictionary<string, KindSymbol>? _unnamedKinds;

    /// <param name="outer">Where a name is looked up that is not in this table.</param>
    /// <param name="link">Links a kind that is found for the first time; null where that has been done.</param>
    /// <param name="fill">What is in the table from the beginning, made when a name is first looked up; null for nothing.</param>
    public DefinitionTable(DefinitionTable? outer = null, Action<KindSymbol>? link = null, Action<Dictionary<string, DefinitionSymbol>>? fill = null)
    {
        _outer = outer;
        _link = link;
        _symbols = fill is null ? null : new(() => Filled(fill));
    }

    public static DefinitionTable Empty { get; } = new();

    private Dictionary<string, DefinitionSymbol> Symbols => _symbols?.Value ?? None;

    public IEnumerable<string> Names => _outer is null ? Symbols.Keys : Symbols.Keys.Concat(_outer.Names);

    public DefinitionSymbol? Find(string name) =>
        Symbols.TryGetValue(name, out var symbol) ? Linked(symbol) : _outer?.Find(name);

    /// <summary>The symbol that has the name already, in this table alone.</summary>
    public DefinitionSymbol? FindHere(string name) => Symbols.GetValueOrDefault(name);

    public void Add(DefinitionSymbol symbol) => (_symbols ??= new(new Dictionary<string, DefinitionSymbol>(Syntax.Names.Comparer))).Value.TryAdd(symbol.Name, symbol);

    /// <summary>The kind of a name; a schedule of the same name does not hide it.</summary>
    public KindSymbol? FindKind(string name) =>
        Symbols.GetValueOrDefault(name) is KindSymbol kind ? (KindSymbol)Linked(kind)
        : _unnamedKinds?.GetValueOrDefault(name) ?? _outer?.FindKind(name);

    /// <summary>Keeps a kind that could not be entered, so that schedules of that kind are not reported as well.</summary>
    public void AddUnnamed(KindSymbol kind) => (_unnamedKinds ??= new(Syntax.Names.Comparer)).TryAdd(kind.Name, kind);

    public IEnumerable<string> KindNames =>
        Symbols.Where(pair => pair.Value is KindSymbol).Select(pair => pair.Key).Concat(_outer?.KindNames ?? []);

    private static Dictionary<string, DefinitionSymbol> Filled(Action<Dictionary<string, DefinitionSymbol>> fill)
    {
        var symbols = new Dictionary<string, DefinitionSymbol>(Syntax.Names.Comparer);
        fill(symbols);
        return symbols;
    }

    private DefinitionSymbol Linked(DefinitionSymbol symbol)
    {
        if (_link is not null && symbol is KindSymbol kind)
            _link(kind);
        return symbol;
    }
}
