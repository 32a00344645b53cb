using System.Collections.Immutable;
using System.Linq.Expressions;
using LrExpr.Syntax;
using InVectors = LrExpr.Language.Vectors.VectorMath<LrExpr.Language.Vectors.Simd256, System.Runtime.Intrinsics.Vector256<double>>;

namespace LrExpr.Language;

/// <summary>
/// Every function of the language, one row each. To add one, add a row: name and parameters, cost, method, one sentence,
/// examples with results; and the method for many numbers at once, if there is one. Binder, evaluator, emitter, documentation and tests read the row.
/// </summary>
internal static class FunctionTable
{
    public static ImmutableArray<FunctionSymbol> All { get; } =
    [
        .. Group("Rounding and sign",
            Row("abs(x)", 2, (Func<double, double>)Math.Abs, "The magnitude of `x`.", ("abs(-3)", "3")) with { Vector = new(nameof(InVectors.Abs)), Pieces = Pieces.Abs },
            Row("floor(x)", 2, (Func<double, double>)Math.Floor, "The largest integer not above `x`.", ("floor(2.7)", "2"), ("floor(-2.5)", "-3")) with { Jumps = true, Vector = new(nameof(InVectors.Floor)), IsRising = true },
            Row("ceil(x)", 2, (Func<double, double>)Math.Ceiling, "The smallest integer not below `x`.", ("ceil(2.1)", "3"), ("ceil(-2.5)", "-2")) with { Jumps = true, Vector = new(nameof(InVectors.Ceiling)), IsRising = true },
            Row("trunc(x)", 2, (Func<double, double>)Math.Truncate, "`x` without its fraction.", ("trunc(-2.5)", "-2")) with { Jumps = true, Vector = new(nameof(InVectors.Truncate)), IsRising = true },
            Row("round(x)", 2, (Func<double, double>)Math.Round, "The nearest integer, a half to the even one.", ("round(2.5)", "2"), ("round(3.5)", "4")) with { Jumps = true, Vector = new(nameof(InVectors.Round)), IsRising = true },
            Row("sign(x)", 2, Intrinsics.Sign, "-1, 0 or 1; NaN for NaN.", ("sign(-0.5)", "-1"), ("sign(0)", "0")) with { Jumps = true, Pieces = Pieces.Sign }),

        .. Group("Smallest, largest, limits",
            Row("min(a, b, …)", 2, (Func<double, double, double>)Math.Min, "The smallest of two or more numbers; NaN if any is NaN.", ("min(3, 1, 2)", "1")) with { IsVariadic = true, Vector = new(nameof(InVectors.Min)), Pieces = Pieces.Min },
            Row("max(a, b, …)", 2, (Func<double, double, double>)Math.Max, "The largest of two or more numbers; NaN if any is NaN.", ("max(3, 1, 2)", "3")) with { IsVariadic = true, Vector = new(nameof(InVectors.Max)), Pieces = Pieces.Max },
            Row("clamp(x, lo, hi)", 2, Intrinsics.Clamp, "`min(max(x, lo), hi)`.", ("clamp(7, 0, 5)", "5"), ("clamp(-1, 0, 5)", "0")) with { WrittenOut = "(x, lo, hi) => min(max(x, lo), hi)", Pieces = Pieces.Clamp }),

        .. Group("Powers and logarithms",
            Row("sqrt(x)", 4, (Func<double, double>)Math.Sqrt, "The square root.", ("sqrt(2.25)", "1.5")) with { Vector = new(nameof(InVectors.Sqrt)), IsRising = true },
            Row("cbrt(x)", 20, (Func<double, double>)Math.Cbrt, "The cube root.", ("cbrt(27)", "3")) with { IsRising = true },
            Row("exp(x)", 20, (Func<double, double>)Math.Exp, "e to the power of `x`.", ("exp(0)", "1")) with { Vector = new(nameof(InVectors.Exp), nameof(InVectors.WithinExp)), IsRising = true },
            Row("ln(x)", 20, (Func<double, double>)Math.Log, "The natural logarithm.", ("ln(1)", "0")) with { Vector = new(nameof(InVectors.Ln), nameof(InVectors.WithinLn)), IsRising = true },
            Row("log2(x)", 20, (Func<double, double>)Math.Log2, "The logarithm to base 2.", ("log2(8)", "3")) with { IsRising = true },
            Row("log10(x)", 20, (Func<double, double>)Math.Log10, "The logarithm to base 10.", ("log10(0.01)", "-2")) with { IsRising = true },
            Row("log(x, base)", 20, (Func<double, double>)Math.Log, "`ln(x)`; with a base, `ln(x) / ln(base)`.", ("log(e)", "1"), ("log(9, 3)", "2"))
                with { Methods = [(Func<double, double>)Math.Log, (Func<double, double, double>)Intrinsics.LogToBase], Arity = (1, 2) },
            Row("sigmoid(x)", 20, Intrinsics.Sigmoid, "`1 / (1 + exp(-x))`.", ("sigmoid(0)", "0.5")) with { WrittenOut = "(x) => 1 / (1 + exp(-x))", IsRising = true },
            Row("pow(a, b)", 20, (Func<double, double, double>)Math.Pow, "`a ^ b`.", ("pow(2, 10)", "1024"), ("pow(0, 0)", "1"))),

        .. Group("Angles, in radians",
            Row("sin(x)", 20, (Func<double, double>)Math.Sin, "The sine.", ("sin(0)", "0")) with { Vector = new(nameof(InVectors.Sin), nameof(InVectors.WithinAngle)) },
            Row("cos(x)", 20, (Func<double, double>)Math.Cos, "The cosine.", ("cos(pi)", "-1")) with { Vector = new(nameof(InVectors.Cos), nameof(InVectors.WithinAngle)) },
            Row("tan(x)", 20, (Func<double, double>)Math.Tan, "The tangent.", ("tan(0)", "0")),
            Row("asin(x)", 20, (Func<double, double>)Math.Asin, "The angle with that sine.", ("asin(0)", "0")),
            Row("acos(x)", 20, (Func<double, double>)Math.Acos, "The angle with that cosine.", ("acos(1)", "0")),
            Row("atan(x)", 20, (Func<double, double>)Math.Atan, "The angle with that tangent.", ("atan(0)", "0")) with { IsRising = true },
            Row("sinh(x)", 20, (Func<double, double>)Math.Sinh, "The hyperbolic sine.", ("sinh(0)", "0")) with { IsRising = true },
            Row("cosh(x)", 20, (Func<double, double>)Math.Cosh, "The hyperbolic cosine.", ("cosh(0)", "1")),
            Row("tanh(x)", 20, (Func<double, double>)Math.Tanh, "The hyperbolic tangent.", ("tanh(0)", "0")) with { IsRising = true },
            Row("atan2(y, x)", 20, (Func<double, double, double>)Math.Atan2, "The angle of the point (`x`, `y`).", ("atan2(0, 1)", "0")) with { Jumps = true }),

        .. Group("Division with a remainder",
            Row("mod(a, b)", 4, Intrinsics.Mod, "The floored remainder `a % b`, with the sign of `b`.", ("mod(-3, 7)", "4"), ("mod(3, -7)", "-4")) with { Jumps = true, Divisor = 1 },
            Row("rem(a, b)", 4, Intrinsics.Rem, "The truncated remainder of C#, with the sign of `a`.", ("rem(-3, 7)", "-3")) with { Jumps = true, Divisor = 1 },
            Row("div(a, b)", 4, Intrinsics.Div, "`floor(a / b)`.", ("div(7, 2)", "3"), ("div(-7, 2)", "-4")) with { Jumps = true, Divisor = 1, WrittenOut = "(a, b) => floor(a / b)" }),

        .. Group("Between two values",
            Row("lerp(a, b, t)", 2, Intrinsics.Lerp, "`a * (1 - t) + b * t`: from `a` at 0 to `b` at 1, not limited.", ("lerp(10, 20, 0.25)", "12.5"), ("lerp(0, 10, 1.5)", "15")) with { WrittenOut = "(a, b, t) => a * (1 - t) + b * t" },
            Row("ramp(from, to, x)", 4, Intrinsics.Ramp, "From 0 at `from` to 1 at `to`, limited to both; falls where `from > to`.", ("ramp(10, 20, 15)", "0.5"), ("ramp(100, 0, 25)", "0.75"), ("ramp(5, 5, 5)", "1")) with { Jumps = true, Pieces = Pieces.Ramp },
            Row("smoothstep(from, to, x)", 4, Intrinsics.Smoothstep, "`t * t * (3 - 2 * t)` of `t = ramp(from, to, x)`.", ("smoothstep(0, 1, 0.5)", "0.5")) with { Jumps = true, WrittenOut = "(from, to, x) => let t = ramp(from, to, x); t * t * (3 - 2 * t)", Pieces = Pieces.Ramp }),

        .. Group("Tables",
            Row("piecewise(x, xs, vs)", 4, Intrinsics.Piecewise, "`vs[n]`, where `n` is the number of boundaries `xs` less than `x`; `vs` has one element more.", ("piecewise(10, [10, 20], [1, 2, 3])", "1"), ("piecewise(11, [10, 20], [1, 2, 3])", "2"))
                with { Jumps = true, CostGrowsWithArrays = true, FirstArrayOrder = ArrayOrder.Increasing, LastArrayExcess = 1, Pieces = Pieces.Piecewise },
            Row("reached(x, xs)", 4, Intrinsics.Reached, "How many of the boundaries are less than or equal to `x`; one that stands twice counts twice.", ("reached(10, [10, 20])", "1"), ("reached(5, [3, 3, 7])", "2"))
                with { Jumps = true, CostGrowsWithArrays = true, FirstArrayOrder = ArrayOrder.NotDecreasing, Pieces = Pieces.Reached },
            Row("interp(x, xs, ys)", 4, Intrinsics.Interpolate, "Linear between the points (`xs`, `ys`), constant beyond the ends.", ("interp(5, [0, 10], [1, 2])", "1.5"), ("interp(99, [0, 10], [1, 2])", "2"))
                with { CostGrowsWithArrays = true, FirstArrayOrder = ArrayOrder.Increasing, LastArrayExcess = 0, Pieces = Pieces.Interpolate },
            Row("at(vs, i)", 4, Intrinsics.At, "The element at `trunc(clamp(i, 0, n - 1))`, counted from 0.", ("at([5, 6, 7], 1)", "6"), ("at([5, 6, 7], inf)", "7")) with { Jumps = true, CostGrowsWithArrays = true, Pieces = Pieces.At },
            Row("count(vs)", 4, Intrinsics.Count, "The number of elements.", ("count([5, 6, 7])", "3")),
            Row("product(vs, i)", 4, Intrinsics.Product, "The product of the first `trunc(clamp(i, 0, n))` elements; of none it is 1.", ("product([2, 3, 4], 2)", "6"), ("product([2, 3, 4], 0)", "1"))
                with { Jumps = true, CostGrowsWithArrays = true, Pieces = Pieces.Product }),

        .. Group("Noise",
            Row("uniform(seed, n)", 30, Intrinsics.Uniform, "A number in [0, 1), the same for the same seed and `n` on any machine.", ("uniform(42, 0)", "0.4685865183391049")) with { Jumps = true },
            Row("normal(seed, n)", 60, Intrinsics.Normal, "A standard normal number, the same for the same seed and `n`.", ("normal(42, 0)", "-0.6653748678073486")) with { Jumps = true }),

        .. Group("Conditions",
            Row("isnan(x)", 2, Intrinsics.IsNaN, "Whether `x` is NaN.", ("isnan(1) ? 1 : 0", "0")) with { Vector = new(nameof(InVectors.IsNaN)) },
            Row("isfinite(x)", 2, Intrinsics.IsFinite, "Whether `x` is neither NaN nor infinite.", ("isfinite(inf) ? 1 : 0", "0")) with { Vector = new(nameof(InVectors.IsFinite)) },
            Special("if(c, v, …, otherwise)", 1, FunctionForm.If, (3, int.MaxValue), "The value of the first condition that is true; evaluates one branch.", ("if(1 > 2, 10, 2 > 1, 20, 30)", "20"))),

        .. Group("Parameters of a kind",
            Special("given(p)", 1, FunctionForm.Given, (1, 1), "Whether the optional parameter `p` was given; constant."),
            Special("is(p, option)", 1, FunctionForm.Is, (2, 2), "Whether the choice parameter `p` is that option; constant."),
            Special("keys(p)", 1, FunctionForm.Keys, (1, 1), "The keys of the table parameter `p`, ascending, as an array; constant."),
            Special("values(p)", 1, FunctionForm.Values, (1, 1), "The values of the table parameter `p`, by ascending key, as an array; constant."),
            Special("join(x, boundaries, p)", 6, FunctionForm.Join, (3, 3), "The schedule whose turn it is, of the list of schedules `p`, called with the steps since its turn began.")
                with { CostGrowsWithArrays = true }),

        Hidden("negate(a)", Operations.Negate, ExpressionType.Negate) with { Vector = new(nameof(InVectors.Negate)) },
        Hidden("plus(a)", Operations.Plus, ExpressionType.UnaryPlus) with { Vector = new(nameof(InVectors.Plus)), IsRising = true },
        Hidden("add(a, b)", Operations.Add, ExpressionType.Add) with { Vector = new(nameof(InVectors.Add)) },
        Hidden("subtract(a, b)", Operations.Subtract, ExpressionType.Subtract) with { Vector = new(nameof(InVectors.Subtract)) },
        Hidden("multiply(a, b)", Operations.Multiply, ExpressionType.Multiply) with { Vector = new(nameof(InVectors.Multiply)) },
        Hidden("divide(a, b)", Operations.Divide, ExpressionType.Divide) with { Divisor = 1, Vector = new(nameof(InVectors.Divide)) },
        Hidden("remainder(a, b)", Intrinsics.Mod, null) with { Jumps = true, Divisor = 1 },
        Hidden("power(a, b)", Math.Pow, null) with { Cost = 20 },
        Hidden("powerOf(u, base, high, low)", Intrinsics.PowerOf, null) with { Cost = 20, Vector = new(nameof(InVectors.PowerOf), nameof(InVectors.WithinPowerOf)) },
        Hidden("less(a, b)", Operations.Less, ExpressionType.LessThan) with { Vector = new(nameof(InVectors.Less)) },
        Hidden("lessOrEqual(a, b)", Operations.LessOrEqual, ExpressionType.LessThanOrEqual) with { Vector = new(nameof(InVectors.LessOrEqual)) },
        Hidden("greater(a, b)", Operations.Greater, ExpressionType.GreaterThan) with { Vector = new(nameof(InVectors.Greater)) },
        Hidden("greaterOrEqual(a, b)", Operations.GreaterOrEqual, ExpressionType.GreaterThanOrEqual) with { Vector = new(nameof(InVectors.GreaterOrEqual)) },
        Hidden("equal(a, b)", Operations.Equal, ExpressionType.Equal) with { Vector = new(nameof(InVectors.Equal)) },
        Hidden("notEqual(a, b)", Operations.NotEqual, ExpressionType.NotEqual) with { Vector = new(nameof(InVectors.NotEqual)) },
        Hidden("same(a, b)", Operations.Same, ExpressionType.Equal) with { Vector = new(nameof(InVectors.Same)) },
        Hidden("different(a, b)", Operations.Different, ExpressionType.NotEqual) with { Vector = new(nameof(InVectors.Different)) },
        Hidden("not(a)", Operations.Not, ExpressionType.Not) with { Vector = new(nameof(InVectors.Not)) },
        Hidden("wholeStep(x)", Intrinsics.WholeStep, null) with { Jumps = true, Vector = new(nameof(InVectors.WholeStep)), IsRising = true },
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
        rows.Select(row => row with { Group = heading });

    private static FunctionSymbol Row(string signature, int cost, Delegate method, string summary, params (string, string)[] examples)
    {
        var names = ParameterNamesOf(signature);
        bool isVariadic = names.Contains("…");
        return new FunctionSymbol
        {
            Signature = signature,
            Name = signature[..signature.IndexOf('(')],
            ParameterNames = names,
            Methods = [method],
            Cost = cost,
            Summary = summary,
            Examples = [.. examples],
            Arity = isVariadic ? (2, int.MaxValue) : (names.Length, names.Length),
        };
    }

    private static FunctionSymbol Special(
        string signature, int cost, FunctionForm form, (int, int) arity, string summary, params (string, string)[] examples) =>
        new()
        {
            Signature = signature,
            Name = signature[..signature.IndexOf('(')],
            ParameterNames = ParameterNamesOf(signature),
            Methods = [],
            Cost = cost,
            Summary = summary,
            Examples = [.. examples],
            Form = form,
            Arity = arity,
        };

    private static FunctionSymbol Hidden(string signature, Delegate method, ExpressionType? node) =>
        Row(signature, 1, method, "") with { Form = FunctionForm.Operator, Node = node };

    private static ImmutableArray<string> ParameterNamesOf(string signature) =>
        [.. signature[(signature.IndexOf('(') + 1)..^1].Split(", ")];
}
