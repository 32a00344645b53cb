namespace LrExpr.Syntax;

/// <summary>How tightly an operator binds; a higher level binds tighter.</summary>
internal enum Precedence
{
    Expression,
    Conditional,
    Disjunction,
    Conjunction,
    Inversion,
    Comparison,
    Sum,
    Term,
    Prefix,
    Power,
    Primary,
}
