using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <summary>What sort of text is bound, which decides what it may name.</summary>
internal enum FormulaRole
{
    Schedule,
    Kind,
    Constraint,
    Function,

    /// <summary>The value of a parameter: a constant expression.</summary>
    Value,

    /// <summary>What a state starts with, its limit, or the last step of a kind: a constant expression, also in a kind.</summary>
    Start,
}

/// <summary>What a text can see.</summary>
internal sealed record FormulaScope(FormulaRole Role)
{
    public static IReadOnlyDictionary<string, InputSymbol> NoInputs { get; } = new Dictionary<string, InputSymbol>();

    /// <summary>Parameters of the schedule or kind.</summary>
    public IReadOnlyDictionary<string, ParameterSymbol> Parameters { get; init; } = ParameterSymbol.None;

    /// <summary>The shared parameters of the configuration.</summary>
    public IReadOnlyDictionary<string, ParameterSymbol> Shared { get; init; } = ParameterSymbol.None;

    /// <summary>The inputs of the configuration, and of the schedule.</summary>
    public IReadOnlyDictionary<string, InputSymbol> Inputs { get; init; } = NoInputs;

    /// <summary>The states that a formula sees, and the signals that an update sees as well.</summary>
    public IReadOnlyDictionary<string, OpenSymbol> Kept { get; init; } = StateMachine.Nothing;

    /// <summary>The signals, where they cannot be seen.</summary>
    public IReadOnlyDictionary<string, OpenSymbol> Unheard { get; init; } = StateMachine.Nothing;

    /// <summary>What dates and durations are read by.</summary>
    public StepTimes Times { get; init; } = StepTimes.None;

    /// <summary>Which parameters of the kind say how long a run is; null where none does.</summary>
    public KindHorizon? Horizon { get; init; }

    /// <summary>The functions, kinds and schedules that can be called.</summary>
    public DefinitionTable Definitions { get; init; } = DefinitionTable.Empty;

    /// <summary>Everything that can be called somewhere, for messages that say why it cannot be called here.</summary>
    public DefinitionTable Elsewhere { get; init; } = DefinitionTable.Empty;

    /// <summary>Whether operators and functions of numbers take arrays element by element. In C# they do not.</summary>
    public bool ComputesArrays { get; init; } = true;

    /// <summary>Whether a kind is checked by itself, while its parameters have no values.</summary>
    public bool IsAlone { get; init; }

    public bool IsInKind => Role is FormulaRole.Kind or FormulaRole.Constraint or FormulaRole.Start;

    /// <summary>Whether it may name inputs: a formula of the configuration that is no constant.</summary>
    public bool HasInputs => Role is FormulaRole.Schedule or FormulaRole.Function;

    /// <summary>Whether it may have dates and durations: a function or a kind may be used under several clocks.</summary>
    public bool HasTimes => Role is FormulaRole.Schedule or FormulaRole.Value;

    public bool HasStep => Role is FormulaRole.Schedule or FormulaRole.Kind;

    /// <summary>The names of values it sees, those bound inside the text apart.</summary>
    public IEnumerable<string> ValueNames =>
        Constants.All.Keys.Concat(Parameters.Keys).Concat(Kept.Keys).Concat(Shared.Keys).Concat(HasInputs ? Inputs.Keys : []).Concat(HasStep ? [Constants.Step] : []).Concat(HasTimes ? TimeNames.Of(Times) : []);

    /// <summary>The names of what it can call.</summary>
    public IEnumerable<string> CallableNames =>
        FunctionTable.All.Where(CanCall).Select(function => function.Name)
            .Concat(Role is FormulaRole.Constraint or FormulaRole.Value or FormulaRole.Start ? [] : Definitions.Names)
            .Concat(Parameters.Values.Where(parameter => parameter.Type.Use.IsCall).Select(parameter => parameter.Name));

    /// <summary>The same with a further parameter.</summary>
    public FormulaScope With(ParameterSymbol parameter) =>
        this with { Parameters = new Dictionary<string, ParameterSymbol>(Parameters, Names.Comparer) { [parameter.Name] = parameter } };

    /// <summary>Whether a definition is of the sort that is being linked. Only schedules, with the kinds they are of, refer to schedules.</summary>
    public bool IsOfSameSort(DefinitionSymbol called) => called switch
    {
        ConfiguredFunction => Role == FormulaRole.Function,
        KindSymbol kind => IsAlone && !kind.IsBuiltIn,
        _ => true,
    };

    public bool CanCall(FunctionSymbol function) =>
        function.Form != FunctionForm.Operator && (IsInKind || function.Form is FunctionForm.Plain or FunctionForm.If or FunctionForm.Array or FunctionForm.Iterate);
}

/// <summary>Receives what the binder finds wrong.</summary>
internal interface IBindingReporter
{
    void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint = null);
}
