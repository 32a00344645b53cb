using System.Collections.Immutable;
using System.Linq.Expressions;
using LrExpr.Language.Arithmetic;
using LrExpr.Syntax;

namespace LrExpr.Language;

/// <summary>
/// Every function of the language, one row each. A row says all there is to say of its function: how it is written, its cost, a sentence, examples with
/// results, and either its definition in the language or its primitive with what is known of it. Binder, closures, blocks, emitter, facts, exports,
/// documentation and tests ask the row; to add a function, add a row.
/// </summary>
internal static partial class FunctionTable
{
    // Those that operators mean, that rewrites put in place, and that other languages have no name for.
    public static readonly FunctionSymbol Floor = Row("floor(x)", 2, () => new ShortUnary<Floor>((Func<double, double>)Math.Floor), "The largest integer not above `x`.", ("floor(2.7)", "2"), ("floor(-2.5)", "-3")) with { CSharpName = "Math.Floor", Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true };

    public static readonly FunctionSymbol Min = Row("min(a, b, …)", 2, () => new Operation<Min>((Func<double, double, double>)Math.Min), "The smallest of two or more numbers; NaN if any is NaN.", ("min(3, 1, 2)", "1")) with { CSharpName = "Math.Min", PythonName = "min", IsVariadic = true, MakesNaN = false, Pieces = Pieces.Min, Slope = Slopes.Least, Whole = Wholeness.OfWholeArguments, Saturates = true };

    public static readonly FunctionSymbol Max = Row("max(a, b, …)", 2, () => new Operation<Max>((Func<double, double, double>)Math.Max), "The largest of two or more numbers; NaN if any is NaN.", ("max(3, 1, 2)", "3")) with { CSharpName = "Math.Max", PythonName = "max", IsVariadic = true, MakesNaN = false, Pieces = Pieces.Max, Slope = Slopes.Greatest, Whole = Wholeness.OfWholeArguments, Saturates = true };

    public static readonly FunctionSymbol IsNaN = Row("isnan(x)", 2, () => new ShortUnary<IsNaN>((Func<double, bool>)double.IsNaN), "Whether `x` is NaN.", ("isnan(1) ? 1 : 0", "0")) with { PythonName = "math.isnan", Interval = Intervals.IsNaN };

    public static readonly FunctionSymbol IsFinite = Row("isfinite(x)", 2, () => new ShortUnary<IsFinite>((Func<double, bool>)double.IsFinite), "Whether `x` is neither NaN nor infinite.", ("isfinite(inf) ? 1 : 0", "0")) with { PythonName = "math.isfinite", Slope = Slopes.Finiteness, Interval = Intervals.IsFinite };

    public static readonly FunctionSymbol Piecewise = Row("piecewise(x, xs, vs)", 4, () => new TablePrimitive(Intrinsics.Piecewise, arrays => new StepTable<Less>(arrays[0], arrays[1])), "`vs[n]`, where `n` is the number of boundaries `xs` less than `x`; `vs` has one element more.", ("piecewise(10, [10, 20], [1, 2, 3])", "1"), ("piecewise(11, [10, 20], [1, 2, 3])", "2"))
        with { CSharpName = "Lr.Piecewise", CostGrowsWithArrays = true, FirstArrayOrder = ArrayOrder.Increasing, LastArrayExcess = 1, Pieces = Pieces.Piecewise, Interval = Intervals.Elements, IsStepped = true };

    public static readonly FunctionSymbol Reached = Row("reached(x, xs)", 4, () => new TablePrimitive(Intrinsics.Reached, arrays => StepTable<LessOrEqual>.OfCounts(arrays[0])), "How many of the boundaries are less than or equal to `x`; one that stands twice counts twice.", ("reached(10, [10, 20])", "1"), ("reached(5, [3, 3, 7])", "2"))
        with { CSharpName = "Lr.Reached", CostGrowsWithArrays = true, FirstArrayOrder = ArrayOrder.NotDecreasing, Pieces = Pieces.Reached, Slope = Slopes.Rising, Interval = Intervals.Within(0, 1e9), Whole = Wholeness.Always, IsStepped = true };

