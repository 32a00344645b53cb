using LrExpr.Binding;
using LrExpr.CSharpDialect;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>The schedules of a configuration, those in place among them.</summary>
internal sealed class ScheduleLinker
{
    private readonly DiagnosticBag _diagnostics;
    private readonly DefinitionErrors _definitionErrors;
    private readonly LinkErrors _errors;
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _shared;
    private readonly DefinitionTable _visible;
    private readonly List<ScheduleSymbol> _inPlace = [];

    /// <summary>Reads the parameters of formulas, whose types are those of their values; null until there are any.</summary>
    private ParameterReader? _parameters;

    /// <summary>Formulas without a fault; null for a single schedule. Where there are thousands of schedules, they differ by their parameters.</summary>
    private Dictionary<string, (ExpressionSyntax Syntax, int NodeCount)>? _parsed;

    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="shared">The shared parameters.</param>
    /// <param name="visible">Everything that can be called.</param>
    public ScheduleLinker(DiagnosticBag diagnostics, IReadOnlyDictionary<string, ParameterSymbol> shared, DefinitionTable visible)
    {
        _diagnostics = diagnostics;
        _definitionErrors = new DefinitionErrors(diagnostics);
        _errors = new LinkErrors(diagnostics);
        _shared = shared;
        _visible = visible;
    }

    /// <summary>Links schedules that may refer to one another, and returns them with those found in place, each behind those that it refers to.</summary>
    public List<ScheduleSymbol> Link(List<ScheduleSymbol> schedules)
    {
        _parsed = schedules.Count > 1 ? new(StringComparer.Ordinal) : null;
        foreach (var schedule in schedules)
            Bind(schedule);
        return new DefinitionLinker(_diagnostics).Link([.. schedules, .. _inPlace], schedule => schedule.Body, PlaceOf);
    }

    /// <summary>Where the cost is reported: at the formula, or what was set of the parameters that the formula of the kind names.</summary>
    private static (SourceText? Source, string Path, string? File) PlaceOf(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        if (schedule.Kind is not { Formula: { } formula })
            return (definition.Formula, definition.Path, definition.File);
        var values = schedule.Parameters.ToDictionary(parameter => parameter.Name, Names.Comparer);
        return FirstSet(definition, ParameterNames.In(formula, values), values) is { } place
            ? (place.Setting.IsText ? place.ToSource() : null, place.Path, place.Setting.Source)
            : (null, definition.Path, definition.File);
    }

    /// <summary>The first of some parameters that was set.</summary>
    private static PlacedSetting? FirstSet(
        ScheduleDefinition definition, IEnumerable<string> names, IReadOnlyDictionary<string, ParameterSymbol> values)
    {
        return names.SelectMany(name => definition.Parameters.Where(place => IsSetBy(place, values[name]))).Cast<PlacedSetting?>().FirstOrDefault();

        static bool IsSetBy(PlacedSetting place, ParameterSymbol parameter) =>
            !place.Setting.IsNullOrEmpty && KindParameter.Canonical(place.Setting.Key) == KindParameter.Canonical(parameter.Name);
    }

    private void Bind(ScheduleSymbol schedule)
    {
        int before = _diagnostics.ErrorCount;
        if (schedule.Definition.Kind is { } kind)
            BindKind(schedule, kind);
        else if (schedule.Definition.Formula is { } formula)
            BindFormula(schedule, formula);
        schedule.IsFaulty |= schedule.Definition.IsFaulty || schedule.Body.IsError || _diagnostics.ErrorCount > before;
    }

    private void BindFormula(ScheduleSymbol schedule, SourceText source)
    {
        if (schedule.Definition.Parameters.Count > 0)
        {
            _parameters ??= new ParameterReader(new ConstantReader(_shared, _diagnostics), _diagnostics);
            schedule.Parameters = [.. schedule.Definition.Parameters.Select(_parameters.ReadAny)];
        }

        int nodeCount;
        var syntax = schedule.Definition.Dialect == Dialect.CSharp
            ? CSharpFormula.Parse(source, ScopeOf(schedule), _diagnostics, out nodeCount)
            : Parse(source, out nodeCount);
        if (syntax is null)
            return;
        var scope = new FormulaScope(FormulaRole.Schedule)
        {
            Parameters = schedule.Parameters.Count == 0 ? ParameterSymbol.None : schedule.Parameters.ToDictionary(parameter => parameter.Name, Names.Comparer),
            Shared = _shared,
            Definitions = schedule.Definition.Dialect == Dialect.CSharp ? DefinitionTable.Empty : _visible,
        };
        var binder = new Binder(scope, source, new SourceReporter(source, _diagnostics), schedule.References, nodeCount);
        schedule.NodeCount = nodeCount;
        schedule.Body = binder.BindFormula(syntax);
        if (binder.UsedParameters.Count == schedule.Parameters.Count)
            return;
        var usedByExpect = NamesIn(schedule.Definition.Expect);
        usedByExpect.UnionWith(NamesIn(schedule.Definition.Tests));
        foreach (var parameter in schedule.Parameters.Where(parameter => !binder.UsedParameters.Contains(parameter.Name) && !usedByExpect.Contains(parameter.Name)))
            _errors.UnusedParameter(parameter.Name, parameter.Path, parameter.File);
    }

