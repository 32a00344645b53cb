using System.Collections.Immutable;
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
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>The schedules of a configuration, those in place among them.</summary>
internal sealed partial class ScheduleLinker
{
    private readonly DiagnosticBag _diagnostics;
    private readonly DefinitionErrors _definitionErrors;
    private readonly LinkErrors _errors;
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _shared;
    private readonly IReadOnlyDictionary<string, InputSymbol> _inputs;
    private readonly StepTimes _times;
    private readonly DefinitionTable _visible;
    private readonly List<ScheduleSymbol> _linked = new(capacity: 1);

    /// <summary>Reads the parameters of formulas, whose types are those of their values; null until there are any.</summary>
    private ParameterReader? _parameters;

    /// <summary>Formulas without a fault; null for a single schedule. Where there are thousands of schedules, they differ by their parameters.</summary>
    private Dictionary<string, (ExpressionSyntax Syntax, int NodeCount)>? _parsed;

    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="shared">The shared parameters.</param>
    /// <param name="inputs">The inputs of the configuration.</param>
    /// <param name="times">What the configuration tells the time by.</param>
    /// <param name="visible">Everything that can be called.</param>
    public ScheduleLinker(
        DiagnosticBag diagnostics,
        IReadOnlyDictionary<string, ParameterSymbol> shared,
        IReadOnlyDictionary<string, InputSymbol> inputs,
        StepTimes times,
        DefinitionTable visible)
    {
        _diagnostics = diagnostics;
        _definitionErrors = new DefinitionErrors(diagnostics);
        _errors = new LinkErrors(diagnostics);
        _shared = shared;
        _inputs = inputs;
        _times = times;
        _visible = visible;
    }

    /// <summary>Links a schedule that nothing can refer to.</summary>
    public LinkedSchedules Link(ScheduleDefinition alone)
    {
        var symbol = Bind(alone, isInCircle: false, _times);
        return new LinkedSchedules(_linked is [_] ? _linked : [symbol], _linked);
    }

    /// <summary>Links schedules that may refer to one another.</summary>
    /// <param name="schedules">The schedules.</param>
    /// <param name="symbols">Receives what they are; those that are in it already are not linked.</param>
    public LinkedSchedules Link(IReadOnlyList<ScheduleDefinition> schedules, Dictionary<Definition, DefinitionSymbol> symbols)
    {
        _parsed = new(StringComparer.Ordinal);
        var unheard = new DiagnosticBag();
        var mentions = new ScheduleMentions(_visible, source => Parse(source, unheard, out _));
        var others = new List<ScheduleDefinition>(schedules.Count);
        foreach (var schedule in schedules)
        {
            if (symbols.ContainsKey(schedule))
                continue;
            others.Add(schedule);
            mentions.Add(schedule);
        }

        var order = new DefinitionOrder<ScheduleDefinition>(others, mentions.All);
        foreach (var schedule in order.InCircle)
            symbols[schedule] = new ScheduleSymbol(schedule) { IsFaulty = true };
        foreach (var schedule in order.All)
            symbols[schedule] = Bind(schedule, order.IsInCircle(schedule), _times);
        order.Report(_errors);
        return new LinkedSchedules([.. schedules.Select(schedule => (ScheduleSymbol)symbols[schedule])], _linked);
    }

    /// <summary>The cost is reported at the formula, or what was set of the parameters that the formula of the kind names.</summary>
    private void ReportCost(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        var (source, path, file) = (definition.Formula, definition.Path, definition.File);
        if (schedule.Kind is { Formula: { } formula })
        {
            var values = schedule.Parameters.ToDictionary(parameter => parameter.InFormula, Names.Comparer);
            if (FirstSet(definition, NamedParameters.In(formula, values)) is { } place)
                (source, path, file) = (place.Setting.IsText ? place.ToSource() : null, place.Path, place.Setting.Source);
        }

        _errors.TooDear(source, path, file, schedule.Cost);
    }

