using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The functions, kinds and schedules that a formula can call, by name. The names are known before there are symbols.</summary>
internal sealed class DefinitionTable
{
    private readonly Func<string, Definition?> _find;
    private readonly Func<IEnumerable<KeyValuePair<string, Definition>>> _all;
    private readonly Func<Definition, DefinitionSymbol> _symbolOf;
    private readonly DefinitionTable? _outer;

    /// <param name="definitions">The definitions by name.</param>
    /// <param name="symbolOf">The symbol of one of them.</param>
    /// <param name="outer">Where a name is looked up that is not in this table.</param>
    public DefinitionTable(IReadOnlyDictionary<string, Definition> definitions, Func<Definition, DefinitionSymbol> symbolOf, DefinitionTable? outer = null)
        : this(name => definitions.GetValueOrDefault(name), () => definitions, symbolOf, outer)
    {
    }

    /// <param name="find">The definition of a name.</param>
    /// <param name="all">All definitions by name, asked for where the names themselves are wanted.</param>
    /// <param name="symbolOf">The symbol of one of them.</param>
    /// <param name="outer">Where a name is looked up that is not in this table.</param>
    public DefinitionTable(
        Func<string, Definition?> find, Func<IEnumerable<KeyValuePair<string, Definition>>> all, Func<Definition, DefinitionSymbol> symbolOf, DefinitionTable? outer = null)
    {
        _find = find;
        _all = all;
        _symbolOf = symbolOf;
        _outer = outer;
    }

    public static DefinitionTable Empty { get; } = new(new Dictionary<string, Definition>(), _ => throw new InvalidOperationException("There is no definition."));

    /// <summary>Which of its definitions are seen; null for all. Functions see functions, kinds see those and kinds.</summary>
    public Func<Definition, bool>? Sees { get; init; }

    /// <summary>Kinds that could not be entered, by name, so that schedules of them are not reported as well.</summary>
    public IReadOnlyDictionary<string, KindDefinition>? UnnamedKinds { get; init; }

    public IEnumerable<string> Names => NamesOf(_ => true);

    public IEnumerable<string> KindNames => NamesOf(definition => definition is KindDefinition);

    public IEnumerable<string> ScheduleNames => NamesOf(definition => definition is ScheduleDefinition);

    /// <summary>What has the name, bound or not.</summary>
    public Definition? DefinitionOf(string name) => Here(name) ?? _outer?.DefinitionOf(name);

    /// <summary>The symbol of the name. What is called has one before what calls it is bound.</summary>
    public DefinitionSymbol? Find(string name) => Here(name) is { } definition ? _symbolOf(definition) : _outer?.Find(name);

    /// <summary>The kind of a name; a schedule of the same name does not hide it.</summary>
    public KindSymbol? FindKind(string name) => KindHere(name) is { } kind ? (KindSymbol)_symbolOf(kind) : _outer?.FindKind(name);

    /// <summary>The kind of a schedule, bound or not, as it is written: <c>my_pkg&gt;Warm</c> as it is, and then without what stands before the <c>&gt;</c>.</summary>
    public KindDefinition? KindOf(SourceText written) =>
        KindOf(written.Text) ?? (WithoutPackage(written.Text) is { } name ? KindOf(name) : null);

    /// <summary>The kind of a schedule, as it is written.</summary>
    public KindSymbol? FindKind(SourceText written) =>
        FindKind(written.Text) ?? (WithoutPackage(written.Text) is { } name ? FindKind(name) : null);

    /// <summary>A table of the same names, in which only some can be called.</summary>
    public DefinitionTable Only(ImmutableArray<Reference> called)
    {
        if (called.IsEmpty)
            return Empty;
        var symbols = new Dictionary<Definition, DefinitionSymbol>(ReferenceEqualityComparer.Instance);
        foreach (var reference in called)
            symbols[reference.Target.Definition] = reference.Target;
        return new DefinitionTable(_find, _all, definition => symbols[definition], _outer) { Sees = Sees };
    }

    private static string? WithoutPackage(string written) => written.LastIndexOf('>') is var end and >= 0 ? written[(end + 1)..] : null;

    private KindDefinition? KindOf(string name) => KindHere(name) ?? _outer?.KindOf(name);

    private KindDefinition? KindHere(string name) => Here(name) as KindDefinition ?? UnnamedKinds?.GetValueOrDefault(name);

    private Definition? Here(string name) => _find(name) is { } definition && Sees?.Invoke(definition) != false ? definition : null;

    private IEnumerable<string> NamesOf(Func<Definition, bool> isWanted) =>
        _all().Where(pair => Sees?.Invoke(pair.Value) != false && isWanted(pair.Value)).Select(pair => pair.Key).Concat(_outer?.NamesOf(isWanted) ?? []);
}
