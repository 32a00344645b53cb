using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Facts;

/// <summary>
/// Bounds of a lowered tree over a range of steps, by interval arithmetic, with the error that vector functions bring. The ends of intervals are
/// computed by the very operations of the tree, which are monotone, so they are bounds to the last bit.
/// </summary>
internal sealed class ValueBounds : LoweredVisitor<ValueBound>
{
    private const double Unit = 1.0 / (1L << 53);

    private readonly StepRange _steps;
    private readonly bool _isInVectors;
    private readonly Dictionary<Local, ValueBound> _locals = [];

    private ValueBounds(StepRange steps, bool isInVectors)
    {
        _steps = steps;
        _isInVectors = isInVectors;
    }

    /// <summary>Bounds of what is computed step by step, so without an error.</summary>
    public static ValueBounds OfSingleValues(StepRange steps) => new(steps, isInVectors: false);

    /// <summary>Bounds of what is computed in vectors.</summary>
    public static ValueBounds OfVectors(StepRange steps) => new(steps, isInVectors: true);

    /// <summary>The bounds of a local that the trees to come do not bind.</summary>
    public void Add(Local local, ValueBound bound) => _locals[local] = bound;

    protected override ValueBound VisitConstant(BoundConstant node) => node.Type == FormulaType.Array ? ValueBound.Unknown : ValueBound.Of(node.Value.Number, node.Value.Number);

    protected override ValueBound VisitStep(BoundStep node) => new(_steps.First, _steps.Last);

    protected override ValueBound VisitLocal(BoundLocal node) => _locals.GetValueOrDefault(node.Local, ValueBound.Unknown);

    protected override ValueBound VisitLet(BoundLet node)
    {
        _locals[node.Local] = Visit(node.Value);
        return Visit(node.Body);
    }

    /// <summary>Where the condition could come out otherwise, everything could.</summary>
    protected override ValueBound VisitConditional(BoundConditional node)
    {
        var condition = Visit(node.Condition);
        var either = Visit(node.WhenTrue).Or(Visit(node.WhenFalse));
        return condition.IsExact ? either : NoBound(either);
    }

    protected override ValueBound VisitCall(BoundCall node)
    {
        var arguments = node.Arguments.Select(Visit).ToArray();
        var result = arguments.Length == 1 ? OfOne(node, arguments[0]) : arguments.Length == 2 ? OfTwo(node, arguments[0], arguments[1]) : OfMany(node, arguments);

        // An infinity can make a NaN of anything.
        if (!arguments.All(argument => argument.IsFinite))
            result = result with { MayBeNaN = true };
        if (!_isInVectors)
            return result.With(0, 0);
        if (node.Function.Vector is { IsExact: false } && result.IsExact)
            return result.With(arguments.All(argument => argument.IsExact) ? 2 : double.PositiveInfinity, double.PositiveInfinity);
        return result.IsExact || !double.IsNaN(result.Low + result.High) ? result : NoBound(ValueBound.Unknown);
    }

    protected override ValueBound VisitScheduleCall(BoundScheduleCall node) => OfOther(Visit(node.Step));

    protected override ValueBound VisitCode(BoundCode node) => OfOther(Visit(node.Step));

    private static ValueBound OfOne(BoundCall node, ValueBound x)
    {
        switch (node.Function.Name)
        {
            case "negate":
                return new(-x.High, -x.Low, x.Relative, x.Absolute);
            case "plus":
                return x;
            case "abs":
                return new(x.Least, x.Magnitude, x.Relative, x.Absolute);
            case "sqrt" when x.Low >= 0:
                return ValueBound.Of(Math.Sqrt(x.Low), Math.Sqrt(x.High)).Rounded(x.Relative / 2, x.Absolute / (2 * Math.Sqrt(x.Low)));
            case "floor" or "ceil" or "trunc" or "round" or "wholeStep" when x.IsExact:
                return ValueBound.Of(node.Function.Invoke([x.Low]).Number, node.Function.Invoke([x.High]).Number);
            case "exp":
                return Power(ValueBound.Of(Math.Exp(x.Low), Math.Exp(x.High)), ErrorOf(x));
            case "ln" or "log" or "log2" or "log10" when x.Low > 0:
                var logarithm = ValueBound.Of(node.Function.Invoke([x.Low]).Number, node.Function.Invoke([x.High]).Number);
                return logarithm.With(x.IsExact ? 2 : double.PositiveInfinity, logarithm.Place + x.Absolute / x.Low);
            case "sin" or "cos":
                return new ValueBound(-1, 1).With(x.IsExact ? 2 : double.PositiveInfinity, Unit + ErrorOf(x));
            case "isnan" or "isfinite" or "not":
                return x.IsExact ? new(0, 1) : NoBound(new(0, 1));
            default:
                return OfOther(x);
        }
    }

