using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LrExpr.Language;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>What an expression means: names resolved, types checked, parameters replaced by their values. Immutable.</summary>
internal abstract class BoundExpression(FormulaType type)
{
    public FormulaType Type { get; } = type;

    /// <summary>Whether it is a constant expression in the sense of the language, even if its value is not known yet.</summary>
    public bool IsConstant { get; protected init; }

    /// <summary>The value of a constant expression; null while a parameter it depends on has none.</summary>
    public Value? Constant => Known?.Value;

    /// <summary>The same as a node: itself where it is a constant.</summary>
    public virtual BoundConstant? Known => null;

    /// <summary>What has been reported of its value.</summary>
    public Fault Fault { get; init; }

    /// <summary>Whether a fault of its value has been reported, so that what it is part of is not reported for it.</summary>
    public bool IsFaulty => Fault != Fault.None;

    public bool IsError => Type == FormulaType.Error;

    public static Fault Worse(Fault a, Fault b) => a > b ? a : b;
}

/// <summary>What has been reported of the value of a part.</summary>
internal enum Fault : byte
{
    None,

    /// <summary>A warning: the part stands where it may not be evaluated, so it still has its value.</summary>
    Warning,

    Error,
}

/// <summary>A part that was reported.</summary>
internal sealed class BoundError : BoundExpression
{
    public static BoundError Instance { get; } = new();

    private BoundError()
        : base(FormulaType.Error)
    {
        IsConstant = true;
        Fault = Fault.Error;
    }
}

/// <summary>A value.</summary>
internal sealed class BoundConstant : BoundExpression
{
    // Of a value, its type apart, which is that of the node.
    private readonly double _number;
    private readonly double[]? _array;

    public BoundConstant(Value value)
        : base(value.Type)
    {
        IsConstant = true;
        (_number, _array) = (value.Number, value.Type == FormulaType.Array ? value.Array : null);
    }

    public override BoundConstant Known => this;

    public Value Value => Type switch
    {
        FormulaType.Number => _number,
        FormulaType.Boolean => _number != 0,
        FormulaType.Array => _array!,
        _ => default,
    };

    /// <summary>The parameter that has the value, by whose name people know it; null for a value that was written or computed.</summary>
    public ParameterSymbol? Origin { get; init; }
}

/// <summary>A parameter of a kind that has no value: because the kind is checked by itself, or because it was not given.</summary>
internal sealed class BoundUnknown : BoundExpression
{
    public BoundUnknown(FormulaType type)
        : base(type) => IsConstant = true;
}

/// <summary>The step of the formula, as a double.</summary>
internal sealed class BoundStep : BoundExpression
{
    public static BoundStep Instance { get; } = new();

    private BoundStep()
        : base(FormulaType.Number)
    {
    }
}

/// <summary>A name bound by <c>let</c>, or an argument of a function.</summary>
internal class Local(string name, FormulaType type)
{
    public string Name { get; } = name;

    public FormulaType Type { get; } = type;
}

/// <summary>The value of a local.</summary>
internal sealed class BoundLocal : BoundExpression
{
    /// <summary>An argument of a function, or a local of which nothing is known.</summary>
    public BoundLocal(Local local)
        : base(local.Type) => Local = local;

    /// <summary>A local whose value is known as far as that of its definition.</summary>
    public BoundLocal(Local local, BoundExpression value)
        : base(local.Type)
    {
        Local = local;
        IsConstant = value.IsConstant;
        Known = value.Known;
        Fault = value.Fault;
    }

    public override BoundConstant? Known { get; }

    public Local Local { get; }
}

/// <summary><c>let local = value; body</c></summary>
internal sealed class BoundLet : BoundExpression
{
    public BoundLet(Local local, BoundExpression value, BoundExpression body)
        : base(body.Type)
    {
        Local = local;
        Value = value;
        Body = body;
        IsConstant = value.IsConstant && body.IsConstant;
        Known = IsConstant ? body.Known : null;

        // What is wrong with the value is so where the body uses it.
        Fault = body.Fault;
    }

    public override BoundConstant? Known { get; }

    public Local Local { get; }

    public BoundExpression Value { get; }

    public BoundExpression Body { get; }
}

/// <summary>A conditional; <c>a &amp;&amp; b</c> is <c>a ? b : false</c> and <c>a || b</c> is <c>a ? true : b</c>.</summary>
internal sealed class BoundConditional : BoundExpression
{
    public BoundConditional(BoundExpression condition, BoundExpression whenTrue, BoundExpression whenFalse)
        : base(whenTrue.Type)
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
        IsConstant = condition.IsConstant && whenTrue.IsConstant && whenFalse.IsConstant;
        if (condition.Constant is { } known)
        {
            var taken = known.Boolean ? whenTrue : whenFalse;
            Known = IsConstant ? taken.Known : null;
            Fault = Worse(condition.Fault, taken.Fault);
        }
        else
        {
            Fault = Worse(condition.Fault, Worse(whenTrue.Fault, whenFalse.Fault));
        }
    }

    public override BoundConstant? Known { get; }

    public BoundExpression Condition { get; }

    public BoundExpression WhenTrue { get; }

    public BoundExpression WhenFalse { get; }

    /// <summary>Whether the other branch is the rest of the same <c>if</c>, a conditional too.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Where its branches stand in the text; null for what is not written as a conditional, and in trees that were made from others.</summary>
    public (TextSpan WhenTrue, TextSpan WhenFalse)? Sides { get; init; }
}

