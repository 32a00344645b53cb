using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Simplification;

namespace LrExpr.Emission;

/// <summary>
/// The code of one schedule, made when it is first asked for: lowered, simplified, emitted, compiled. This is the only place
/// that compiles. Where the platform cannot, the tree is evaluated.
/// </summary>
internal sealed class ScheduleCode(BoundExpression body, Numerics numerics)
{
    private LoweredTree? _lowered;
    private Func<long, double>? _function;
    private FillRange? _range;
    private FillSteps? _steps;

    public Func<long, double> Function => _function ?? Publish(ref _function, CompileFunction);

    public FillRange Range => _range ?? Publish(ref _range, CompileRange);

    public FillSteps Steps => _steps ?? Publish(ref _steps, CompileSteps);

    /// <summary>The tree that code is made from, with small schedules written out in place, and its size.</summary>
    public LoweredTree Lowered => _lowered ?? Publish(ref _lowered, Lower);

    private LoweredTree Lower()
    {
        var lowered = Lowering.Lower(body, schedule => schedule.Compiled!.Code.Lowered);
        var simplified = Simplifier.ForCode(lowered, numerics);
        return new LoweredTree(simplified, LocalUses.SizeOf(simplified));
    }

    private Func<long, double> CompileFunction()
    {
        var tree = Lowered.Body;
        if (tree is BoundCode { Step: BoundStep } code)
            return code.Function!;
        if (!RuntimeFeature.IsDynamicCodeCompiled)
            return step => BoundEvaluator.Evaluate(tree, step);
        var step = Expression.Parameter(typeof(long), "step");
        return Expression.Lambda<Func<long, double>>(ScalarEmitter.Emit(tree, step), step).Compile();
    }

    private FillRange CompileRange()
    {
        if (RuntimeFeature.IsDynamicCodeCompiled)
            return BatchEmitter.EmitRange(Lowered.Body).Compile();
        var function = Function;
        return (long firstStep, ref double destination, int count) =>
        {
            for (int i = 0; i < count; i++)
                Unsafe.Add(ref destination, i) = function(firstStep + i);
        };
    }

    private FillSteps CompileSteps()
    {
        if (RuntimeFeature.IsDynamicCodeCompiled)
            return BatchEmitter.EmitSteps(Lowered.Body).Compile();
        var function = Function;
        return (ref long steps, ref double destination, int count) =>
        {
            for (int i = 0; i < count; i++)
                Unsafe.Add(ref destination, i) = function(Unsafe.Add(ref steps, i));
        };
    }

    /// <summary>Two threads may compile at once; all get what the first one made.</summary>
    private static T Publish<T>(ref T? field, Func<T> make)
        where T : class =>
        Interlocked.CompareExchange(ref field, make(), null) ?? field;
}
