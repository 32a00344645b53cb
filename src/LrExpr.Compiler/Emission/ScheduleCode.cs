using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Emission.Batches;
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
    private IFilling? _filling;

    public Func<long, double> Function => _function ?? Publish(ref _function, CompileFunction);

    /// <summary>How the values of many steps are computed, of those in <see cref="StepRange.All"/>.</summary>
    public IFilling Filling => _filling ?? Publish(ref _filling, PlanFilling);

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
        return Compile(Expression.Lambda<Func<long, double>>(ScalarEmitter.Emit(tree, step), step));
    }

    public static TDelegate Compile<TDelegate>(Expression<TDelegate> code)
        where TDelegate : Delegate => code.Compile();

    private IFilling PlanFilling() => new FillPlanner(numerics, Function).Plan(Lowered.Body);

    /// <summary>Two threads may compile at once; all get what the first one made.</summary>
    private static T Publish<T>(ref T? field, Func<T> make)
        where T : class =>
        Interlocked.CompareExchange(ref field, make(), null) ?? field;
}