    public static readonly FunctionSymbol Interpolate = Row("interp(x, xs, ys)", 4, () => new TablePrimitive(Intrinsics.Interpolate, arrays => new LinearTable(arrays[0], arrays[1])), "Linear between the points (`xs`, `ys`), constant beyond the ends; where two are at one place it jumps there, from the first to the last.", ("interp(5, [0, 10], [1, 2])", "1.5"), ("interp(99, [0, 10], [1, 2])", "2"), ("interp(10, [0, 10, 10], [1, 2, 5])", "5"))
        with { CSharpName = "Lr.Interp", CostGrowsWithArrays = true, NeedsElements = true, FirstArrayOrder = ArrayOrder.NotDecreasing, LastArrayExcess = 0, Pieces = Pieces.Interpolate, ArraySlope = Slopes.OfElements, MonotoneToTheBit = Monotone.Lines, Interval = Intervals.BetweenElements };

    public static readonly FunctionSymbol ElementAt = Row("at(vs, i)", 4, () => new TablePrimitive((Func<double[], double, double>)Intrinsics.At, arrays => new ElementTable(arrays[0])), "The element at `trunc(clamp(i, 0, n - 1))`, counted from 0.", ("at([5, 6, 7], 1)", "6"), ("at([5, 6, 7], inf)", "7")) with { CSharpName = "Lr.At", CostGrowsWithArrays = true, NeedsElements = true, Pieces = Pieces.At, Interval = Intervals.ElementsOfFirst, IsStepped = true };

    public static readonly FunctionSymbol Pchip = Row("pchip(x, xs, ys)", 40, () => new TablePrimitive(MonotoneCubic.At, arrays => new CubicTable(arrays[0], arrays[1])), "A smooth curve through the points (`xs`, `ys`) that rises and falls only where they do, as `PchipInterpolator` of SciPy; constant beyond the ends.", ("pchip(5, [0, 10], [1, 2])", "1.5"), ("pchip(1, [0, 1, 2, 3], [0, 1, 1, 2])", "1"), ("pchip(0.5, [0, 1, 2], [0, 1, 4])", "0.3125"))
        with { CSharpName = "Lr.Pchip", CostGrowsWithArrays = true, NeedsElements = true, FirstArrayOrder = ArrayOrder.Increasing, LastArrayExcess = 0, Pieces = Pieces.Interpolate, ArraySlope = Slopes.OfElements, Interval = Intervals.Elements };

    public static readonly FunctionSymbol Lerp = Defined("lerp(a, b, t)", 2, "(a, b, t) => a * (1 - t) + b * t", "`a * (1 - t) + b * t`: from `a` at 0 to `b` at 1, not limited.", ("lerp(10, 20, 0.25)", "12.5"), ("lerp(0, 10, 1.5)", "15")) with { CSharpName = "Lr.Lerp" };

    public static readonly FunctionSymbol EaseInOutSine = InOut("Sine", SineCost, Sine, SineHalf);

    public static readonly FunctionSymbol CubicBezier = Row("cubicBezier(t, x1, y1, x2, y2)", 600, () => new Quinary<CubicBezier>(), "The curve of CSS: from (0, 0) to (1, 1) with the control points (`x1`, `y1`) and (`x2`, `y2`), at the place where its first coordinate is `t`; `t`, `x1` and `x2` are limited to 0 to 1.", ("cubicBezier(0.5, 0.25, 0, 0.75, 1)", "0.5"), ("cubicBezier(0.5, 0, 0, 1, 1)", "0.5"))
        with { CSharpName = "Lr.CubicBezier", UnitArguments = [1, 3], Pieces = Pieces.Unit, Slope = Slopes.Curve, Interval = Intervals.Curve, Saturates = true };

    public static readonly FunctionSymbol Passed = Hidden("passed(x, xs)", () => new TablePrimitive(Intrinsics.Passed, arrays => StepTable<Less>.OfCounts(arrays[0]))) with { Cost = 4, CostGrowsWithArrays = true, Slope = Slopes.Rising, Interval = Intervals.Within(0, 1e9), Whole = Wholeness.Always, IsStepped = true };

    public static readonly FunctionSymbol Negate = Hidden("negate(a)", () => new ShortUnary<Negate>((double a) => -a, ExpressionType.Negate)) with { Slope = Slopes.Falling, Whole = Wholeness.OfWholeArguments };

