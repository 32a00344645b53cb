using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>Something of the configuration that a formula can call, and what is known of it once it has been bound.</summary>
internal abstract class DefinitionSymbol(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether it was reported; what refers to it is then not reported for that.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>The definitions its formula calls, each time it calls one, in their order.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>Syntax nodes of its own formula.</summary>
    public int NodeCount { get; set; }

    /// <summary>Syntax nodes with those of the functions and kinds called, at each call anew.</summary>
    public long ExpandedNodeCount { get; set; }

    /// <summary>The bound on the work of one evaluation.</summary>
    public long Cost { get; set; }
}

/// <summary>A call of a definition from a text.</summary>
/// <param name="Target">What is called.</param>
/// <param name="Source">The text it is called from.</param>
/// <param name="Span">The name in the text.</param>
internal sealed record Reference(DefinitionSymbol Target, SourceText Source, TextSpan Span);

/// <summary>A function of the configuration.</summary>
internal sealed class ConfiguredFunction(FunctionDefinition definition) : DefinitionSymbol(definition.Name)
{
    public FunctionDefinition Definition { get; } = definition;

    public FunctionSyntax? Syntax { get; set; }

    public ImmutableArray<Local> Parameters { get; set; } = [];

    /// <summary>Whether its arguments are right, whatever may be wrong with the rest.</summary>
    public bool HasRightArguments { get; set; }

    public BoundExpression Body { get; set; } = BoundError.Instance;
}

/// <summary>A kind, built in or of the configuration.</summary>
internal sealed class KindSymbol(KindDefinition definition) : DefinitionSymbol(definition.Name)
{
    public KindDefinition Definition { get; } = definition;

    public bool IsBuiltIn => Definition.Source is not null;

    public ExpressionSyntax? Formula { get; set; }

    /// <summary>The constraints with their texts; one with an error is left out.</summary>
    public ImmutableArray<(ExpressionSyntax Syntax, SourceText Source)> Constraints { get; set; } = [];

    /// <summary>The parameters, of which only those with a default have a value.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; set; } = [];

    /// <summary>What its formula sees.</summary>
    public DefinitionTable Visible { get; set; } = DefinitionTable.Empty;

    /// <summary>The shared parameters its formula sees.</summary>
    public IReadOnlyDictionary<string, ParameterSymbol> Shared { get; set; } = ParameterSymbol.None;

    /// <summary>The formula bound without values, from which its own cost follows.</summary>
    public BoundExpression Body { get; set; } = BoundError.Instance;

    public ParameterSymbol? Parameter(string name)
    {
        string canonical = KindParameter.Canonical(name);
        return Parameters.FirstOrDefault(parameter => KindParameter.Canonical(parameter.Name) == canonical);
    }
}

/// <summary>A schedule, under a name of its own or in place as a parameter.</summary>
internal sealed class ScheduleSymbol(ScheduleDefinition definition) : DefinitionSymbol(definition.Name), IScheduleArgument
{
    public ScheduleDefinition Definition { get; } = definition;

    /// <summary>The kind it is of; null for a formula.</summary>
    public KindSymbol? Kind { get; set; }

    public IReadOnlyList<ParameterSymbol> Parameters { get; set; } = [];

    public BoundExpression Body { get; set; } = BoundError.Instance;
}
