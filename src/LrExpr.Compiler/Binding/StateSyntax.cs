using System.Collections.Immutable;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>An expression and the text it is from.</summary>
internal sealed record ParsedText(ExpressionSyntax Syntax, SourceText Source);

/// <summary>What a schedule or a kind keeps from report to report, as it was written.</summary>
/// <param name="Signals">What a report gives.</param>
/// <param name="States">What it keeps.</param>
internal sealed record StateSyntax(ImmutableArray<SignalSymbol> Signals, ImmutableArray<StateDeclaration> States)
{
    /// <summary>The formulas that say how the states change, in their order.</summary>
    public IEnumerable<ParsedText> Updates => States.Select(state => state.Update);

    /// <summary>The syntax nodes of the updates.</summary>
    public int NodeCount { get; init; }
}

/// <summary>A state as it was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">What it starts with.</param>
/// <param name="Update">What a report makes of it.</param>
internal sealed record StateDeclaration(string Name, ParsedText Start, ParsedText Update)
{
    /// <summary>It is not below; null where nothing is said.</summary>
    public ParsedText? Min { get; init; }

    /// <summary>It is not above; null where nothing is said.</summary>
    public ParsedText? Max { get; init; }

    public string? Description { get; init; }

    public string Path { get; init; } = "";

    public string? File { get; init; }
}
