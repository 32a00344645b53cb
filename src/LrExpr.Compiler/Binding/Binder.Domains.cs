using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>Reports a constant zero divisor, limits in the wrong order, an argument that is not from 0 to 1, and a constant part that is not finite; each once.</summary>
    private BoundCall CheckDomain(ExpressionSyntax node, BoundCall call, ReadOnlySpan<ExpressionSyntax> arguments) =>
        _reach == Reach.Never || FaultOf(call) is not { } fault ? call : Faulty(fault, node, call, [.. arguments]);

    /// <summary>Apart from what is asked of every call, which would make the closure for each.</summary>
    private BoundCall Faulty(DomainFault fault, ExpressionSyntax node, BoundCall call, ExpressionSyntax[] arguments)
    {
        Tell(reach => Report(fault, node, call, arguments, reach == Reach.Always ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning));
        return new BoundCall(call.Function, call.Arguments) { Fault = BoundExpression.Worse(_reach == Reach.Always ? Fault.Error : Fault.Warning, call.Fault) };
    }

    private enum DomainFault
    {
        DivisionByZero,
        LimitsOutOfOrder,
        NotInUnit,
        NotFinite,
    }

    /// <summary>The first of these that a call has; null for none.</summary>
    private static DomainFault? FaultOf(BoundCall call)
    {
        var function = call.Function;
        if (function.Divisor is { } divisor && call.Arguments[divisor] is { Constant.Number: 0, IsFaulty: false })
            return DomainFault.DivisionByZero;
        if (function.Limits is { } limits && call.Arguments[limits.Lower] is { IsFaulty: false, Constant: { } lo }
            && call.Arguments[limits.Upper] is { IsFaulty: false, Constant: { } hi } && lo.Number > hi.Number)
            return DomainFault.LimitsOutOfOrder;
        if (ArgumentBeyondUnit(call) is not null)
            return DomainFault.NotInUnit;
        return !call.IsFaulty && call.Constant is { Type: FormulaType.Number, IsFinite: false } value
            && (double.IsNaN(value.Number) || call.Arguments.All(argument => argument.Constant!.Value.IsFinite))
            ? DomainFault.NotFinite : null;
    }

    private void Report(DomainFault fault, ExpressionSyntax node, BoundCall call, ExpressionSyntax[] arguments, DiagnosticSeverity severity)
    {
        var function = call.Function;
        if (fault == DomainFault.DivisionByZero)
            _errors.DivisionByZero(arguments[function.Divisor!.Value], severity);
        else if (fault == DomainFault.LimitsOutOfOrder)
            _errors.LimitsOutOfOrder(node, function, ValueOf(function.Limits!.Value.Lower), ValueOf(function.Limits.Value.Upper), severity);
        else if (fault == DomainFault.NotInUnit && ArgumentBeyondUnit(call) is { } beyond)
            _errors.NotInUnit(arguments[beyond], function, beyond, ValueOf(beyond), severity);
        else
            _errors.NotFinite(node, call.Constant!.Value.Number, severity);

        double ValueOf(int argument) => call.Arguments[argument].Constant!.Value.Number;
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