    /// <summary>The first of some parameters that was set.</summary>
    private static PlacedSetting? FirstSet(ScheduleDefinition definition, IEnumerable<ParameterSymbol> parameters)
    {
        return parameters.SelectMany(parameter => definition.Parameters.Where(place => IsSetBy(place, parameter))).Cast<PlacedSetting?>().FirstOrDefault();

        static bool IsSetBy(PlacedSetting place, ParameterSymbol parameter) =>
            parameter.Type.IsGivenBy(place.Setting) && KindParameter.Canonical(place.Setting.Key) == KindParameter.Canonical(parameter.Name);
    }

    /// <param name="schedule">The schedule.</param>
    /// <param name="isInCircle">Whether it refers to itself.</param>
    /// <param name="outer">What holds of the time where it says nothing itself.</param>
    private ScheduleSymbol Bind(ScheduleDefinition schedule, bool isInCircle, StepTimes outer)
    {
        int before = _diagnostics.ErrorCount;
        var owner = schedule.OutputOf is { } name ? (ScheduleSymbol)_visible.Find(name)! : null;
        var times = owner is not null ? owner.Times : ReferenceEquals(schedule.Times, TimeSettings.None) ? outer : new TimeReader(_diagnostics).Read(schedule.Times, outer);
        var own = schedule.Inputs.Count == 0 ? FormulaScope.NoInputs : new InputReader(_shared, _diagnostics).Read(schedule.Inputs, _shared);
        var bound = owner is not null ? BindOutput(schedule, owner)
            : schedule.Kind is { } kind ? BindKind(schedule, kind, times)
            : schedule.Formula is { } formula ? BindFormula(schedule, formula, own, times)
            : schedule.Keyframes is { } keyframes ? BindKeyframes(schedule, keyframes, own, times)
            : Bound.Nothing;
        CheckClocks(bound.References, times);
        bool isFaulty = isInCircle || schedule.IsFaulty || _diagnostics.ErrorCount > before;
        var extent = Extent.Of(bound.Body, bound.NodeCount, bound.References, isFaulty, _errors, bound.Machine);
        ImmutableArray<InputSymbol> inputs = extent.IsFaulty ? [] : InputsOf(schedule, bound, own);
        ImmutableArray<StatePart> states = extent.IsFaulty ? [] : StatesOf(schedule, bound);
        var symbol = new ScheduleSymbol(schedule)
        {
            IsFaulty = extent.IsFaulty || _diagnostics.ErrorCount > before,
            References = bound.References,
            Cost = extent.Cost,
            Kind = bound.Kind,
            Parameters = bound.Parameters,
            Inputs = inputs,
            ExpandedNodeCount = extent.NodeCount,
            Machine = bound.Machine,
            End = bound.End,
            States = states,
            Times = times,
            Period = PeriodOf(bound),
            Body = bound.Body,
            Absence = bound.Absence,
        };
        if (extent.IsTooDear)
            ReportCost(symbol);
        _linked.Add(symbol);
        return symbol;
    }

    /// <summary>The longest of its own and of those of what it refers to.</summary>
    private static TimeSpan PeriodOf(Bound bound)
    {
        var longest = bound.Period;
        foreach (var reference in bound.References)
        {
            if (reference.Target is ScheduleSymbol { Period: var period } && period > longest)
                longest = period;
        }

        return longest;
    }

    /// <summary>A step would be another moment here than there.</summary>
    private void CheckClocks(ImmutableArray<Reference> references, StepTimes times)
    {
        foreach (var reference in references)
        {
            if (reference.Target is ScheduleSymbol { IsFaulty: false, Times.Clock: { } clock } target && !clock.IsSame(times.Clock))
                _errors.OtherClock(reference, target.Name, times.Clock is null);
        }
    }

