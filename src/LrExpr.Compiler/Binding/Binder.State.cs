using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <remarks>What a state starts with.</remarks>
internal sealed partial class Binder
{
    /// <summary>What a state starts with, or its limit, which must be a constant number and may be infinite.</summary>
    public BoundExpression BindStart(ExpressionSyntax syntax) => BindNumber(syntax, "what a state starts with");

    /// <summary>The last step of a kind, which may be infinite but not NaN.</summary>
    public BoundExpression BindEnd(ExpressionSyntax syntax) => BindNumber(syntax, "the last step of a kind");

    private BoundExpression BindNumber(ExpressionSyntax syntax, string what)
    {
        var bound = BindValue(syntax, what);
        if (bound.IsError)
            return bound;
        if (bound.Type != FormulaType.Number)
            _errors.NotANumber(syntax, bound.Type, what);
        else if (bound.Constant is { } value && double.IsNaN(value.Number) && !bound.IsFaulty)
            _errors.NotFinite(syntax, value.Number, DiagnosticSeverity.Error);
        else
            return bound;
        return BoundError.Instance;
    }

    /// <summary>Whatever it is.</summary>
    public BoundExpression BindAny(ExpressionSyntax syntax) => Visit(syntax);
}
