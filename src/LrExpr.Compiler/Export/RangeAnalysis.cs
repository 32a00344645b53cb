using LrExpr.Binding;
using LrExpr.Functions;
using LrExpr.Simplification;

namespace LrExpr.Export;

/// <summary>What values the parts of a lowered tree can have at all steps, so that code need not guard against what cannot happen.</summary>
internal sealed class RangeAnalysis : BoundVisitor<ValueRange>
{
    private const double LargestStep = 9223372036854775808.0;

    /// <summary>Up to here a step and a whole number beside it are whole together.</summary>
    private const double LargestWhole = 1L << 53;

    /// <summary>More than libraries of functions err, and less than matters.</summary>
    private const double Slack = 1e-9;

    private const double LargestLogarithm = 700;
    private readonly Dictionary<BoundExpression, ValueRange> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Local, ValueRange> _locals = [];

    public ValueRange Of(BoundExpression node)
    {
        if (!_known.TryGetValue(node, out var range))
            _known.Add(node, range = Visit(node));
        return range;
    }

    public CallFacts Of(BoundCall call) => new([.. call.Arguments.Select(Of)], Of((BoundExpression)call));

    /// <summary>Whether it is a step or one that is a whole number away, so that it need not be rounded down.</summary>
    public static bool IsWhole(BoundExpression node) => node switch
    {
        BoundStep or BoundLocal { Local: StepLocal } => true,
        BoundCall { Function.Name: "min" or "max" } call => call.Arguments.All(argument => IsWhole(argument) || WholeValue(argument)),
        BoundCall { Function.Name: "add" or "subtract" } call => IsWhole(call.Arguments[0]) && WholeValue(call.Arguments[1]),
        _ => false,
    };

    protected override ValueRange VisitConstant(BoundConstant node) => OfValue(node.Value);

    protected override ValueRange VisitUnknown(BoundUnknown node) => ValueRange.Any;

    protected override ValueRange VisitStep(BoundStep node) => ValueRange.Between(-LargestStep, LargestStep);

    protected override ValueRange VisitLocal(BoundLocal node) =>
        node.Local is NamedConstant named ? OfValue(named.Value) : _locals.GetValueOrDefault(node.Local);

    protected override ValueRange VisitLet(BoundLet node)
    {
        Define(node);
        return Of(node.Body);
    }

    /// <summary>Makes the value of a local known before its uses are asked for.</summary>
    public void Define(BoundLet node) => _locals[node.Local] = Of(node.Value);

    protected override ValueRange VisitConditional(BoundConditional node) =>
        node.Type == FormulaType.Number ? Of(node.WhenTrue).Or(Of(node.WhenFalse)) : ValueRange.Any;

    protected override ValueRange VisitArray(BoundArray node) => ValueRange.Any;

    protected override ValueRange VisitFunctionCall(BoundFunctionCall node) => ValueRange.Any;

    protected override ValueRange VisitKindCall(BoundKindCall node) => ValueRange.Any;

    protected override ValueRange VisitScheduleCall(BoundScheduleCall node) => ValueRange.Any;

    protected override ValueRange VisitJoin(BoundJoin node) => ValueRange.Any;

    protected override ValueRange VisitCode(BoundCode node) => ValueRange.Any;

    protected override ValueRange VisitCall(BoundCall node)
    {
        ValueRange[] a = [.. node.Arguments.Select(Of)];
        bool areKnown = Array.TrueForAll(a, argument => argument.IsKnown);
        return node.Function.Name switch
        {
            "plus" => a[0],
            "negate" => ValueRange.Between(-a[0].High, -a[0].Low) is var negated && a[0].IsKnown ? negated : ValueRange.Any,
            "add" => a[0].Corners(a[1], (x, y) => x + y),
            "subtract" => a[0].Corners(a[1], (x, y) => x - y),
            "multiply" => a[0].Corners(a[1], (x, y) => x * y),
            "divide" => a[1].ExcludesZero ? a[0].Corners(a[1], (x, y) => x / y) : ValueRange.Any,
            "abs" => a[0].IsKnown ? ValueRange.Between(a[0].Low > 0 ? a[0].Low : a[0].High < 0 ? -a[0].High : 0, Math.Max(-a[0].Low, a[0].High)) : ValueRange.Any,
            "floor" => a[0].Rising(Math.Floor),
            "ceil" => a[0].Rising(Math.Ceiling),
            "trunc" => a[0].Rising(Math.Truncate),
            "round" => a[0].Rising(Math.Round),
            "wholeStep" => a[0].Rising(Intrinsics.WholeStep),
            "min" => a.Aggregate((x, y) => x.Corners(y, Math.Min)),
            "max" => a.Aggregate((x, y) => x.Corners(y, Math.Max)),
            "clamp" => a[0].Corners(a[1], Math.Max).Corners(a[2], Math.Min),
            "sqrt" when a[0].Low >= 0 => a[0].Rising(Math.Sqrt),
            "exp" when a[0].High <= LargestLogarithm => a[0].Rising(Math.Exp) is { IsKnown: true } e ? ValueRange.Between(e.Low * (1 - Slack), e.High * (1 + Slack)) : ValueRange.Any,
            "sin" or "cos" or "tanh" or "sign" when areKnown => ValueRange.Between(-1, 1),
            "ramp" when areKnown => ValueRange.Between(0, 1),
            "uniform" when areKnown => ValueRange.Between(0, 1),
            "mod" or "remainder" when a[1].ExcludesZero && areKnown => ValueRange.Between(Math.Min(0, a[1].Low), Math.Max(0, a[1].High)),
            "power" or "pow" when areKnown => Power(a[0], a[1]),
            "piecewise" when a[0].IsKnown => ElementsOf(node.Arguments[2]),
            "at" when a[1].IsKnown => ElementsOf(node.Arguments[0]),
            _ => ValueRange.Any,
        };
    }

    /// <summary>Known only where no power overflows: then it is largest and smallest at the corners.</summary>
    private static ValueRange Power(ValueRange @base, ValueRange exponent)
    {
        if (@base.Low > 0)
        {
            var logarithm = @base.Rising(Math.Log).Corners(exponent, (x, y) => x * y);
            return logarithm.IsWithin(-LargestLogarithm, LargestLogarithm)
                ? ValueRange.Between(Math.Exp(logarithm.Low) * (1 - Slack), Math.Exp(logarithm.High) * (1 + Slack))
                : ValueRange.Any;
        }

        return @base.Low >= 0 && exponent.Low >= 0 && Math.Log(Math.Max(1, @base.High)) * exponent.High <= LargestLogarithm
            ? ValueRange.Between(0, Math.Exp(Math.Log(Math.Max(1, @base.High)) * exponent.High) * (1 + Slack))
            : ValueRange.Any;
    }

    private static ValueRange ElementsOf(BoundExpression array) =>
        ValueOf(array) is { Array: { Length: > 0 } elements } ? ValueRange.Between(elements.Min(), elements.Max()) : ValueRange.Any;

    private static Value? ValueOf(BoundExpression node) =>
        node is BoundLocal { Local: NamedConstant named } ? named.Value : node.Constant;

    private static bool WholeValue(BoundExpression node) =>
        ValueOf(node) is { Type: FormulaType.Number, Number: var value } && Math.Floor(value) == value && Math.Abs(value) <= LargestWhole && !(value == 0 && double.IsNegative(value));

    private static ValueRange OfValue(Value value) => value.Type == FormulaType.Number ? ValueRange.Of(value.Number) : ValueRange.Any;
}