    /// <summary>The inputs a schedule depends on, which must be few, and one of each name.</summary>
    private ImmutableArray<InputSymbol> InputsOf(ScheduleDefinition schedule, Bound bound, IReadOnlyDictionary<string, InputSymbol> own)
    {
        bool mayHave = _inputs.Count > 0 || own.Count > 0 || bound.References.Any(reference => reference.Target is ScheduleSymbol { Inputs.IsEmpty: false });
        if (!mayHave)
            return [];
        var inputs = InputFinder.In(bound.Body, bound.Machine, out var ofCode);
        foreach (var unused in own.Values.Except(inputs))
            _errors.UnusedInput(unused);
        if (ofCode is not null)
            _errors.InputOfCode(schedule.Formula, schedule.Path, schedule.File, ofCode);
        if (inputs.GroupBy(input => input.Name, Names.Comparer).FirstOrDefault(same => same.Count() > 1)?.ToList() is [var one, var other, ..])
            _errors.DifferentInputs(schedule.Formula, schedule.Path, schedule.File, one, other);
        else if (inputs.Length > InputSymbol.Most)
            _errors.TooManyInputs(schedule.Formula, schedule.Path, schedule.File, inputs);
        else
            return inputs;
        return [];
    }

    private Bound BindFormula(ScheduleDefinition schedule, SourceText source, IReadOnlyDictionary<string, InputSymbol> inputs, StepTimes times)
    {
        var parameters = ReadAny(schedule, times);
        var scope = ScopeOf(schedule, parameters, inputs, times);
        var state = schedule.State is { } kept ? ReadState(schedule, kept, scope) : null;
        var syntax = ParseIn(schedule.Dialect, source, scope, schedule.State?.States.Select(kept => kept.Setting.Key), out int nodeCount);
        if (syntax is null || schedule.State is not null && state is null)
            return Bound.Nothing with { Parameters = parameters };
        StateMachine? machine = null;
        StateBinder? states = null;
        if (state is not null)
            machine = (states = new StateBinder(scope, text => new SourceReporter(text.Source, _diagnostics))).Bind(state, out scope);
        var binder = new Binder(scope, source, new SourceReporter(source, _diagnostics), nodeCount);
        var bound = new Bound(binder.BindFormula(syntax), parameters, [.. binder.References, .. states?.References ?? []], NodeCount: nodeCount + (state?.NodeCount ?? 0), Machine: machine, Period: states is not null && states.Period > binder.Period ? states.Period : binder.Period);
        _errors.UnusedSignals(machine);
        ReportUnused(schedule, parameters, states is null ? binder.UsedParameters : new HashSet<string>(binder.UsedParameters.Concat(states.UsedParameters), Names.Comparer));
        return bound;
    }

    /// <summary>The parameters of a schedule that is no kind.</summary>
    private ParameterSymbol[] ReadAny(ScheduleDefinition schedule, StepTimes times)
    {
        if (schedule.Parameters.Count == 0)
            return [];
        _parameters ??= new ParameterReader(new ConstantReader(_shared, _diagnostics) { Times = _times }, _diagnostics);
        var reader = ReferenceEquals(times, _times) ? _parameters : new ParameterReader(new ConstantReader(_shared, _diagnostics) { Times = times }, _diagnostics);
        var parameters = new ParameterSymbol[schedule.Parameters.Count];
        for (int i = 0; i < parameters.Length; i++)
            parameters[i] = reader.ReadAny(schedule.Parameters[i]);
        return parameters;
    }

    private FormulaScope ScopeOf(ScheduleDefinition schedule, ParameterSymbol[] parameters, IReadOnlyDictionary<string, InputSymbol> inputs, StepTimes times) => new(FormulaRole.Schedule)
    {
        Times = times,
        Parameters = FewParameters.Of(parameters),
        Shared = _shared,
        Inputs = InputsFor(inputs),
        Definitions = schedule.Dialect == Dialect.CSharp ? DefinitionTable.Empty : _visible,
        ComputesArrays = schedule.Dialect != Dialect.CSharp,
    };

