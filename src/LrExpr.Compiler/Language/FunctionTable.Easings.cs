using LrExpr.Language.Arithmetic;
using LrExpr.Syntax;

namespace LrExpr.Language;

internal static partial class FunctionTable
{
    private const string Sine = "1 - sin((1 - u) * (pi / 2))";
    private const int SineCost = 24;
    private const double SineHalf = 0.29289321881345254;

    private const string Progress = "let u = clamp(t, 0, 1); ";

    /// <summary>The easings of Robert Penner, by the names of easings.net.</summary>
    private static FunctionSymbol[] Easings() =>
    [
        .. Family("Quad", 4, "u * u", half: 0.25),
        .. Family("Cubic", 4, "u * u * u", half: 0.125),
        .. Family("Quart", 4, "u * u * u * u", half: 0.0625),
        .. Family("Quint", 4, "u * u * u * u * u", half: 0.03125),
        In("Sine", SineCost, Sine, SineHalf),
        Out("Sine", SineCost, SineHalf),
        EaseInOutSine,
        In("Expo", 24, "u == 0 ? 0 : 2 ^ (10 * u - 10)", half: 0.03125),
        Out("Expo", 24, "u == 1 ? 1 : 1 - 2 ^ (-10 * u)", half: 0.03125),
        InOut("Expo", 24, "u == 0 ? 0 : 2 ^ (10 * u - 10)", half: 0.03125),
        In("Circ", 8, "1 - sqrt((1 - u) * (1 + u))", half: 0.1339745962155614),
        Out("Circ", 8, "sqrt(u * (2 - u))", half: 0.1339745962155614),
        InOut("Circ", 8, "1 - sqrt((1 - u) * (1 + u))", half: 0.1339745962155614),
        In("Back", 6, Swing("1.70158"), half: -0.0876975),
        Out("Back", 6, half: -0.0876975),
        InOut("Back", 6, Swing("2.5949095"), half: -0.1993636875),
        In("Elastic", 48, Wave("10.75", "3"), half: -0.015625),
        Out("Elastic", 48, half: -0.015625),
        InOut("Elastic", 48, Wave("11.125", "4.5"), half: 0.02393888884746806),
        Eased("easeInBounce", 14, "1 - easeOutBounce(1 - t)", "`1 - easeOutBounce(1 - t)`.", "easeInBounce(0.5)", 0.234375),
        Eased("easeOutBounce", 12, "let v = 2.75 * clamp(t, 0, 1); v < 1 ? v * v : v < 2 ? (v - 1.5) ^ 2 + 0.75 : v < 2.5 ? (v - 2.25) ^ 2 + 0.9375 : (v - 2.625) ^ 2 + 0.984375", "A fall, and three bounces back that become smaller.", "easeOutBounce(0.5)", 0.765625),
        InOut("Bounce", 14, "easeInBounce(u)", half: 0.234375),
        CubicBezier,
    ];

    private static FunctionSymbol[] Family(string family, int cost, string way, double half) => [In(family, cost, way, half), Out(family, cost, half), InOut(family, cost, way, half)];

    /// <param name="family">The name of the family.</param>
    /// <param name="cost">The cost of the way in.</param>
    /// <param name="way">The way in, of <c>u</c> from 0 to 1.</param>
    /// <param name="half">Where the way in is at a half.</param>
    private static FunctionSymbol In(string family, int cost, string way, double half) => Plain($"easeIn{family}", cost, way, half);

    /// <summary>The way in, turned round, where it is written so that an early step is as exact as a late one.</summary>
    private static FunctionSymbol Out(string family, int cost, string way, double half) => Plain($"easeOut{family}", cost, way, 1 - half);

    /// <summary>The way in, turned round.</summary>
    private static FunctionSymbol Out(string family, int cost, double half) =>
        Eased($"easeOut{family}", cost + 2, $"1 - easeIn{family}(1 - t)", $"`1 - easeIn{family}(1 - t)`.", $"easeOut{family}(0.5)", 1 - half);

    /// <summary>The way in at half the size, and turned round from the middle on.</summary>
    private static FunctionSymbol InOut(string family, int cost, string way, double half) => Eased(
        $"easeInOut{family}", cost + 8, $"let u = clamp(2 * min(t, 1 - t), 0, 1); let h = ({way}) / 2; t < 0.5 ? h : 1 - h",
        $"Up to the middle half of `{way}`, where `u` is `clamp(2 * t, 0, 1)`; from there `1 - easeInOut{family}(1 - t)`.", $"easeInOut{family}(0.25)", half / 2);

    private static FunctionSymbol Plain(string name, int cost, string way, double half) =>
        Eased(name, cost, Progress + way, $"`{way}`, where `u` is `clamp(t, 0, 1)`.", $"{name}(0.5)", half);

    /// <summary>Back by a part of the way, and then on.</summary>
    private static string Swing(string size) => $"u * u * (u - {size} * (1 - u))";

    /// <summary>A wave that grows.</summary>
    private static string Wave(string shift, string period) => $"u == 0 ? 0 : -2 ^ (10 * u - 10) * sin((10 * u - {shift}) * (tau / {period}))";

    private static FunctionSymbol Eased(string name, int cost, string definition, string summary, string example, double result) =>
        Defined($"{name}(t)", cost, $"(t) => {definition}", summary, (example, NumberText.Of(result))) with { CSharpName = $"Lr.{char.ToUpperInvariant(name[0])}{name[1..]}", Pieces = Pieces.Unit };
}
