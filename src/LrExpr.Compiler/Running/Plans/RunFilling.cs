using System.Linq.Expressions;
using System.Runtime.InteropServices;
using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Running.Emission;

namespace LrExpr.Running.Plans;

/// <summary>Computes what is constant within a run, at a step of it.</summary>
internal delegate void RunValues(long step, ref double values);

/// <summary>Fills run by run: what is constant within one is computed once for all of it.</summary>
internal sealed class RunFilling : IFilling
{
    private readonly StepRange _range;
    private readonly RunValues _roots;
    private readonly RunValues _all;
    private readonly int _rootCount;
    private readonly int _valueCount;
    private readonly int _result;
    private readonly VectorLoop? _loop;
    private readonly IFilling _single;

    /// <param name="range">The steps.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="loop">Fills a run; null where the value is one of those that are constant within it.</param>
    /// <param name="single">Fills steps that are not consecutive.</param>
    public RunFilling(StepRange range, Runs runs, VectorLoop? loop, IFilling single)
    {
        _range = range;
        _rootCount = runs.Roots.Count;
        _valueCount = runs.All.Count;
        _roots = MachineCode.Of(Emit(runs.Roots));
        _all = MachineCode.Of(Emit(runs.All));
        _result = runs.Body is BoundLocal { Local: var local } ? runs.All.ToList().FindIndex(value => value.Local == local) : -1;
        _loop = loop;
        _single = single;
    }

    public void Fill(long first, Span<double> destination)
    {
        Span<double> values = _valueCount <= 64 ? stackalloc double[64] : new double[_valueCount];
        Span<double> others = stackalloc double[_rootCount];
        long length = 0;
        while (destination.Length > 0)
        {
            _all(first, ref values[0]);
            length = LengthOf(first, destination.Length, length, values, others);
            var run = destination[..(int)length];
            if (_loop is null)
                run.Fill(values[_result]);
            else
                _loop.Fill(first, run, ref values[0]);
            destination = destination[run.Length..];
            first += run.Length;
        }
    }

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => _single.Fill(steps, destination);

    public override string ToString() => _loop is null ? "by runs" : "by runs in vectors";

    /// <summary>How many steps from the first on, up to a limit, are in one run. Most runs are as long as the one before.</summary>
    private long LengthOf(long first, long limit, long guess, ReadOnlySpan<double> values, Span<double> others)
    {
        long known = 1, beyond = limit + 1;
        if (guess > 1 && guess < limit)
        {
            if (IsSameAt(first + guess - 1, values, others))
                known = guess;
            else
                beyond = guess;
            if (known == guess && !IsSameAt(first + guess, values, others))
                return guess;
        }

        // Ever longer strides, then the middle between what is known to be in and out.
        long stride = Math.Max(known, 64);
        while (beyond > limit && known < limit)
        {
            long next = Math.Min(limit, known + stride);
            if (IsSameAt(first + next - 1, values, others))
                known = next;
            else
                beyond = next;
            stride *= 4;
        }

        while (beyond - known > 1)
        {
            long middle = known + (beyond - known) / 2;
            if (IsSameAt(first + middle - 1, values, others))
                known = middle;
            else
                beyond = middle;
        }

        return known;
    }

    private bool IsSameAt(long step, ReadOnlySpan<double> values, Span<double> others)
    {
        if (step > _range.Last)
            return false;
        _roots(step, ref others[0]);

        // By their bits: 0 and -0 are two, since what follows from them may be.
        return MemoryMarshal.Cast<double, long>(others).SequenceEqual(MemoryMarshal.Cast<double, long>(values[.._rootCount]));
    }

    private static Expression<RunValues> Emit(IReadOnlyList<(Local Local, BoundExpression Value)> all)
    {
        var step = Expression.Parameter(typeof(long), "step");
        var values = Expression.Parameter(typeof(double).MakeByRefType(), "values");
        var locals = new Dictionary<Local, ParameterExpression>();
        var body = new List<Expression>();
        foreach (var (local, value) in all)
        {
            var variable = Expression.Variable(typeof(double));
            body.Add(Expression.Assign(variable, ScalarEmitter.Emit(value, step, locals)));
            body.Add(Expression.Call(Element.StoreMethod, values, Expression.Constant(locals.Count), variable));
            locals.Add(local, variable);
        }

        return Expression.Lambda<RunValues>(Expression.Block(locals.Values, body), step, values);
    }
}
