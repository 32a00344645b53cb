using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;

namespace LrExpr.Emission;

/// <summary>Fills values at consecutive steps.</summary>
internal delegate void FillRange(long firstStep, ref double destination, int count);

/// <summary>Fills values at the steps given.</summary>
internal delegate void FillSteps(ref long steps, ref double destination, int count);

/// <summary>A lowered tree as LINQ expressions that contain the loop over many steps, so that no call is made for each of them.</summary>
internal static class BatchEmitter
{
    public static Expression<FillRange> EmitRange(BoundExpression body)
    {
        var first = Expression.Parameter(typeof(long));
        return EmitLoop<FillRange>(body, first, index => Expression.Add(first, Expression.Convert(index, typeof(long))));
    }

    public static Expression<FillSteps> EmitSteps(BoundExpression body)
    {
        var steps = Expression.Parameter(typeof(long).MakeByRefType());
        return EmitLoop<FillSteps>(body, steps, index => Expression.Call(typeof(BatchEmitter), nameof(Load), null, steps, index));
    }

    private static Expression<TDelegate> EmitLoop<TDelegate>(BoundExpression body, ParameterExpression source, Func<Expression, Expression> stepAt)
    {
        var destination = Expression.Parameter(typeof(double).MakeByRefType());
        var count = Expression.Parameter(typeof(int));
        var index = Expression.Variable(typeof(int));
        var step = Expression.Variable(typeof(long));
        var done = Expression.Label();
        var iteration = Expression.Block(
            [step],
            Expression.Assign(step, stepAt(index)),
            Expression.Call(typeof(BatchEmitter), nameof(Store), null, destination, index, ScalarEmitter.Emit(body, step)),
            Expression.PreIncrementAssign(index));
        var loop = Expression.Loop(Expression.IfThenElse(Expression.LessThan(index, count), iteration, Expression.Break(done)), done);
        return Expression.Lambda<TDelegate>(Expression.Block([index], Expression.Assign(index, Expression.Constant(0)), loop), source, destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Load(ref long steps, int index) => Unsafe.Add(ref steps, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double destination, int index, double value) => Unsafe.Add(ref destination, index) = value;
}
