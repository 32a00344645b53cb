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
        return MachineCode.Of(Expression.Lambda<Func<long, double, double, double, double, double>>(Emit(step, values), [step, .. values]));
    }

    /// <summary>Machine code that takes only some inputs, in an order of its own.</summary>
    /// <typeparam name="TFunction">The delegate: a <c>long</c>, then a <c>double</c> for each argument.</typeparam>
    /// <param name="arguments">The arguments.</param>
    /// <param name="others">The values of all inputs that are no arguments, by their places.</param>
    public TFunction Compile<TFunction>(IReadOnlyList<InputArgument> arguments, IReadOnlyList<double> others)
        where TFunction : Delegate
    {
        var step = Expression.Parameter(typeof(long), "step");
        ParameterExpression[] given = [.. arguments.Select(_ => Expression.Parameter(typeof(double)))];
        ParameterExpression[] values = [.. Enumerable.Range(0, InputSymbol.Most).Select(_ => Expression.Variable(typeof(double)))];
        Expression[] assigned = [.. values.Select((value, place) => Expression.Assign(value, Expression.Constant(others[place])))];
        foreach (var (argument, parameter) in arguments.Zip(given).Where(pair => pair.First.Place < values.Length))
            assigned[argument.Place] = Expression.Assign(values[argument.Place], Within(parameter, argument));
        return MachineCode.Of(Expression.Lambda<TFunction>(Expression.Block(values, [.. assigned, Emit(step, values)]), [step, .. given]));
    }

    /// <summary>As <see cref="InputArgument.Within"/>.</summary>
    private static Expression Within(ParameterExpression value, InputArgument limits)
    {
        Expression within = value;
        if (double.IsFinite(limits.High))
            within = Expression.Condition(Expression.GreaterThan(value, Expression.Constant(limits.High)), Expression.Constant(limits.High), within);
        if (double.IsFinite(limits.Low))
            within = Expression.Condition(Expression.LessThan(value, Expression.Constant(limits.Low)), Expression.Constant(limits.Low), within);
        return within;
    }

    private Expression Emit(ParameterExpression step, ParameterExpression[] values) =>
        ScalarEmitter.Emit(tree.Simplified, step, tree.EvaluatorOf, Places().ToDictionary(place => (Local)place.Input, place => values[place.Index]), OpenOf);

    /// <summary>Where the inputs of a call are; those of what it calls, which an earlier set may have declared, are of the same names.</summary>
    private IEnumerable<(InputSymbol Input, int Index)> Places() =>
        schedule.Inputs.Concat(tree.Called.SelectMany(called => called.Inputs)).Distinct()
            .Select(input => (input, InputPlaces.Find(schedule.Inputs, input.Name)))
            .Where(place => place.Item2 >= 0);

    private Func<double, double, double, double, double, double>? OpenOf(ScheduleSymbol reference) => reference.Inputs.IsEmpty ? null : tree.CodeOfCalled(reference).OfInputs.At;
}