    private ExpressionSyntax? Parse(SourceText source, out int nodeCount)
    {
        if (_parsed?.TryGetValue(source.Text, out var known) == true)
        {
            nodeCount = known.NodeCount;
            return known.Syntax;
        }

        int before = _diagnostics.Count;
        var syntax = FormulaParser.ParseFormula(source, _diagnostics, out nodeCount);
        if (syntax is not null && _diagnostics.Count == before)
            _parsed?.Add(source.Text, (syntax, nodeCount));
        return syntax;
    }

    /// <summary>What a C# formula sees: the parameters of its schedule and the shared ones.</summary>
    private CSharpScope ScopeOf(ScheduleSymbol schedule)
    {
        var scope = new CSharpScope();
        foreach (var parameter in schedule.Parameters.Concat(_shared.Values))
            scope.Add(parameter.Name, parameter.State == ParameterState.Faulty ? FormulaType.Error : parameter.FormulaType);
        return scope;
    }

    /// <summary>What the bounds of an expectation name.</summary>
    private static HashSet<string> NamesIn(PlacedSetting? expect)
    {
        var names = new HashSet<string>(Names.Comparer);
        foreach (var text in expect?.Children ?? [])
        {
            if (text.Setting.HasChildren)
                names.UnionWith(NamesIn(text));
            else if (text.Setting.IsText && FormulaParser.ParseFormula(text.ToSource(), new DiagnosticBag()) is { } syntax)
                FreeNames.Visit(syntax, name => names.Add(name.Name));
        }

        return names;
    }

    private void BindKind(ScheduleSymbol schedule, SourceText name)
    {
        if (FindKind(name.Text) is not { } kind)
        {
            _definitionErrors.UnknownKind(name, [.. _visible.KindNames]);
            return;
        }

        schedule.Kind = kind;
        schedule.References.Add(new Reference(kind, name, new TextSpan(0, name.Text.Length)));
        int before = _diagnostics.ErrorCount;
        var values = ReadParameters(schedule, kind);
        if (kind.IsFaulty)
            return;
        schedule.Parameters = [.. kind.Parameters.Select(parameter => values[parameter.Name])];
        if (_diagnostics.ErrorCount == before && schedule.Parameters.All(parameter => parameter.State != ParameterState.Faulty))
            schedule.Body = KindInstance.Bind(kind, values, new DefinitionReporter(schedule, values, _diagnostics));
    }

    /// <summary>The kind of a name; <c>my_pkg&gt;Warm</c> as it is, and then without what stands before the <c>&gt;</c>.</summary>
    private KindSymbol? FindKind(string name) =>
        _visible.FindKind(name) ?? (name.LastIndexOf('>') is var end and >= 0 ? _visible.FindKind(name[(end + 1)..]) : null);

    /// <summary>The values of all parameters. Of a kind with errors only those that are given are checked.</summary>
    private Dictionary<string, ParameterSymbol> ReadParameters(ScheduleSymbol schedule, KindSymbol kind)
    {
        var reader = new ParameterReader(
            new ConstantReader(_shared, _diagnostics), _diagnostics, place => ReadSchedule(schedule, place));
        var values = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        var misspelt = new List<string>();
        foreach (var place in schedule.Definition.Parameters)
        {
            if (kind.Parameter(place.Setting.Key) is not { } declared || kind.IsFaulty && declared.State == ParameterState.Faulty)
            {
                if (kind.IsFaulty)
                    continue;
                string[] known = [.. kind.Parameters.Select(parameter => parameter.Name)];
                _definitionErrors.UnknownParameter(place, kind.Name, known);
                misspelt.AddRange(NearestNames.Of(place.Setting.Key, known));
            }
            else if (values.ContainsKey(declared.Name))
                _definitionErrors.DefinedTwice(place, declared.Name);
            else if (!place.Setting.IsNullOrEmpty)
                values.Add(declared.Name, reader.Read(declared, place));
        }

        foreach (var parameter in kind.Parameters.Where(parameter => !values.ContainsKey(parameter.Name)))
        {
            values.Add(parameter.Name, parameter);
            if (parameter.IsRequired && !kind.IsFaulty && !misspelt.Contains(parameter.Name))
                _definitionErrors.MissingParameter(schedule.Definition.Path, schedule.Definition.File, kind.Name, parameter.Name);
        }

        return values;
    }

    /// <summary>A schedule given as a parameter: the name of one, or a definition in place.</summary>
    private ScheduleSymbol? ReadSchedule(ScheduleSymbol owner, PlacedSetting place)
    {
        var source = place.ToSource();
        var reference = (ScheduleSymbol target) => owner.References.Add(new Reference(target, source, new TextSpan(0, source.Text.Length)));
        if (place.Setting.IsText && _visible.Find(place.Setting.Text!) is ScheduleSymbol named)
        {
            reference(named);
            return named;
        }

        var definition = new DefinitionReader(_diagnostics).ReadSchedule(place, owner.Name + ":" + place.Setting.Key);
        var symbol = new ScheduleSymbol(definition);
        _inPlace.Add(symbol);
        reference(symbol);
        Bind(symbol);
        return symbol;
    }

    /// <summary>Reports what is wrong with values at the first parameter concerned that was set, else at the definition.</summary>
    private sealed class DefinitionReporter(
        ScheduleSymbol schedule, IReadOnlyDictionary<string, ParameterSymbol> values, DiagnosticBag diagnostics) : IKindReporter
    {
        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<string> parameters)
        {
            var definition = schedule.Definition;
            if (FirstSet(definition, parameters, values) is { } place)
                new DefinitionErrors(diagnostics).Report(code, place, message);
            else
                diagnostics.Add(new Diagnostic(code, severity, message, definition.Path, definition.File));
        }
    }
}