    public static readonly FunctionSymbol Plus = Hidden("plus(a)", () => new ShortUnary<Plus>((double a) => a, ExpressionType.UnaryPlus)) with { Slope = Slopes.Rising, Whole = Wholeness.OfWholeArguments };

    public static readonly FunctionSymbol Add = Arithmetic("add(a, b)", () => new Operation<Add>((a, b) => a + b, ExpressionType.Add)) with { Slope = Slopes.Rising };

    public static readonly FunctionSymbol Subtract = Arithmetic("subtract(a, b)", () => new Operation<Subtract>((a, b) => a - b, ExpressionType.Subtract)) with { Slope = Slopes.Difference };

    public static readonly FunctionSymbol Multiply = Arithmetic("multiply(a, b)", () => new Operation<Multiply>((a, b) => a * b, ExpressionType.Multiply)) with { Slope = Slopes.Product, Interval = Intervals.Product };

    public static readonly FunctionSymbol Divide = Arithmetic("divide(a, b)", () => new Operation<Divide>((a, b) => a / b, ExpressionType.Divide)) with { Slope = Slopes.Quotient, Interval = Intervals.Quotient, Divisor = 1, Whole = Wholeness.Unknown };

    public static readonly FunctionSymbol Remainder = Hidden("remainder(a, b)", () => new Binary<Mod>()) with { CSharpName = "Lr.Mod", Divisor = 1, Interval = Intervals.Remainder, Whole = Wholeness.OfWholeArguments };

    public static readonly FunctionSymbol TruncatedRemainder = Row("rem(a, b)", 4, () => new Binary<Rem>(), "The truncated remainder of C#, with the sign of `a`.", ("rem(-3, 7)", "-3")) with { Divisor = 1, Whole = Wholeness.OfWholeArguments };

    public static readonly FunctionSymbol Power = Hidden("power(a, b)", () => new Binary<Power>()) with { CSharpName = "Math.Pow", Cost = 20, Slope = Slopes.Power, MonotoneToTheBit = Monotone.Power, Saturates = true };

    public static readonly FunctionSymbol PowerByName = Defined("pow(a, b)", 20, "(a, b) => a ^ b", "`a ^ b`.", ("pow(2, 10)", "1024"), ("pow(0, 0)", "1")) with { CSharpName = "Math.Pow" };

    public static readonly FunctionSymbol PowerOf = Hidden("powerOf(u, base, high, low)", () => new PowerOfConstantPrimitive()) with { Cost = 20, Slope = Slopes.PowerOfConstant, MonotoneToTheBit = Monotone.PowerOfConstant, Saturates = true };

    public static readonly FunctionSymbol RootPower = Hidden("rootPower(a)", () => new Unary<RootPower>()) with { Cost = 20, Slope = Slopes.RisingFromZero, MonotoneToTheBit = Monotone.ToTheBit };

    public static readonly FunctionSymbol InverseRootPower = Hidden("inverseRootPower(a)", () => new Unary<InverseRootPower>()) with { Cost = 20, Slope = Slopes.FallingFromZero, MonotoneToTheBit = Monotone.ToTheBit };

    public static readonly FunctionSymbol Less = Compared("less(a, b)", () => new Comparison<Less>((double a, double b) => a < b, ExpressionType.LessThan)) with { Slope = Slopes.Reverse, Interval = Intervals.Less };

    public static readonly FunctionSymbol LessOrEqual = Compared("lessOrEqual(a, b)", () => new Comparison<LessOrEqual>((double a, double b) => a <= b, ExpressionType.LessThanOrEqual)) with { Slope = Slopes.Reverse, Interval = Intervals.LessOrEqual };

    public static readonly FunctionSymbol Greater = Compared("greater(a, b)", () => new Comparison<Greater>((double a, double b) => a > b, ExpressionType.GreaterThan)) with { Slope = Slopes.Difference, Interval = Intervals.Greater };

    public static readonly FunctionSymbol GreaterOrEqual = Compared("greaterOrEqual(a, b)", () => new Comparison<GreaterOrEqual>((double a, double b) => a >= b, ExpressionType.GreaterThanOrEqual)) with { Slope = Slopes.Difference, Interval = Intervals.GreaterOrEqual };

