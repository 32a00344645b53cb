using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <remarks>What a state starts with.</remarks>
internal sealed partial class Binder
{
    /// <summary>What a state starts with, or its limit, which must be a constant number and may be infinite.</summary>
    public BoundExpression BindStart(ExpressionSyntax syntax)
    {
        var bound = BindValue(syntax, "what a state starts with");
        if (bound.IsError)
            return bound;
        if (bound.Type != FormulaType.Number)
            _errors.NotANumber(syntax, bound.Type, "what a state starts with");
        else if (bound.Constant is { } value && double.IsNaN(value.Number) && !bound.IsFaulty)
            _errors.NotFinite(syntax, value.Number, DiagnosticSeverity.Error);
        else
            return bound;
        return BoundError.Instance;
    }

    /// <summary>Whatever it is.</summary>
    public BoundExpression BindAny(ExpressionSyntax syntax) => Visit(syntax);
}
