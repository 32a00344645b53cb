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
internal sealed class OpenCode(ScheduleSymbol schedule, ScheduleCode tree)
{
    private const int FirstCalls = 30;

    private Func<long, double, double, double, double, double>? _closures;
    private Func<long, double, double, double, double, double>? _function;
    private int _calls;

    /// <summary>The function as far as it has been made; see <see cref="ScheduleCode.Current"/>.</summary>
    public Func<long, double, double, double, double, double> Current => _function ?? Uncompiled();

    /// <summary>The compiled function, made now where it is not there.</summary>
    public Func<long, double, double, double, double, double> Function => _function ?? (_function = RuntimeFeature.IsDynamicCodeCompiled ? MakeFunction() : Closures);

    private Func<long, double, double, double, double, double> Closures => _closures ??= ClosureEmitter.EmitOpen(tree.Simplified, Places(), FunctionOf, OpenOf);

    /// <summary>The value at a step that another schedule computed; NaN for NaN. A long chain of references cannot overflow the stack.</summary>
    public double At(double step, double first, double second, double third, double fourth)
    {
        if (double.IsNaN(step))
            return step;
        long whole = Intrinsics.ToStep(step);
        return StackGuard.HasRoom ? Current(whole, first, second, third, fourth) : StackGuard.OnFreshStack(() => Current(whole, first, second, third, fourth));
    }

    private Func<long, double, double, double, double, double> Uncompiled()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            return Function;
        if (Interlocked.Increment(ref _calls) == FirstCalls)
            ThreadPool.UnsafeQueueUserWorkItem(static code => code.CompileLater(), this, preferLocal: false);
        return Closures;
    }

    private void CompileLater()
    {
        try
        {
            _ = Function;
        }
        catch (Exception)
        {
            // Thrown here it would end the process, and the closures are as good.
        }
    }

    private Func<long, double, double, double, double, double> MakeFunction()
    {
        var step = Expression.Parameter(typeof(long), "step");
        ParameterExpression[] values = [.. Enumerable.Range(0, InputSymbol.Most).Select(_ => Expression.Parameter(typeof(double)))];
        var locals = Places().ToDictionary(place => (Local)place.Input, place => values[place.Index]);
        return MachineCode.Of(Expression.Lambda<Func<long, double, double, double, double, double>>(ScalarEmitter.Emit(tree.Simplified, step, FunctionOf, locals, OpenOf), [step, .. values]));
    }

    /// <summary>Where the inputs of a call are; those of what it calls, which an earlier set may have declared, are of the same names.</summary>
    private IEnumerable<(InputSymbol Input, int Index)> Places() =>
        schedule.Inputs.Concat(tree.Called.SelectMany(called => called.Inputs)).Distinct()
            .Select(input => (input, InputPlaces.Find(schedule.Inputs, input.Name)))
            .Where(place => place.Item2 >= 0);

    private Func<double, double> FunctionOf(ScheduleSymbol reference) => tree.EvaluatorOf(reference);

    private Func<double, double, double, double, double, double>? OpenOf(ScheduleSymbol reference) => reference.Inputs.IsEmpty ? null : tree.CodeOfCalled(reference).OfInputs.At;
}