    public static readonly FunctionSymbol Equal = Compared("equal(a, b)", () => new Comparison<Equal>((double a, double b) => a == b, ExpressionType.Equal)) with { OfTruths = Compared("same(a, b)", () => new Comparison<Same>((bool a, bool b) => a == b, ExpressionType.Equal)) };

    public static readonly FunctionSymbol NotEqual = Compared("notEqual(a, b)", () => new Comparison<NotEqual>((double a, double b) => a != b, ExpressionType.NotEqual)) with { OfTruths = Compared("different(a, b)", () => new Comparison<Different>((bool a, bool b) => a != b, ExpressionType.NotEqual)) };

    public static readonly FunctionSymbol Not = Hidden("not(a)", () => new ShortUnary<Not>((bool a) => !a, ExpressionType.Not)) with { Slope = Slopes.Falling, Interval = Intervals.Truth };

    public static readonly FunctionSymbol WholeStep = Hidden("wholeStep(x)", () => new Unary<WholeStep>()) with { Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true };

    public static readonly FunctionSymbol Given = Special("given(p)", 1, FunctionForm.Given, (1, 1), "Whether the optional parameter `p` was given; constant.");

    public static readonly FunctionSymbol InSteps = Special("inSteps(p, scale)", 1, FunctionForm.InSteps, (1, 2), "The steps of the time parameter `p`, by the horizon of the kind, times `scale` unless it is a part of the run; of a list of times an array, ascending. Without `scale`, that of the horizon. Constant.");

    public static readonly FunctionSymbol Iterate = Special("iterate(x, next, n)", 1, FunctionForm.Iterate, (3, 3), "`n` numbers: the number that `x` is the name of, and then `next` again and again, in which `x` is the number before.", ("let x = 3; at(iterate(x, trunc(x * 1.5), 4), 3)", "9"));

    public static readonly FunctionSymbol Join = Special("join(x, boundaries, p)", 6, FunctionForm.Join, (3, 3), "The schedule whose turn it is, of the list of schedules `p`, called with the steps since its turn began; one whose boundary is that of the next has no turn.")
        with { CostGrowsWithArrays = true };

    public static readonly FunctionSymbol Fold = Special("fold(p, part, before, start, value)", 1, FunctionForm.Fold, (5, 5), "Goes through the list of schedules or choices `p` from the left: `value` for each of them, with `part` as the name of the element and `before` as that of what came of those before, which is `start` at the first. The result is that of the last.");