/// <summary>An array literal whose elements are not all known; one that is known is a constant.</summary>
internal sealed class BoundArray : BoundExpression
{
    public BoundArray(ImmutableArray<BoundExpression> elements)
        : base(FormulaType.Array)
    {
        Elements = elements;
        IsConstant = true;
    }

    public ImmutableArray<BoundExpression> Elements { get; }
}

/// <summary>A call of a built-in function, or an operator.</summary>
internal sealed class BoundCall : BoundExpression
{
    private readonly StrongBox<BoundExpression?>? _expanded;

    public BoundCall(FunctionSymbol function, params ImmutableArray<BoundExpression> arguments)
        : base(function.Result)
    {
        Function = function;
        Arguments = arguments;
        bool isConstant = true, isKnown = true;
        var fault = Fault.None;
        foreach (var argument in arguments)
        {
            isConstant &= argument.IsConstant;
            isKnown &= argument.Constant is not null;
            fault = Worse(fault, argument.Fault);
        }

        IsConstant = isConstant;
        Fault = fault;
        _expanded = IsDefined ? new() : null;
        if (isConstant && isKnown && (IsDefined ? Expanded.Constant : ValueOf(function, arguments)) is { } value)
            Known = new BoundConstant(value);
    }

    public override BoundConstant? Known { get; }

    public FunctionSymbol Function { get; }

    public ImmutableArray<BoundExpression> Arguments { get; }

    /// <summary>Whether the function is defined by others.</summary>
    public bool IsDefined => !Function.IsPrimitive;

    /// <summary>What the call is by the definition of its function.</summary>
    /// <remarks>All threads get what the first one made.</remarks>
    public BoundExpression Expanded => _expanded!.Value ?? Interlocked.CompareExchange(ref _expanded.Value, Prelude.Expand(Function, Arguments), null) ?? _expanded.Value;

    private static Value ValueOf(FunctionSymbol function, ImmutableArray<BoundExpression> arguments) => arguments.Length switch
    {
        1 => function.Invoke([arguments[0].Constant!.Value]),
        2 => function.Invoke([arguments[0].Constant!.Value, arguments[1].Constant!.Value]),
        _ => function.Invoke([.. arguments.Select(argument => argument.Constant!.Value)]),
    };
}

/// <summary>A call of a function of the configuration.</summary>
internal sealed class BoundFunctionCall(ConfiguredFunction function, ImmutableArray<BoundExpression> arguments)
    : BoundExpression(FormulaType.Number)
{
    public ConfiguredFunction Function { get; } = function;

    public ImmutableArray<BoundExpression> Arguments { get; } = arguments;
}

/// <summary>A call of a kind at a step, with its formula bound to the parameters given.</summary>
/// <param name="kind">The kind; null for a formula that stands in the place of a schedule.</param>
/// <param name="step">The step it is called with, not yet rounded down.</param>
/// <param name="body">Its formula; null while a parameter has no value.</param>
/// <param name="machine">What it keeps from report to report; null for a pure function of the step.</param>
internal sealed class BoundKindCall(KindSymbol? kind, BoundExpression step, BoundExpression? body, StateMachine? machine = null) : BoundExpression(FormulaType.Number)
{
    public KindSymbol? Kind { get; } = kind;

    public StateMachine? Machine { get; } = machine;

    /// <summary>Where the kind ends, for a call in the formula of a schedule; else, and where it does not, null.</summary>
    public KindEnd? End { get; init; }

    public BoundExpression Step { get; } = step;

    public BoundExpression? Body { get; } = body;
}

/// <summary>A call of a schedule at a step.</summary>
/// <param name="schedule">The schedule; null where it is a parameter that has no value.</param>
/// <param name="step">The step it is called with, not yet rounded down.</param>
internal sealed class BoundScheduleCall(ScheduleSymbol? schedule, BoundExpression step) : BoundExpression(FormulaType.Number)
{
    public ScheduleSymbol? Schedule { get; } = schedule;

    public BoundExpression Step { get; } = step;
}

/// <summary><c>join(x, boundaries, schedules)</c>.</summary>
/// <param name="x">The step, not yet rounded down.</param>
/// <param name="boundaries">Where the turns change; null while it has no value.</param>
/// <param name="schedules">One more than there are boundaries; null while it has no value.</param>
internal sealed class BoundJoin(BoundExpression x, double[]? boundaries, ImmutableArray<ScheduleSymbol>? schedules) : BoundExpression(FormulaType.Number)
{
    public BoundExpression X { get; } = x;

    public double[]? Boundaries { get; } = boundaries;

    public ImmutableArray<ScheduleSymbol>? Schedules { get; } = schedules;
}
