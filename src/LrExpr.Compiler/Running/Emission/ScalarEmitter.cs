using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Emission;

/// <summary>A lowered tree as a LINQ expression for the value at one step. Constants are literals, so the code is that of hand-written C#.</summary>
internal sealed class ScalarEmitter : LoweredVisitor<Expression>
{
    // By way of delegates, which a trimmer sees.
    private static readonly MethodInfo NegativeZeroMethod = ((Func<double>)NegativeZero).Method;
    private static readonly MethodInfo ToStepMethod = ((Func<double, long>)Intrinsics.ToStep).Method;
    private static readonly Dictionary<Local, ParameterExpression> NoLocals = [];

    private readonly Expression _wholeStep;
    private readonly Expression _step;
    private readonly Dictionary<Local, ParameterExpression> _locals;
    private readonly HashSet<Local> _whole = [];

    private readonly Func<ScheduleSymbol, Func<double, double>> _functionOf;
    private readonly Func<ScheduleSymbol, Func<double, double, double, double, double, double>?>? _openOf;

    private ScalarEmitter(
        Expression wholeStep,
        Func<ScheduleSymbol, Func<double, double>> functionOf,
        IReadOnlyDictionary<Local, ParameterExpression> locals,
        Func<ScheduleSymbol, Func<double, double, double, double, double, double>?>? openOf)
    {
        _functionOf = functionOf;
        _openOf = openOf;
        _locals = new(locals);
        _wholeStep = wholeStep;
        _step = Expression.Convert(wholeStep, typeof(double));
    }

    /// <param name="body">The tree.</param>
    /// <param name="step">The step, a <c>long</c>.</param>
    /// <param name="functionOf">The value of another schedule at a step that was computed.</param>
    /// <param name="locals">The variables of locals that the tree does not bind; null for none.</param>
    /// <param name="openOf">The code of another schedule that has inputs, null for one that has none; null where inputs have values.</param>
    public static Expression Emit(
        BoundExpression body,
        Expression step,
        Func<ScheduleSymbol, Func<double, double>> functionOf,
        IReadOnlyDictionary<Local, ParameterExpression>? locals = null,
        Func<ScheduleSymbol, Func<double, double, double, double, double, double>?>? openOf = null) =>
        new ScalarEmitter(step, functionOf, locals ?? NoLocals, openOf).Visit(body);

    protected override Expression VisitConstant(BoundConstant node) => node.Type switch
    {
        FormulaType.Number when node.Value.Number == 0 && double.IsNegative(node.Value.Number) =>
            Expression.Call(NegativeZeroMethod),
        FormulaType.Number => Expression.Constant(node.Value.Number),
        FormulaType.Boolean => Expression.Constant(node.Value.Boolean),
        _ => Expression.Constant(node.Value.Array),
    };

    protected override Expression VisitStep(BoundStep node) => _step;

    protected override Expression VisitLocal(BoundLocal node) => _locals[node.Local];

    protected override Expression VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        var variable = Expression.Variable(value.Type);
        _locals[node.Local] = variable;
        if (IsWhole(node.Value))
            _whole.Add(node.Local);
        return Expression.Block([variable], Expression.Assign(variable, value), Visit(node.Body));
    }

    protected override Expression VisitConditional(BoundConditional node) =>
        Expression.Condition(Visit(node.Condition), Visit(node.WhenTrue), Visit(node.WhenFalse));

    protected override Expression VisitCall(BoundCall node)
    {
        var function = node.Function;
        if (TableEmitter.TryEmit(node, Visit) is { } table)
            return table;
        if (function == FunctionTable.PowerOf && IsWhole(node.Arguments[0]) && PowerTable.TryEmit(node, _wholeStep, Visit) is { } power)
            return power;
        var arguments = node.Arguments.Select(Visit).ToArray();
        var primitive = function.Primitive!;
        return primitive.Node is { } type ? EmitNode(type, arguments)
            : function.IsVariadic ? arguments.Aggregate((left, right) => Expression.Call(primitive.Method.Method, left, right))
            : Expression.Call(primitive.Method.Method, arguments);
    }

    protected override Expression VisitScheduleCall(BoundScheduleCall node) => _openOf?.Invoke(node.Schedule!) is { } open
        ? Expression.Invoke(
            Expression.Constant(open),
            [Visit(node.Step), .. Enumerable.Range(0, InputSymbol.Most).Select(index => index < node.Schedule!.Inputs.Length ? _locals.TryGetValue(node.Schedule.Inputs[index], out var input) ? input : Expression.Constant(node.Schedule.Inputs[index].StandIn) : (Expression)Expression.Constant(0.0))])
        : Expression.Invoke(Expression.Constant(_functionOf(node.Schedule!)), Visit(node.Step));

    /// <summary>A function in C# gets the step itself, which a double beyond 2^53 is not.</summary>
    protected override Expression VisitCode(BoundCode node) => Expression.Invoke(
        Expression.Constant(node.Function!),
        node.Step is BoundStep ? _wholeStep : Expression.Call(ToStepMethod, Visit(node.Step)));

    /// <summary>The .NET 10 JIT makes 0 of <c>Math.Min(0.0, -0.0)</c> where -0.0 is a literal, so it is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double NegativeZero() => -0.0;

    private bool IsWhole(BoundExpression node) => node switch
    {
        BoundLocal local => _whole.Contains(local.Local),
        BoundCall call => call.Function.Whole == Wholeness.Always,
        _ => false,
    };

    private static Expression EmitNode(ExpressionType type, Expression[] arguments) =>
        arguments.Length == 1 ? Expression.MakeUnary(type, arguments[0], null!) : Expression.MakeBinary(type, arguments[0], arguments[1]);
}