    public static readonly ImmutableArray<FunctionSymbol> All =
    [
        .. Group("Rounding and sign",
            Row("abs(x)", 2, () => new ShortUnary<Abs>((Func<double, double>)Math.Abs), "The magnitude of `x`.", ("abs(-3)", "3")) with { CSharpName = "Math.Abs", PythonName = "abs", Pieces = Pieces.Abs, Slope = Slopes.Magnitude, Interval = Intervals.Magnitude, Whole = Wholeness.OfWholeArguments },
            Floor,
            Row("ceil(x)", 2, () => new ShortUnary<Ceiling>((Func<double, double>)Math.Ceiling), "The smallest integer not below `x`.", ("ceil(2.1)", "3"), ("ceil(-2.5)", "-2")) with { CSharpName = "Math.Ceiling", PythonName = "math.ceil", Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true },
            Row("trunc(x)", 2, () => new ShortUnary<Truncate>((Func<double, double>)Math.Truncate), "`x` without its fraction.", ("trunc(-2.5)", "-2")) with { CSharpName = "Math.Truncate", PythonName = "math.trunc", Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true },
            Row("round(x)", 2, () => new ShortUnary<Round>((Func<double, double>)Math.Round), "The nearest integer, a half to the even one.", ("round(2.5)", "2"), ("round(3.5)", "4")) with { CSharpName = "Math.Round", PythonName = "round", Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true },
            Row("sign(x)", 2, () => new Unary<Sign>(), "-1, 0 or 1; NaN for NaN.", ("sign(-0.5)", "-1"), ("sign(0)", "0")) with { CSharpName = "Math.Sign", IsIntegerInCSharp = true, Pieces = Pieces.Sign, Slope = Slopes.Rising, Whole = Wholeness.Always, IsStepped = true }),

        .. Group("Smallest, largest, limits",
            Min,
            Max,
            Defined("clamp(x, lo, hi)", 2, "(x, lo, hi) => min(max(x, lo), hi)", "`min(max(x, lo), hi)`.", ("clamp(7, 0, 5)", "5"), ("clamp(-1, 0, 5)", "0")) with { CSharpName = "Math.Clamp", OtherCSharpName = "Lr.Clamp", Whole = Wholeness.OfWholeArguments, Limits = (1, 2) }),

        .. Group("Powers and logarithms",
            Row("sqrt(x)", 4, () => new ShortUnary<Sqrt>((Func<double, double>)Math.Sqrt), "The square root.", ("sqrt(2.25)", "1.5")) with { CSharpName = "Math.Sqrt", Slope = Slopes.Rising },
            Row("cbrt(x)", 20, () => new Unary<Cbrt>(), "The cube root.", ("cbrt(27)", "3")) with { CSharpName = "Math.Cbrt", Slope = Slopes.Rising },
            Row("exp(x)", 20, () => new Unary<Exp>(), "e to the power of `x`.", ("exp(0)", "1")) with { CSharpName = "Math.Exp", Slope = Slopes.Rising, MonotoneToTheBit = Monotone.ToTheBit, Saturates = true },
            Row("ln(x)", 20, () => new Unary<Ln>(), "The natural logarithm.", ("ln(1)", "0")) with { CSharpName = "Math.Log", Slope = Slopes.Rising, MonotoneToTheBit = Monotone.ToTheBit },
            Row("log2(x)", 20, () => new Unary<Log2>(), "The logarithm to base 2.", ("log2(8)", "3")) with { CSharpName = "Math.Log2", Slope = Slopes.Rising, MonotoneToTheBit = Monotone.ToTheBit },
            Row("log10(x)", 20, () => new Unary<Log10>(), "The logarithm to base 10.", ("log10(0.01)", "-2")) with { CSharpName = "Math.Log10", Slope = Slopes.Rising, MonotoneToTheBit = Monotone.ToTheBit },
            Defined("log(x, base)", 20, "(x) => ln(x)", "`ln(x)`; with a base, `ln(x) / ln(base)`.", ("log(e)", "1"), ("log(9, 3)", "2"))
                with { CSharpName = "Math.Log", Definitions = ["(x) => ln(x)", "(x, base) => ln(x) / ln(base)"], Arity = (1, 2) },
            Row("sigmoid(x)", 20, () => new Unary<Sigmoid>(), "`1 / (1 + exp(-x))`.", ("sigmoid(0)", "0.5")) with { CSharpName = "Lr.Sigmoid", Slope = Slopes.Rising },
            PowerByName),

        .. Group("Angles, in radians",
            Row("sin(x)", 20, () => new Unary<Sin>(), "The sine.", ("sin(0)", "0")) with { CSharpName = "Math.Sin", Interval = Intervals.Wave },
            Row("cos(x)", 20, () => new Unary<Cos>(), "The cosine.", ("cos(pi)", "-1")) with { CSharpName = "Math.Cos", Interval = Intervals.Wave },
            Row("tan(x)", 20, () => new Unary<Tan>(), "The tangent.", ("tan(0)", "0")) with { CSharpName = "Math.Tan" },
            Row("asin(x)", 20, () => new Unary<Asin>(), "The angle with that sine.", ("asin(0)", "0")) with { CSharpName = "Math.Asin", Slope = Slopes.Rising },
            Row("acos(x)", 20, () => new Unary<Acos>(), "The angle with that cosine.", ("acos(1)", "0")) with { CSharpName = "Math.Acos", Slope = Slopes.Falling },
            Row("atan(x)", 20, () => new Unary<Atan>(), "The angle with that tangent.", ("atan(0)", "0")) with { CSharpName = "Math.Atan", Slope = Slopes.Rising },
            Row("sinh(x)", 20, () => new Unary<Sinh>(), "The hyperbolic sine.", ("sinh(0)", "0")) with { CSharpName = "Math.Sinh", Slope = Slopes.Rising },
            Row("cosh(x)", 20, () => new Unary<Cosh>(), "The hyperbolic cosine.", ("cosh(0)", "1")) with { CSharpName = "Math.Cosh", Slope = Slopes.Magnitude },
            Row("tanh(x)", 20, () => new Unary<Tanh>(), "The hyperbolic tangent.", ("tanh(0)", "0")) with { CSharpName = "Math.Tanh", Slope = Slopes.Rising },
            Row("atan2(y, x)", 20, () => new Binary<Atan2>(), "The angle of the point (`x`, `y`).", ("atan2(0, 1)", "0")) with { CSharpName = "Math.Atan2", Interval = Intervals.Within(-Math.PI, Math.PI) }),

        .. Group("Division with a remainder",
            Defined("mod(a, b)", 4, "(a, b) => a % b", "The floored remainder `a % b`, with the sign of `b`.", ("mod(-3, 7)", "4"), ("mod(3, -7)", "-4")) with { CSharpName = "Lr.Mod", Divisor = 1 },
            TruncatedRemainder,
            Defined("div(a, b)", 4, "(a, b) => floor(a / b)", "`floor(a / b)`.", ("div(7, 2)", "3"), ("div(-7, 2)", "-4")) with { Divisor = 1 }),

        .. Group("Between two values",
            Lerp,
            Defined("ramp(from, to, x)", 4, "(from, to, x) => from != to ? min(max((x - from) / (to - from), 0), 1) : isnan(x) ? x : x < from ? 0 : 1", "From 0 at `from` to 1 at `to`, limited to both; falls where `from > to`.", ("ramp(10, 20, 15)", "0.5"), ("ramp(100, 0, 25)", "0.75"), ("ramp(5, 5, 5)", "1")) with { CSharpName = "Lr.Ramp" },
            Defined("smoothstep(from, to, x)", 4, "(from, to, x) => let t = ramp(from, to, x); t * t * (3 - 2 * t)", "`t * t * (3 - 2 * t)` of `t = ramp(from, to, x)`.", ("smoothstep(0, 1, 0.5)", "0.5")) with { CSharpName = "Lr.Smoothstep" }),

        .. Group("Easings", Easings()),

        .. Group("Tables",
            Piecewise,
            Reached,
            Interpolate,
            Pchip,
            ElementAt,
            Row("count(vs)", 4, () => new TablePrimitive((Func<double[], double>)Intrinsics.Count, _ => throw new InvalidOperationException("A function of no number is not computed in blocks.")), "The number of elements.", ("count([5, 6, 7])", "3")) with { Whole = Wholeness.Always },
            Row("product(vs, i)", 4, () => new TablePrimitive((Func<double[], double, double>)Intrinsics.Product, arrays => ElementTable.OfProducts(arrays[0])), "The product of the first `trunc(clamp(i, 0, n))` elements; of none it is 1.", ("product([2, 3, 4], 2)", "6"), ("product([2, 3, 4], 0)", "1"))
                with { CostGrowsWithArrays = true, Pieces = Pieces.Product, IsStepped = true }),

        .. Group("Arrays",
            Array("range(n)", ArrayFunctions.Range, "The whole numbers from 0 on that are less than `n`.", ("count(range(5))", "5"), ("at(range(5), inf)", "4")),
            Array("sums(vs)", ArrayFunctions.Sums, "The running sums: at each place the sum of the elements up to there.", ("at(sums([10, 20, 40]), 2)", "70")),
            Array("maxima(vs)", ArrayFunctions.Maxima, "The running maxima: at each place the largest of the elements up to there.", ("at(maxima([3, 1, 5]), 1)", "3")),
            Array("sorted(vs)", ArrayFunctions.Sorted, "The elements from the smallest to the largest.", ("at(sorted([3, 1, 5]), 0)", "1")),
            Array("concat(a, b, …)", ArrayFunctions.Concat, "The elements of one array after those of another.", ("at(concat([0], [5, 7]), 2)", "7")) with { IsVariadic = true },
            Iterate),

        .. Group("Noise",
            Row("uniform(seed, n)", 30, () => new Binary<Uniform>(), "A number in [0, 1), the same for the same seed and `n` on any machine.", ("uniform(42, 0)", "0.4685865183391049")) with { CSharpName = "Lr.Uniform", Seed = 0, Interval = Intervals.Within(0, 1) },
            Row("normal(seed, n)", 60, () => new Binary<Normal>(), "A standard normal number, the same for the same seed and `n`.", ("normal(42, 0)", "-0.6653748678073488")) with { CSharpName = "Lr.Normal", Seed = 0, Interval = Intervals.Within(-9, 9) }),

        .. Group("Conditions",
            IsNaN,
            IsFinite,
            Special("if(c, v, …, otherwise)", 1, FunctionForm.If, (3, int.MaxValue), "The value of the first condition that is true; evaluates one branch.", ("if(1 > 2, 10, 2 > 1, 20, 30)", "20"))),

        .. Group("Parameters of a kind",
            Given,
            Special("is(p, option)", 1, FunctionForm.Is, (2, 2), "Whether the choice parameter `p` is that option, or the list of choices `p` has it; constant."),
            Special("keys(p)", 1, FunctionForm.Keys, (1, 1), "The keys of the table parameter `p`, ascending, as an array; constant."),
            InSteps,
            Special("values(p)", 1, FunctionForm.Values, (1, 1), "The values of the table parameter `p`, by ascending key, as an array; constant."),
            Join,
            Fold),

        Negate, Plus, Add, Subtract, Multiply, Divide,
        Remainder,
        Power, PowerOf, RootPower, InverseRootPower, Passed,
        Less, LessOrEqual, Greater, GreaterOrEqual, Equal, Equal.OfTruths!, NotEqual, NotEqual.OfTruths!, Not, WholeStep,
    ];

