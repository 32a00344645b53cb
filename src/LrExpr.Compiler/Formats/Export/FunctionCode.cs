using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>How another language writes a function or an operator of the language.</summary>
/// <param name="Name">The operator or the function to call, right for all arguments.</param>
internal sealed record FunctionCode(string Name)
{
    /// <summary>How tightly it binds; <see cref="Precedence.Primary"/> for a call.</summary>
    public Precedence Precedence { get; init; } = Precedence.Primary;

    /// <summary>What can be written instead where the arguments are known to be harmless, and is better known to people.</summary>
    public FunctionCode? Plain { get; init; }

    /// <summary>When they are harmless.</summary>
    public Func<CallFacts, bool> PlainWhere { get; init; } = _ => false;

    public bool IsOperator => Precedence != Precedence.Primary;
}
