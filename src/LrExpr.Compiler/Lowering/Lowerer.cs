using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Lowering;

/// <summary>A lowered tree and the number of its nodes.</summary>
internal sealed class LoweredTree(BoundExpression body)
{
    private int _size;

    public BoundExpression Body { get; } = body;

    /// <summary>Counted when it is first asked for, which is where another schedule calls this one.</summary>
    public int Size => _size > 0 ? _size : _size = LocalUses.SizeOf(Body);
}

/// <summary>
/// Writes out what a formula calls: functions and kinds always, other schedules where they are small. What remains is made of
/// constants, the step, locals, built-in functions, conditionals, lets and calls of schedules. Every local is bound once.
/// </summary>
internal sealed class Lowerer : BoundRewriter
{
    private const int LargestInlined = 400;
    private const int MostInlined = 2_000;

    private readonly Func<ScheduleSymbol, LoweredTree>? _bodyOf;
    private readonly Action<GivenSchedule>? _connect;
    private Dictionary<Local, BoundExpression>? _locals;
    private readonly Dictionary<ParameterSymbol, NamedConstant>? _names;
    private BoundExpression _step = BoundStep.Instance;
    private int _inlined;

    private readonly Func<OpenSymbol, BoundExpression>? _open;

    private Lowerer(Func<ScheduleSymbol, LoweredTree>? bodyOf, Action<GivenSchedule>? connect, Func<OpenSymbol, BoundExpression>? open, bool keepsNames)
    {
        _open = open;
        _bodyOf = bodyOf;
        _connect = connect;
        _names = keepsNames ? new(ReferenceEqualityComparer.Instance) : null;
    }

    /// <param name="body">The tree.</param>
    /// <param name="bodyOf">The lowered form of another schedule and its size; null where calls of schedules are to stay.</param>
    /// <param name="connect">Receives the schedules that kinds in C# were given; null where nothing is to be run.</param>
    /// <param name="open">What stands for what is not known before a call; null where that stays.</param>
    public static BoundExpression Lower(
        BoundExpression body, Func<ScheduleSymbol, LoweredTree>? bodyOf = null, Action<GivenSchedule>? connect = null, Func<OpenSymbol, BoundExpression>? open = null) =>
        new Lowerer(bodyOf, connect, open, keepsNames: false).Visit(body);

    /// <summary>
    /// As people would write it: the parameters keep their names, as free locals, and what is computed from them is left to be computed.
    /// Calls of schedules stay.
    /// </summary>
    /// <param name="body">The tree.</param>
    /// <param name="open">What stands for what is not known before a call.</param>
    public static BoundExpression LowerWithNames(BoundExpression body, Func<OpenSymbol, BoundExpression> open) => new Lowerer(null, null, open, keepsNames: true).Visit(body);

    protected override BoundExpression VisitConstant(BoundConstant node)
    {
        if (_names is null || node is not { Origin: { } origin, Type: FormulaType.Number or FormulaType.Array })
            return node;
        if (!_names.TryGetValue(origin, out var local))
            _names.Add(origin, local = new NamedConstant(origin));
        return new BoundLocal(local);
    }

    protected override BoundExpression VisitUnknown(BoundUnknown node) =>
        node.Type == FormulaType.Boolean ? new BoundConstant(false) : new BoundConstant(double.NaN);

    protected override BoundExpression VisitStep(BoundStep node) => _step;

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        if (node.Local is OpenSymbol open)
            return _open?.Invoke(open) ?? node;