    private static readonly Dictionary<string, FunctionSymbol> ByName =
        All.Where(row => row.Form != FunctionForm.Operator).ToDictionary(row => row.Name, Names.Comparer);

    private static readonly Dictionary<string, FunctionSymbol> Operators =
        All.Where(row => row.Form == FunctionForm.Operator).ToDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>The function a formula can call by a name, or null.</summary>
    public static FunctionSymbol? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What an operator means, by the name its row gives.</summary>
    public static FunctionSymbol Operator(string name) => Operators[name];

    private static IEnumerable<FunctionSymbol> Group(string heading, params FunctionSymbol[] rows) =>
        rows.Select(row => row.Under(heading));

    private static FunctionSymbol Row(string signature, int cost, Func<Primitive>? primitive, string summary, params (string, string)[] examples)
    {
        ImmutableArray<string> names = [.. signature[(signature.IndexOf('(') + 1)..^1].Split(", ")];
        return new FunctionSymbol
        {
            Signature = signature,
            Name = signature[..signature.IndexOf('(')],
            ParameterNames = names,
            MakePrimitive = primitive,
            Cost = cost,
            Summary = summary,
            Examples = [.. examples],
            Arity = names.Contains("…") ? (2, int.MaxValue) : (names.Length, names.Length),
        };
    }

    private static FunctionSymbol Defined(string signature, int cost, string definition, string summary, params (string, string)[] examples) =>
        Row(signature, cost, null, summary, examples) with { Definitions = [definition] };

    private static FunctionSymbol Special(
        string signature, int cost, FunctionForm form, (int, int) arity, string summary, params (string, string)[] examples) =>
        Row(signature, cost, null, summary, examples) with { Form = form, Arity = arity };

    private static FunctionSymbol Array(string signature, Delegate method, string summary, params (string, string)[] examples) =>
        Row(signature, 1, () => new ArrayPrimitive(method), summary, examples) with { Form = FunctionForm.Array };

    private static FunctionSymbol Hidden(string signature, Func<Primitive> primitive) =>
        Row(signature, 1, primitive, "") with { Form = FunctionForm.Operator };

    private static FunctionSymbol Arithmetic(string signature, Func<Primitive> primitive) =>
        Hidden(signature, primitive) with { Whole = Wholeness.OfWholeArguments };

    private static FunctionSymbol Compared(string signature, Func<Primitive> primitive) =>
        Hidden(signature, primitive) with { Interval = Intervals.Truth };
}
