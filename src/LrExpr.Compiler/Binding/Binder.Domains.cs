using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>Reports a constant zero divisor, limits in the wrong order, an argument that is not from 0 to 1, and a constant part that is not finite; each once.</summary>
    private BoundCall CheckDomain(ExpressionSyntax node, BoundCall call, ReadOnlySpan<ExpressionSyntax> arguments)
    {
        if (_reach == Reach.Never)
            return call;

        var severity = _reach == Reach.Always ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        if (call.Function.Divisor is { } divisor && call.Arguments[divisor] is { Constant.Number: 0, IsFaulty: false })
            _errors.DivisionByZero(arguments[divisor], severity);
        else if (call.Function.Limits is { } limits && call.Arguments[limits.Lower] is { IsFaulty: false, Constant: { } lo }
            && call.Arguments[limits.Upper] is { IsFaulty: false, Constant: { } hi } && lo.Number > hi.Number)
            _errors.LimitsOutOfOrder(node, call.Function, lo.Number, hi.Number, severity);
        else if (ArgumentBeyondUnit(call) is { } beyond)
            _errors.NotInUnit(arguments[beyond], call.Function, beyond, call.Arguments[beyond].Constant!.Value.Number, severity);
        else if (!call.IsFaulty && call.Constant is { Type: FormulaType.Number, IsFinite: false } value
            && (double.IsNaN(value.Number) || call.Arguments.All(argument => argument.Constant!.Value.IsFinite)))
            _errors.NotFinite(node, value.Number, severity);
        else
            return call;
        var fault = severity == DiagnosticSeverity.Error ? Fault.Error : Fault.Warning;
        return new BoundCall(call.Function, call.Arguments) { Fault = BoundExpression.Worse(fault, call.Fault) };
    }

    /// <summary>The first argument that is constant, and not from 0 to 1 where it should be.</summary>
    private static int? ArgumentBeyondUnit(BoundCall call)
    {
        foreach (int index in call.Function.UnitArguments)
        {
            if (call.Arguments[index] is { IsFaulty: false, Constant.Number: < 0 or > 1 })
                return index;
        }

        return null;
    }
}