    private void ReportUnused(ScheduleDefinition schedule, ParameterSymbol[] parameters, IReadOnlySet<string> used)
    {
        HashSet<string>? usedByExpect = null;
        foreach (var parameter in parameters)
        {
            if (used.Contains(parameter.Name))
                continue;
            usedByExpect ??= new(NamesIn(schedule.Expect).Concat(NamesIn(schedule.Tests)), Names.Comparer);
            if (!usedByExpect.Contains(parameter.Name))
                _errors.UnusedParameter(parameter.Name, parameter.Path, parameter.File);
        }
    }

    private ExpressionSyntax? ParseIn(Dialect dialect, SourceText source, FormulaScope scope, IEnumerable<string>? kept, out int nodeCount) => dialect == Dialect.CSharp
        ? CSharpFormula.Parse(source, CSharpScopeOf(scope, kept), _diagnostics, out nodeCount)
        : Parse(source, _diagnostics, out nodeCount);

    private ExpressionSyntax? Parse(SourceText source, DiagnosticBag diagnostics, out int nodeCount)
    {
        if (_parsed?.TryGetValue(source.Text, out var known) == true)
        {
            nodeCount = known.NodeCount;
            return known.Syntax;
        }

        int before = diagnostics.Count;
        var syntax = FormulaParser.ParseFormula(source, diagnostics, out nodeCount);
        if (syntax is not null && diagnostics.Count == before)
            _parsed?.Add(source.Text, (syntax, nodeCount));
        return syntax;
    }

    /// <summary>What a C# formula sees: the parameters of its schedule, the shared ones, inputs, and what is kept.</summary>
    private static CSharpScope CSharpScopeOf(FormulaScope formula, IEnumerable<string>? kept)
    {
        var scope = new CSharpScope();
        foreach (var parameter in formula.Parameters.Values.Concat(formula.Shared.Values))
            scope.Add(parameter.Name, parameter.State == ParameterState.Faulty ? FormulaType.Error : parameter.FormulaType);
        foreach (string number in formula.Inputs.Keys.Concat(kept ?? []))
            scope.Add(number, FormulaType.Number);
        foreach (string name in TimeNames.Of(formula.Times))
            scope.Add(name, formula.Times.Windows.ContainsKey(name) ? FormulaType.Boolean : FormulaType.Number);
        return scope;
    }

    /// <summary>Inputs of a schedule with those of the configuration, which they hide.</summary>
    private IReadOnlyDictionary<string, InputSymbol> InputsFor(IReadOnlyDictionary<string, InputSymbol> own) => own.Count == 0 ? _inputs
        : own.Values.Concat(_inputs.Values.Where(input => !own.ContainsKey(input.Name))).ToDictionary(input => input.Name, Names.Comparer);

    /// <summary>What the bounds of an expectation name.</summary>
    private static HashSet<string> NamesIn(PlacedSetting? expect)
    {
        var names = new HashSet<string>(Names.Comparer);
        foreach (var text in expect?.Children ?? [])
            names.UnionWith(text.Setting.HasChildren ? NamesIn(text) : NamesInText(text));
        return names;
    }

    private static HashSet<string> NamesInText(PlacedSetting text)
    {
        var names = new HashSet<string>(Names.Comparer);
        if (text.Setting.IsText && FormulaParser.ParseFormula(text.ToSource(), new DiagnosticBag()) is { } syntax)
            FreeNames.Visit(syntax, name => names.Add(name.Name));
        return names;
    }

    /// <summary>What a schedule is bound to.</summary>
    private readonly record struct Bound(
        BoundExpression Body, IReadOnlyList<ParameterSymbol> Parameters, ImmutableArray<Reference> References, KindSymbol? Kind = null, KindEnd? End = null, int NodeCount = 0, StateMachine? Machine = null, TimeSpan Period = default)
    {
        /// <summary>Why there is no such output with these parameters; null where there is.</summary>
        public string? Absence { get; init; }

        public static Bound Nothing => new(BoundError.Instance, [], []);
    }
}