        // What is not bound has a fault and is used by nothing but values that are not used themselves.
        if (_locals?.GetValueOrDefault(node.Local) is not { } known)
            return Visit(new BoundUnknown(node.Type));
        return known is BoundLocal same && same.Local == node.Local ? node : known;
    }

    protected override BoundExpression VisitArray(BoundArray node) => throw new InvalidOperationException("An array without a value was lowered.");

    protected override BoundExpression VisitCall(BoundCall node)
    {
        if (node.Known is { } known && _names is null)
            return known;
        var visited = base.VisitCall(node);
        return visited.Known ?? visited;
    }

    protected override BoundExpression VisitLet(BoundLet node)
    {
        // A constant is put where it is used; so are arrays, which only exist as constants.
        var value = node.Value.Constant is null || _names is not null ? Visit(node.Value) : node.Value;
        if (value.Constant is { } known)
        {
            (_locals ??= [])[node.Local] = new BoundConstant(known);
            return Visit(node.Body);
        }

        var local = Bind(node.Local);
        return new BoundLet(local, value, Visit(node.Body));
    }

    protected override BoundExpression VisitConditional(BoundConditional node) =>
        node.Condition.Constant is { } known ? Visit(known.Boolean ? node.WhenTrue : node.WhenFalse) : base.VisitConditional(node);

    protected override BoundExpression VisitFunctionCall(BoundFunctionCall node)
    {
        var values = node.Arguments.Select(Visit).ToList();
        var locals = node.Function.Parameters.Select(Bind).ToList();
        var result = Visit(node.Function.Body);
        for (int i = values.Count - 1; i >= 0; i--)
            result = new BoundLet(locals[i], values[i], result);
        return result;
    }

    protected override BoundExpression VisitKindCall(BoundKindCall node) =>
        node.Body is { } body ? At(Visit(node.Step), body) : new BoundConstant(double.NaN);

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        var step = Visit(node.Step);
        if (_bodyOf is null || node.Schedule is null)
            return new BoundScheduleCall(node.Schedule, step);
        var tree = _bodyOf(node.Schedule);
        int size = tree.Size;

        // What listens is one with what it is a part of, and has no function of the step alone.
        if (node.Schedule.States.IsEmpty && (size > LargestInlined || _inlined + size > MostInlined))
            return new BoundScheduleCall(node.Schedule, step);
        _inlined += size;
        return At(step, tree.Body);
    }

    protected override BoundExpression VisitCode(BoundCode node)
    {
        if (_connect is not null)
        {
            foreach (var given in node.Given.Where(given => !given.IsConnected))
                _connect(given);
        }

        return base.VisitCode(node);
    }

    /// <summary>A binary search for the turn, with a call of its schedule at each leaf.</summary>
    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        var x = new Local("x", FormulaType.Number);
        var floor = new BoundCall(FunctionTable.Floor, Visit(node.X));
        return new BoundLet(x, floor, Turn(node, new BoundLocal(x), 0, node.Boundaries!.Length));
    }

    private BoundExpression Turn(BoundJoin node, BoundLocal x, int low, int high)
    {
        if (low == high)
        {
            BoundExpression step = low == 0 ? x : new BoundCall(FunctionTable.Subtract, x, new BoundConstant(node.Boundaries![low - 1]));
            return Visit(new BoundScheduleCall(node.Schedules!.Value[low], Placed(step)));
        }

        int middle = (low + high) / 2;
        var isBefore = new BoundCall(FunctionTable.Less, x, new BoundConstant(node.Boundaries![middle]));
        return new BoundConditional(isBefore, Turn(node, x, low, middle), Turn(node, x, middle + 1, high));
    }

    /// <summary>A step that is lowered already, as something that can be visited.</summary>
    private BoundLocal Placed(BoundExpression lowered)
    {
        var local = new Local("step", FormulaType.Number);
        (_locals ??= [])[local] = lowered;
        return new BoundLocal(local);
    }

    /// <summary>A body at a step: the step is rounded down, and NaN gives NaN.</summary>
    private BoundExpression At(BoundExpression step, BoundExpression body)
    {
        if (step == BoundStep.Instance || step is BoundLocal { Local: StepLocal })
            return WithStep(step, body);
        var local = new StepLocal();
        var whole = new BoundCall(FunctionTable.WholeStep, step);
        var inner = WithStep(new BoundLocal(local), body);
        if (!StepFacts.CannotBeNaN(step))
        {
            var isMissing = new BoundCall(FunctionTable.IsNaN, new BoundLocal(local));
            inner = new BoundConditional(isMissing, new BoundConstant(double.NaN), inner);
        }

        return new BoundLet(local, whole, inner);
    }

    private BoundExpression WithStep(BoundExpression step, BoundExpression body)
    {
        var outer = _step;
        _step = step;
        var result = Visit(body);
        _step = outer;
        return result;
    }

    /// <summary>The local itself where it is bound for the first time, else another in its place.</summary>
    private Local Bind(Local local)
    {
        _locals ??= [];
        var bound = !_locals.ContainsKey(local) ? local : local is StepLocal ? new StepLocal() : new Local(local.Name, local.Type);
        _locals[local] = new BoundLocal(bound);
        return bound;
    }
}