    private static ValueBound OfTwo(BoundCall node, ValueBound a, ValueBound b)
    {
        double relative = a.Relative + b.Relative, absolute = a.Absolute + b.Absolute;
        switch (node.Function.Name)
        {
            case "add":
                bool isSum = a.Low >= 0 && b.Low >= 0 || a.High <= 0 && b.High <= 0;
                return ValueBound.Of(a.Low + b.Low, a.High + b.High).Rounded(isSum ? Math.Max(a.Relative, b.Relative) : double.PositiveInfinity, absolute);
            case "subtract":
                bool isDifference = a.Low >= 0 && b.High <= 0 || a.High <= 0 && b.Low >= 0;
                return ValueBound.Of(a.Low - b.High, a.High - b.Low).Rounded(isDifference ? Math.Max(a.Relative, b.Relative) : double.PositiveInfinity, absolute);
            case "multiply" when node.Arguments[0] is BoundLocal { Local: var local } && node.Arguments[1] is BoundLocal square && square.Local == local:
                return ValueBound.Of(a.Least * a.Least, a.Magnitude * a.Magnitude).Rounded(relative, 2 * Times(a.Absolute, a.Magnitude));
            case "multiply":
                return ValueBound.Of(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High)
                    .Rounded(relative, Times(a.Absolute, b.Magnitude) + Times(b.Absolute, a.Magnitude) + Times(a.Absolute, b.Absolute));
            case "divide" when b.Least > 0:
                return ValueBound.Of(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High)
                    .Rounded(relative, a.Absolute / b.Least + Times(b.Absolute, a.Magnitude) / (b.Least * b.Least));
            case "min":
                return new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High), Likely(a, b), Math.Max(a.Absolute, b.Absolute));
            case "max":
                return new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High), Likely(a, b), Math.Max(a.Absolute, b.Absolute));
            case "power" or "pow" when a.IsExact && b.IsExact && a.Low >= 0:
                return ValueBound.Of(Math.Pow(a.Low, b.Low), Math.Pow(a.Low, b.High), Math.Pow(a.High, b.Low), Math.Pow(a.High, b.High)).With(0, 0);
            case "less" or "lessOrEqual" or "greater" or "greaterOrEqual" or "equal" or "notEqual" or "same" or "different":
                return absolute == 0 ? new(0, 1) : NoBound(new(0, 1));
            default:
                return OfOther(a, b);
        }
    }

    private static ValueBound OfMany(BoundCall node, ValueBound[] arguments)
    {
        if (node.Function.Name != "powerOf")
            return node.Function.IsVariadic ? arguments.Aggregate((a, b) => OfTwo(new BoundCall(node.Function, node.Arguments[0], node.Arguments[1]), a, b)) : OfOther(arguments);
        var (exponent, @base, logarithm) = (arguments[0], arguments[1].Low, arguments[2].Low);
        double error = Times(ErrorOf(exponent), Math.Abs(logarithm));
        return Power(ValueBound.Of(Math.Pow(@base, exponent.Low), Math.Pow(@base, exponent.High)), error);
    }

    /// <summary>A power of a constant whose exponent, times the logarithm, is off by an error.</summary>
    private static ValueBound Power(ValueBound power, double error) =>
        power.With(2 + error / Unit, power.Place + Times(power.Magnitude, error));

    private static double ErrorOf(ValueBound x) => Math.Min(x.Absolute, Times(x.Relative * Unit, x.Magnitude));

    /// <summary>A product in which nothing is 0 times anything, as no error is.</summary>
    private static double Times(double error, double magnitude) => error == 0 || magnitude == 0 ? 0 : error * magnitude;

    private static double Likely(ValueBound a, ValueBound b) => a.Low >= 0 && b.Low >= 0 ? Math.Max(a.Relative, b.Relative) : double.PositiveInfinity;

    /// <summary>A function of which nothing is known, but that the same arguments give the same result.</summary>
    private static ValueBound OfOther(params ValueBound[] arguments) =>
        arguments.All(argument => argument.IsExact) ? ValueBound.Unknown : NoBound(ValueBound.Unknown);

    private static ValueBound NoBound(ValueBound range) => range.With(double.PositiveInfinity, double.PositiveInfinity);
}
