using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Language.Vectors;
using LrExpr.Lowering;

namespace LrExpr.Running.Plans;

/// <summary>Fills values at consecutive steps, at least as many as a vector has lanes.</summary>
/// <param name="first">The first step.</param>
/// <param name="destination">Where the values go.</param>
/// <param name="count">How many.</param>
/// <param name="values">The values of locals that are the same at all of the steps.</param>
/// <returns>Whether all arguments were within the domains of the vector functions; if not, what was filled is worth nothing.</returns>
internal delegate bool RangeKernel(double first, ref double destination, int count, ref double values);

/// <summary>Fills values at the steps given; see <see cref="RangeKernel"/>.</summary>
internal delegate bool StepsKernel(ref long steps, ref double destination, int count, ref double values);

/// <summary>
/// A tree as a loop over vectors. The last vector overlaps the one before, so that there is no rest to be done one by one. All branches of a
/// conditional are computed: what is worth a jump was taken out before.
/// </summary>
internal sealed class VectorEmitter : LoweredVisitor<Expression>
{
    private const int LargestTree = 400;
    private const double SmallestFactor = 1e-60, LargestFactor = 1e60;

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicProperties)]
    private readonly Type _simd;

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)]
    private readonly Type _math;

    private readonly Type _vector;
    private readonly ParameterExpression _step;
    private readonly ParameterExpression _isWithin;
    private readonly ValueBounds _bounds;
    private readonly Dictionary<Local, Expression> _locals = [];
    private readonly Dictionary<Local, BoundExpression> _values = [];
    private readonly HashSet<Local> _runConstants = [];
    private readonly List<ParameterExpression> _variables = [];
    private readonly List<Expression> _before = [];

    private VectorEmitter(ValueBounds bounds)
    {
        _bounds = bounds;
        bool isWide = Vector512.IsHardwareAccelerated;
        _simd = isWide ? typeof(Simd512) : typeof(Simd256);
        _vector = isWide ? typeof(Vector512<double>) : typeof(Vector256<double>);
        _math = isWide ? typeof(VectorMath<Simd512, Vector512<double>>) : typeof(VectorMath<Simd256, Vector256<double>>);
        _step = Expression.Variable(_vector, "step");
        _isWithin = Expression.Variable(_vector, "isWithin");
    }

    /// <summary>Whether the machine has vectors, with the operations that own functions are made of.</summary>
    public static bool IsSupported =>
        RuntimeFeature.IsDynamicCodeCompiled && Vector256.IsHardwareAccelerated && (System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported);

    public static int Lanes => Vector512.IsHardwareAccelerated ? Simd512.Lanes : Simd256.Lanes;

    /// <summary>Whether all of a tree can be computed in vectors.</summary>
    public static bool CanEmit(BoundExpression body) => LocalUses.SizeOf(body) <= LargestTree && new VectorCheck().Visit(body);

    /// <param name="body">The tree.</param>
    /// <param name="locals">The locals that are the same at all steps, in the order of their values.</param>
    /// <param name="valueOf">Their values, where those are known.</param>
    /// <param name="bounds">The bounds of their values.</param>
    public static Expression<RangeKernel> EmitRange(
        BoundExpression body, IReadOnlyList<Local> locals, Func<Local, BoundExpression?> valueOf, ValueBounds bounds)
    {
        var first = Expression.Parameter(typeof(double), "first");
        var emitter = new VectorEmitter(bounds);
        return emitter.EmitLoop<RangeKernel>(
            body, locals, valueOf, first, index => emitter.Call("Add", emitter.Broadcast(Expression.Add(first, Expression.Convert(index, typeof(double)))), Expression.Property(null, emitter._simd.GetProperty("Indices")!)));
    }

    /// <inheritdoc cref="EmitRange"/>
    public static Expression<StepsKernel> EmitSteps(
        BoundExpression body, IReadOnlyList<Local> locals, Func<Local, BoundExpression?> valueOf, ValueBounds bounds)
    {
        var steps = Expression.Parameter(typeof(long).MakeByRefType(), "steps");
        var emitter = new VectorEmitter(bounds);
        return emitter.EmitLoop<StepsKernel>(
            body, locals, valueOf, steps, index => emitter.CallSimd("LoadSteps", steps, index));
    }

    private Expression<TDelegate> EmitLoop<TDelegate>(
        BoundExpression body, IReadOnlyList<Local> locals, Func<Local, BoundExpression?> valueOf, ParameterExpression source, Func<Expression, Expression> stepAt)
    {
        var destination = Expression.Parameter(typeof(double).MakeByRefType(), "destination");
        var count = Expression.Parameter(typeof(int), "count");
        var values = Expression.Parameter(typeof(double).MakeByRefType(), "values");
        var index = Expression.Variable(typeof(int), "index");
        var last = Expression.Variable(typeof(int), "last");
        for (int i = 0; i < locals.Count; i++)
        {
            var local = locals[i];
            if (valueOf(local) is { } value)
                _values[local] = value;
            _runConstants.Add(local);
            _locals[local] = Before(Broadcast(Expression.Call(Element.LoadMethod, values, Expression.Constant(i))));
        }

        var result = Visit(body);
        var done = Expression.Label();
        var lanes = Expression.Constant(Lanes);
        var loop = Expression.Loop(
            Expression.Block(
                Expression.Assign(_step, stepAt(index)),
                CallSimd("Store", result, destination, index),
                Expression.IfThen(Expression.Equal(index, last), Expression.Break(done)),
                Expression.AddAssign(index, lanes),
                Expression.IfThen(Expression.GreaterThan(index, last), Expression.Assign(index, last))),
            done);
        return Expression.Lambda<TDelegate>(
            Expression.Block(
                [index, last, _step, _isWithin, .. _variables],
                [
                    Expression.Assign(index, Expression.Constant(0)),
                    Expression.Assign(last, Expression.Subtract(count, lanes)),
                    Expression.Assign(_isWithin, Call("Equal", Broadcast(Expression.Constant(0.0)), Broadcast(Expression.Constant(0.0)))),
                    .. _before,
                    loop,
                    CallSimd("AllTrue", _isWithin),
                ]),
            source, destination, count, values);
    }

    protected override Expression VisitConstant(BoundConstant node) => node.Type == FormulaType.Boolean
        ? Call("Equal", Broadcast(Expression.Constant(node.Value.Boolean ? 0.0 : 1.0)), Broadcast(Expression.Constant(0.0)))
        : Broadcast(Expression.Constant(node.Value.Number));

    protected override Expression VisitStep(BoundStep node) => _step;

    protected override Expression VisitLocal(BoundLocal node) => _locals[node.Local];

    protected override Expression VisitLet(BoundLet node)
    {
        _values[node.Local] = node.Value;
        _bounds.Add(node.Local, _bounds.Visit(node.Value));
        var value = Visit(node.Value);
        var variable = Variable();
        _locals[node.Local] = variable;
        return Expression.Block(Expression.Assign(variable, value), Visit(node.Body));
    }

    protected override Expression VisitConditional(BoundConditional node) =>
        Call("Select", Visit(node.Condition), Visit(node.WhenTrue), Visit(node.WhenFalse));

    protected override Expression VisitCall(BoundCall node)
    {
        var form = node.Function.Vector!;
        if (node.Function.Name == "divide" && IsExactlyDivided(node.Arguments[0], node.Arguments[1]))
        {
            var divisor = Before(Visit(node.Arguments[1]));
            return Call("DivideByConstant", Visit(node.Arguments[0]), Before(Call("Negate", divisor)), Before(Call("Divide", Broadcast(Expression.Constant(1.0)), divisor)));
        }

        var arguments = node.Arguments.Select(Visit).ToArray();
        if (form.Domain is null)
            return node.Function.IsVariadic ? arguments.Aggregate((a, b) => Call(form.Method, a, b)) : Call(form.Method, arguments);

        if (IsWithin(node))
            return Call(form.Method, arguments);

        // The argument is used twice.
        var argument = Variable();
        var rest = arguments.Skip(1);
        return Expression.Block(
            Expression.Assign(argument, arguments[0]),
            Expression.Assign(_isWithin, Expression.And(_isWithin, Call(form.Domain, [argument, .. rest]))),
            Call(form.Method, [argument, .. rest]));
    }

    protected override Expression VisitScheduleCall(BoundScheduleCall node) => throw new InvalidOperationException("A call of a schedule or of code is not computed in vectors.");

    protected override Expression VisitCode(BoundCode node) => throw new InvalidOperationException("A call of a schedule or of code is not computed in vectors.");

    /// <summary>Whether the bounds say that all arguments are in the domain, which is an interval, so that nothing need be looked at.</summary>
    private bool IsWithin(BoundCall node)
    {
        var bounds = node.Arguments.Select(_bounds.Visit).ToArray();
        return bounds.All(bound => bound.IsFinite) && IsWithin(node, bounds, bound => bound.Low) && IsWithin(node, bounds, bound => bound.High);
    }

    private static bool IsWithin(BoundCall node, ValueBound[] bounds, Func<ValueBound, double> end)
    {
        var math = typeof(VectorMath<Simd256, Vector256<double>>);
        object[] arguments = [.. bounds.Select(bound => (object)Vector256.Create(end(bound)))];
        return Simd256.AllTrue((Vector256<double>)math.GetMethod(node.Function.Vector!.Domain!)!.Invoke(null, arguments)!);
    }

    /// <summary>Whether the reciprocal can be used: the divisor does not change, and nothing comes near the ends of the range of numbers.</summary>
    private bool IsExactlyDivided(BoundExpression dividend, BoundExpression divisor) =>
        (divisor is BoundConstant || divisor is BoundLocal { Local: var local } && _runConstants.Contains(local))
        && _bounds.Visit(divisor) is { Least: >= SmallestFactor, Magnitude: <= LargestFactor }
        && _bounds.Visit(dividend) is { Magnitude: <= LargestFactor, Low: var low } && !double.IsNegative(low)
        && (IsWhole(dividend)
            || dividend is BoundCall { Function.Name: "multiply" } product
            && (IsWhole(product.Arguments[0]) && IsFactor(product.Arguments[1]) || IsFactor(product.Arguments[0]) && IsWhole(product.Arguments[1])));

    private bool IsWhole(BoundExpression node) => WholeNumbers.Is(node, local => _values.GetValueOrDefault(local));

    private static bool IsFactor(BoundExpression node) => node is BoundConstant { Value.Number: var value } && Math.Abs(value) is >= SmallestFactor and <= LargestFactor;

    /// <summary>Something that is computed once, before the loop.</summary>
    private ParameterExpression Before(Expression value)
    {
        var variable = Variable();
        _before.Add(Expression.Assign(variable, value));
        return variable;
    }

    private ParameterExpression Variable()
    {
        var variable = Expression.Variable(_vector);
        _variables.Add(variable);
        return variable;
    }

    private MethodCallExpression Broadcast(Expression number) => CallSimd("Create", number);

    private MethodCallExpression CallSimd(string method, params Expression[] arguments) =>
        Expression.Call(_simd.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!, arguments);

    private MethodCallExpression Call(string method, params Expression[] arguments)
    {
        var types = Enumerable.Repeat(_vector, arguments.Length).ToArray();
        return Expression.Call(_math.GetMethod(method, BindingFlags.Public | BindingFlags.Static, types)!, arguments);
    }
}
