using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <summary>
/// Something of the configuration that a formula can call, and what is known of it once it has been bound. It is made when all that it refers to
/// has been made, and nothing changes it.
/// </summary>
internal abstract class DefinitionSymbol
{
    public abstract Definition Definition { get; }

    public string Name => Definition.Name;

    /// <summary>Whether it was reported; what refers to it is then not reported for that.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Whether its parameters and constraints are right, whatever is wrong with its formula.</summary>
    public bool HasRightDeclaration { get; init; } = true;

    /// <summary>The definitions its formula calls, each time it calls one, in their order.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>The bound on the work of one evaluation.</summary>
    public long Cost { get; init; }
}

/// <summary>A call of a definition from a text.</summary>
/// <param name="Target">What is called.</param>
/// <param name="Source">The text it is called from.</param>
/// <param name="Span">The name in the text.</param>
internal sealed record Reference(DefinitionSymbol Target, SourceText Source, TextSpan Span);

/// <summary>Where a kind ends that has values for its parameters.</summary>
/// <param name="Kind">The kind, and where it is named.</param>
/// <param name="Step">The last step it is made for.</param>
internal sealed record KindEnd(Reference Kind, double Step);

/// <summary>A definition that is put in the place of its calls.</summary>
internal abstract class ExpandedSymbol : DefinitionSymbol
{
    /// <summary>Syntax nodes of its formula with those of the functions and kinds called, at each call anew.</summary>
    public long ExpandedNodeCount { get; init; }
}

/// <summary>A function of the configuration.</summary>
internal sealed class ConfiguredFunction(FunctionDefinition definition) : ExpandedSymbol
{
    public override FunctionDefinition Definition { get; } = definition;

    /// <summary>Its arguments as they were written.</summary>
    public ImmutableArray<NameSyntax> Arguments { get; init; } = [];

    public ImmutableArray<Local> Parameters { get; init; } = [];

    /// <summary>The inputs it depends on.</summary>
    public ImmutableArray<InputSymbol> Inputs { get; init; } = [];

    public BoundExpression Body { get; init; } = BoundError.Instance;
}

/// <summary>A kind, built in or of the configuration.</summary>
internal sealed class KindSymbol(KindDefinition definition) : ExpandedSymbol
{
    public override KindDefinition Definition { get; } = definition;

    public bool IsBuiltIn => Definition.Source is not null;

    public ExpressionSyntax? Formula { get; init; }

    /// <summary>The constraints with their texts; one with an error is left out.</summary>
    public ImmutableArray<(ExpressionSyntax Syntax, SourceText Source)> Constraints { get; init; } = [];

    /// <summary>The last step it is made for, with its text; null for none, and for one with an error.</summary>
    public (ExpressionSyntax Syntax, SourceText Source)? Until { get; init; }

    /// <summary>The parameters, of which only those with a default have a value.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; init; } = [];

    /// <summary>What it keeps from report to report, not yet bound; null for a pure function of the step.</summary>
    public StateSyntax? State { get; init; }

    /// <summary>Whether it keeps something, or calls a kind that does.</summary>
    /// <remarks>Known from when the kind is linked: to ask along the references would be as deep as a chain of kinds is long.</remarks>
    public bool Listens { get; init; }

    /// <summary>What its formula calls.</summary>
    public DefinitionTable Visible { get; init; } = DefinitionTable.Empty;

    /// <summary>The shared parameters its formula sees.</summary>
    public IReadOnlyDictionary<string, ParameterSymbol> Shared { get; init; } = ParameterSymbol.None;

    public ParameterSymbol? Parameter(string name)
    {
        string canonical = KindParameter.Canonical(name);
        return Parameters.FirstOrDefault(parameter => KindParameter.Canonical(parameter.Name) == canonical);
    }
}

/// <summary>A schedule, under a name of its own or in place as a parameter.</summary>
internal sealed class ScheduleSymbol(ScheduleDefinition definition) : DefinitionSymbol, IScheduleArgument
{
    public override ScheduleDefinition Definition { get; } = definition;

    /// <summary>The kind it is of; null for a formula.</summary>
    public KindSymbol? Kind { get; init; }

    public IReadOnlyList<ParameterSymbol> Parameters { get; init; } = [];

    /// <summary>The inputs it depends on, those of what it refers to among them.</summary>
    public ImmutableArray<InputSymbol> Inputs { get; init; } = [];

    /// <summary>Syntax nodes of its formula with those of what it calls that is put in the place of the call, as a schedule is that listens.</summary>
    public long ExpandedNodeCount { get; init; }

    /// <summary>Where its kind ends with the parameters it has; null where it does not.</summary>
    public KindEnd? End { get; init; }

    /// <summary>What it keeps itself from report to report; null where it keeps nothing.</summary>
    public StateMachine? Machine { get; init; }

    /// <summary>What listens in it, itself and what it refers to, in the order in which they are met.</summary>
    public ImmutableArray<StatePart> States { get; init; } = [];

    /// <summary>What its dates and durations are read by.</summary>
    public StepTimes Times { get; init; } = StepTimes.None;

    /// <summary>After which time what it names of the clock repeats itself, with what it refers to; none where nothing does.</summary>
    public TimeSpan Period { get; init; }

    /// <summary>The same in steps; 0 where nothing repeats itself.</summary>
    public double PeriodSteps => Times.Clock is { } clock ? (double)Period.Ticks / clock.UnitTicks : 0;

    public BoundExpression Body { get; init; } = BoundError.Instance;

    /// <summary>Why there is no such output with these parameters, so that it is an error to refer to it; null for all that there is.</summary>
    public string? Absence { get; init; }

    /// <summary>Whether its tree has numbers that are not known before a call.</summary>
    public bool IsOpen => !Inputs.IsEmpty || !States.IsEmpty;
}
