using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>Reports a constant zero divisor, limits in the wrong order, an argument that is not from 0 to 1, and a constant part that is not finite; each once.</summary>
    private BoundCall CheckDomain(ExpressionSyntax node, BoundCall call, ReadOnlySpan<ExpressionSyntax> arguments)
    {
        if (_reach == Reach.Never || FaultOf(node, call, arguments) is not { } report)
            return call;
        Tell(reach => report(reach == Reach.Always ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning));
        return new BoundCall(call.Function, call.Arguments) { Fault = BoundExpression.Worse(_reach == Reach.Always ? Fault.Error : Fault.Warning, call.Fault) };
    }

    /// <summary>The first of these that a call has, as a report of it; null for none.</summary>
    private Action<DiagnosticSeverity>? FaultOf(ExpressionSyntax node, BoundCall call, ReadOnlySpan<ExpressionSyntax> arguments)
    {
        var function = call.Function;
        if (function.Divisor is { } divisor && call.Arguments[divisor] is { Constant.Number: 0, IsFaulty: false })
        {
            var part = arguments[divisor];
            return severity => _errors.DivisionByZero(part, severity);
        }

        if (function.Limits is { } limits && call.Arguments[limits.Lower] is { IsFaulty: false, Constant: { } lo }
            && call.Arguments[limits.Upper] is { IsFaulty: false, Constant: { } hi } && lo.Number > hi.Number)
            return severity => _errors.LimitsOutOfOrder(node, function, lo.Number, hi.Number, severity);
        if (ArgumentBeyondUnit(call) is { } beyond)
        {
            var part = arguments[beyond];
            return severity => _errors.NotInUnit(part, function, beyond, call.Arguments[beyond].Constant!.Value.Number, severity);
        }

        if (!call.IsFaulty && call.Constant is { Type: FormulaType.Number, IsFinite: false } value
            && (double.IsNaN(value.Number) || call.Arguments.All(argument => argument.Constant!.Value.IsFinite)))
            return severity => _errors.NotFinite(node, value.Number, severity);
        return null;
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
