using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>
/// Evaluates a bound tree as it stands, node by node: what tests compare all other ways with. The values are those of the compiled
/// form.
/// </summary>
internal class BoundEvaluator : BoundVisitor<Value>
{
    // No definition can call itself, so every local has one value at a time.
    private readonly Dictionary<Local, Value> _locals = [];
    private double _step;
    private long _wholeStep;

    protected BoundEvaluator(long step)
    {
        _step = step;
        _wholeStep = step;
    }

    public static double Evaluate(BoundExpression body, long step) => new BoundEvaluator(step).Visit(body).Number;

    /// <summary>A tree that hangs on locals and on nothing else that is not known, as a function of their values.</summary>
    public static Func<ReadOnlySpan<double>, double> FunctionOf(IReadOnlyList<Local> locals, BoundExpression body)
    {
        var evaluator = new BoundEvaluator(0);
        return values =>
        {
            for (int i = 0; i < values.Length; i++)
                evaluator._locals[locals[i]] = values[i];
            return evaluator.Visit(body).Number;
        };
    }

    protected override Value VisitConstant(BoundConstant node) => node.Value;

    /// <summary>A missing parameter stands only where it is not evaluated.</summary>
    protected override Value VisitUnknown(BoundUnknown node) => double.NaN;

    protected override Value VisitStep(BoundStep node) => _step;

    protected override Value VisitLocal(BoundLocal node) => _locals.TryGetValue(node.Local, out var value) ? value : node.Constant!.Value;

    protected override Value VisitLet(BoundLet node)
    {
        _locals[node.Local] = Visit(node.Value);
        return Visit(node.Body);
    }

    protected override Value VisitConditional(BoundConditional node) => Visit(Visit(node.Condition).Boolean ? node.WhenTrue : node.WhenFalse);

    protected override Value VisitArray(BoundArray node) => node.Elements.Select(element => Visit(element).Number).ToArray();

    protected override Value VisitCall(BoundCall node)
    {
        if (node.Constant is { } known)
            return known;
        if (node.IsDefined)
            return Visit(node.Expanded);
        if (node.Arguments.Length == 1)
            return node.Function.Invoke([Visit(node.Arguments[0])]);
        if (node.Arguments.Length == 2)
            return node.Function.Invoke([Visit(node.Arguments[0]), Visit(node.Arguments[1])]);
        var arguments = new Value[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(node.Arguments[i]);
        return node.Function.Invoke(arguments);
    }

    protected override Value VisitFunctionCall(BoundFunctionCall node)
    {
        // All arguments are evaluated before any is bound: one of them may call the same function.
        var arguments = new Value[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(node.Arguments[i]);
        for (int i = 0; i < arguments.Length; i++)
            _locals[node.Function.Parameters[i]] = arguments[i];
        return Visit(node.Function.Body);
    }

    protected override Value VisitKindCall(BoundKindCall node) => At(node.Step, node.Body!);

    protected override Value VisitScheduleCall(BoundScheduleCall node) => At(node.Step, node.Schedule!.Body);

    protected override Value VisitJoin(BoundJoin node)
    {
        double x = Math.Floor(Visit(node.X).Number);
        if (double.IsNaN(x))
            return x;
        int turn = (int)Intrinsics.Reached(x, node.Boundaries!);
        return At(turn == 0 ? x : x - node.Boundaries![turn - 1], node.Schedules!.Value[turn].Body);
    }

    /// <summary>A function in C# gets the step itself, which a double beyond 2^53 is not.</summary>
    protected override Value VisitCode(BoundCode node) =>
        node.Function!(node.Step is BoundStep ? _wholeStep : Intrinsics.ToStep(Visit(node.Step).Number));

    /// <summary>The step as it stands is whole already.</summary>
    private Value At(BoundExpression step, BoundExpression body) => step is BoundStep ? Visit(body) : At(Visit(step).Number, body);

    private Value At(double x, BoundExpression body)
    {
        if (double.IsNaN(x))
            return x;
        var outer = (_step, _wholeStep);
        _step = FunctionTable.WholeStep.Invoke([x]).Number;
        _wholeStep = Intrinsics.ToStep(x);
        var value = Visit(body);
        (_step, _wholeStep) = outer;
        return value;
    }
}
