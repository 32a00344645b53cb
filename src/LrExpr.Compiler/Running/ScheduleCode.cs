using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Lowering;
using LrExpr.Running.Closures;
using LrExpr.Running.Emission;
using LrExpr.Running.Plans;

namespace LrExpr.Running;

/// <summary>
/// The code of one schedule, made when it is asked for: lowered, simplified, emitted, compiled.
/// Where the platform cannot, and for the first calls, the tree is evaluated by closures, which are made in a hundredth of the time; see
/// <c>docs/decisions/first-calls.md</c>.
/// </summary>
internal sealed class ScheduleCode(BoundExpression body, Numerics numerics)
{
    /// <summary>As many as the runtime itself makes of a method before it compiles it with care.</summary>
    private const int FirstCalls = 30;

    private LoweredTree? _lowered;
    private Func<long, double>? _closures;
    private Func<long, double>? _function;
    private IFilling? _filling;
    private int _calls;

    /// <summary>The compiled function, made now where it is not there.</summary>
    public Func<long, double> Function => _function ?? Publish(ref _function, MakeFunction);

    /// <summary>The function as far as it has been made. Nobody waits for the compiler, which takes the place of the closures behind the caller's back.</summary>
    public Func<long, double> Current => _function ?? Uncompiled();

    /// <summary>Whether <see cref="Current"/> is what it will be from now on.</summary>
    public bool IsSettled => _function is not null;

    /// <summary>The function as it is without machine code of its own, with the same bits.</summary>
    public Func<long, double> Closures => _closures ?? Publish(ref _closures, MakeClosures);

    /// <summary>How the values of many steps are computed, of those in <see cref="StepRange.All"/>.</summary>
    public IFilling Filling => _filling ?? Publish(ref _filling, PlanFilling);

    /// <summary>The tree that code is made from, with small schedules written out in place, and its size.</summary>
    public LoweredTree Lowered => _lowered ?? Publish(ref _lowered, Lower);

    private LoweredTree Lower()
    {
        var lowered = Lowerer.Lower(body, schedule => schedule.Compiled!.Code.Lowered);
        var simplified = Simplifier.ForCode(lowered, numerics);
        return new LoweredTree(simplified);
    }

    private Func<long, double> Uncompiled()
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
            _closures = null;
        }
        catch (Exception)
        {
            // Thrown here it would end the process, and the closures are as good; who asks for the function hears of it.
        }
    }

    private Func<long, double> MakeFunction()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || CodeOf(Lowered) is not null)
            return Closures;
        var step = Expression.Parameter(typeof(long), "step");
        return MachineCode.Of(Expression.Lambda<Func<long, double>>(ScalarEmitter.Emit(Lowered.Body, step), step));
    }

    private Func<long, double> MakeClosures() =>
        CodeOf(Lowered) ?? ClosureEmitter.Emit(Lowered.Body, (schedule, step) => ScheduleReference.Evaluate(schedule.Compiled!, step));

    /// <summary>A function in C# that is the whole schedule needs nothing around it.</summary>
    private static Func<long, double>? CodeOf(LoweredTree tree) => tree.Body is BoundCode { Step: BoundStep } code ? code.Function : null;

    private IFilling PlanFilling() =>
        RuntimeFeature.IsDynamicCodeCompiled ? new FillPlanner(numerics, Function).Plan(Lowered.Body) : new StepwiseFilling(Function);

    /// <summary>Two threads may compile at once; all get what the first one made.</summary>
    private static T Publish<T>(ref T? field, Func<T> make)
        where T : class =>
        Interlocked.CompareExchange(ref field, make(), null) ?? field;
}
