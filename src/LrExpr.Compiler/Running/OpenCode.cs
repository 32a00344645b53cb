using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running.Closures;
using LrExpr.Running.Emission;
using LrExpr.Text;

namespace LrExpr.Running;

/// <summary>The code of a schedule whose inputs come with each call: closures at first, machine code once it has been called some times.</summary>
/// <remarks>There are as many inputs as typed calls give; those that the schedule does not have are not looked at.</remarks>
/// <param name="schedule">The schedule.</param>
/// <param name="tree">Its tree, in which inputs are left open.</param>
internal sealed class OpenCode(ScheduleSymbol schedule, ScheduleCode tree) : TieredCode<Func<long, double, double, double, double, double>>
{
    /// <summary>The value at a step that another schedule computed; NaN for NaN. A long chain of references cannot overflow the stack.</summary>
    public double At(double step, double first, double second, double third, double fourth)
    {
        if (double.IsNaN(step))
            return step;
        long whole = Intrinsics.ToStep(step);
        return StackGuard.HasRoom ? Current(whole, first, second, third, fourth) : StackGuard.OnFreshStack(() => Current(whole, first, second, third, fourth));
    }

    protected override Func<long, double, double, double, double, double> MakeClosures() => ClosureEmitter.EmitOpen(tree.Simplified, Places(), tree.EvaluatorOf, OpenOf);

    protected override Func<long, double, double, double, double, double> MakeFunction()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            return Closures;
        var step = Expression.Parameter(typeof(long), "step");
        ParameterExpression[] values = [.. Enumerable.Range(0, InputSymbol.Most).Select(_ => Expression.Parameter(typeof(double)))];
        var locals = Places().ToDictionary(place => (Local)place.Input, place => values[place.Index]);
        return MachineCode.Of(Expression.Lambda<Func<long, double, double, double, double, double>>(ScalarEmitter.Emit(tree.Simplified, step, tree.EvaluatorOf, locals, OpenOf), [step, .. values]));
    }

    /// <summary>Where the inputs of a call are; those of what it calls, which an earlier set may have declared, are of the same names.</summary>
    private IEnumerable<(InputSymbol Input, int Index)> Places() =>
        schedule.Inputs.Concat(tree.Called.SelectMany(called => called.Inputs)).Distinct()
            .Select(input => (input, InputPlaces.Find(schedule.Inputs, input.Name)))
            .Where(place => place.Item2 >= 0);

    private Func<double, double, double, double, double, double>? OpenOf(ScheduleSymbol reference) => reference.Inputs.IsEmpty ? null : tree.CodeOfCalled(reference).OfInputs.At;
}
