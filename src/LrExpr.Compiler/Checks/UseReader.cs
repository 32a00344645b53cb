using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Checks;

/// <summary>
/// Reads from a bound tree at which steps it uses kinds and schedules, if its own steps are known. Where that cannot be said it says nothing: in a branch whose
/// condition is no comparison of the step with a number, and of a step that is made of values that are not known. The value of a node is the interval it is within.
/// </summary>
/// <param name="steps">The steps of the tree.</param>
/// <param name="ofKind">Receives calls of kinds that end, with their steps.</param>
/// <param name="ofSchedule">Receives schedules that are called, with their steps.</param>
internal sealed class UseReader(Interval steps, Action<KindEnd, Interval> ofKind, Action<ScheduleSymbol, Interval> ofSchedule) : BoundVisitor<Interval>
{
    private static readonly Interval Nothing = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Lets, each with what it was within at some steps: in a branch that is taken at fewer steps, it is within less.</summary>
    private readonly Dictionary<Local, (BoundExpression Value, Interval Steps, Interval Result)> _lets = [];
    private Interval _steps = steps;

    protected override Interval VisitConstant(BoundConstant node) => OfConstant(node.Value);

    protected override Interval VisitUnknown(BoundUnknown node) => Interval.Unknown;

    protected override Interval VisitStep(BoundStep node) => _steps;

    protected override Interval VisitLocal(BoundLocal node) => node.Constant is { } known ? OfConstant(known)
        : node.Local is OpenSymbol open ? new Interval(open.Min, open.Max)
        : !_lets.TryGetValue(node.Local, out var let) ? Interval.Unknown
        : let.Steps == _steps ? let.Result
        : Keep(node.Local, let.Value);

    protected override Interval VisitLet(BoundLet node)
    {
        Keep(node.Local, node.Value);
        return Visit(node.Body);
    }

    protected override Interval VisitConditional(BoundConditional node)
    {
        Visit(node.Condition);
        if (node.Condition.Constant is { } known)
            return Visit(known.Boolean ? node.WhenTrue : node.WhenFalse);
        Interval whenTrue = During(StepsOf(node.Condition, true, _steps), node.WhenTrue), whenFalse = During(StepsOf(node.Condition, false, _steps), node.WhenFalse);
        return whenTrue.Or(whenFalse);
    }

    protected override Interval VisitArray(BoundArray node) => Interval.Unknown;

    protected override Interval VisitCall(BoundCall node)
    {
        if (node.Constant is { } known)
            return OfConstant(known);
        if (node.IsDefined)
            return Visit(node.Expanded);
        Span<Interval> arguments = new Interval[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(node.Arguments[i]);
        return node.Type == FormulaType.Array ? Interval.Unknown : node.Function.IntervalOf(arguments);
    }

    /// <summary>A function of a configuration sees no step but by its arguments.</summary>
    protected override Interval VisitFunctionCall(BoundFunctionCall node)
    {
        foreach (var argument in node.Arguments)
            Visit(argument);
        return Interval.Unknown;
    }

    protected override Interval VisitKindCall(BoundKindCall node)
    {
        var called = Visit(node.Step);
        if (node.End is { } end && IsKnown(called))
            ofKind(end, called);
        return node.Body is { } body ? During(called, body) : Interval.Unknown;
    }

    protected override Interval VisitScheduleCall(BoundScheduleCall node)
    {
        var called = Visit(node.Step);
        if (node.Schedule is { } schedule && IsKnown(called))
            ofSchedule(schedule, called);
        return Interval.Unknown;
    }

    protected override Interval VisitJoin(BoundJoin node)
    {
        var x = Visit(node.X);
        if (node is not { Boundaries: { } boundaries, Schedules: { } schedules } || !IsKnown(x))
            return Interval.Unknown;
        for (int i = 0; i < schedules.Length; i++)
        {
            double start = i == 0 ? 0 : boundaries[i - 1];
            var turn = new Interval(i == 0 ? x.Low : Math.Max(x.Low, start), i == boundaries.Length ? x.High : Math.Min(x.High, Math.Ceiling(boundaries[i]) - 1));
            if (turn.Low <= turn.High)
                ofSchedule(schedules[i], new Interval(turn.Low - start, turn.High - start));
        }

        return Interval.Unknown;
    }

    /// <summary>What code in C# does with the schedules that it is given is not known.</summary>
    protected override Interval VisitCode(BoundCode node)
    {
        Visit(node.Step);
        return Interval.Unknown;
    }

    private static bool IsKnown(Interval steps) => steps.IsFinite && steps.Low <= steps.High;

    private static Interval OfConstant(Value value) => value.Type switch
    {
        FormulaType.Number => Interval.Of(value.Number),
        FormulaType.Boolean => Interval.Of(value.Boolean ? 1 : 0),
        _ when value.Array is [_, ..] array => new Interval(array.Min(), array.Max()),
        _ => Interval.Unknown,
    };

    private Interval Keep(Local local, BoundExpression value)
    {
        var result = Visit(value);
        _lets[local] = (value, _steps, result);
        return result;
    }

    /// <summary>Visits a part that is evaluated at certain steps; nothing is used at none.</summary>
    private Interval During(Interval steps, BoundExpression part)
    {
        if (steps.Low > steps.High)
            return Nothing;
        var around = _steps;
        _steps = steps;
        var result = Visit(part);
        _steps = around;
        return result;
    }

    /// <summary>The steps among some at which a condition is so; unknown where that cannot be said.</summary>
    private Interval StepsOf(BoundExpression condition, bool isMet, Interval among)
    {
        switch (condition)
        {
            case { Constant: { } known }:
                return known.Boolean == isMet ? among : Nothing;
            case BoundConditional { WhenFalse: BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: false } } } both:
                return isMet
                    ? StepsOf(both.WhenTrue, true, StepsOf(both.Condition, true, among))
                    : StepsOf(both.Condition, false, among).Or(StepsOf(both.WhenTrue, false, StepsOf(both.Condition, true, among)));
            case BoundConditional { WhenTrue: BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: true } } } either:
                return isMet
                    ? StepsOf(either.Condition, true, among).Or(StepsOf(either.WhenFalse, true, StepsOf(either.Condition, false, among)))
                    : StepsOf(either.WhenFalse, false, StepsOf(either.Condition, false, among));
            case BoundCall { Function: var function, Arguments: [BoundStep, { Constant: { Type: FormulaType.Number, Number: var limit } }] }:
                return function == FunctionTable.Less ? Before(limit, isMet, among)
                    : function == FunctionTable.GreaterOrEqual ? Before(limit, !isMet, among)
                    : function == FunctionTable.LessOrEqual ? Before(limit + 1, isMet, among)
                    : function == FunctionTable.Greater ? Before(limit + 1, !isMet, among)
                    : Interval.Unknown;
            default:
                return Interval.Unknown;
        }
    }

    /// <summary>The steps before a limit, or those from it on.</summary>
    private static Interval Before(double limit, bool isBefore, Interval among)
    {
        // Steps are whole numbers; a limit between two is that at the second.
        double first = Math.Ceiling(limit);
        return isBefore ? among with { High = Math.Min(among.High, first - 1) } : among with { Low = Math.Max(among.Low, first) };
    }
}
