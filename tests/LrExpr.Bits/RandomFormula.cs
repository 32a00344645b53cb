namespace LrExpr.Bits;

/// <summary>Formulas made at random that are right in type. No number is computed or formatted here, so that they are the same on every machine.</summary>
/// <param name="random">What is drawn by chance.</param>
internal sealed class RandomFormula(SplitMix random)
{
    private const int Deepest = 4;

    /// <summary>Functions by their number of arguments; listed, since a row that is new in the table must not change every formula.</summary>
    private static readonly string[][] Functions =
    [
        ["abs", "floor", "ceil", "trunc", "round", "sign", "sqrt", "cbrt", "exp", "ln", "log2", "log10", "sigmoid", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh"],
        ["min", "max", "pow", "atan2", "mod", "rem", "div", "log", "uniform", "normal"],
        ["clamp", "lerp", "ramp", "smoothstep", "min", "max"],
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "^", "+", "-", "*"];
    private static readonly string[] Comparisons = ["<", "<=", ">", ">=", "==", "!="];
    private static readonly string[] Constants = ["0", "1", "2", "0.5", "-0.5", "-1", "0.1", "0.97", "1.5", "3", "10", "1000", "1e-3", "1e300", "1e-300", "pi", "e"];
    private static readonly string[] Tables = ["piecewise", "interp", "reached", "at", "product"];

    private int _locals;

    /// <summary>The next formula, which may be refused: a constant part of it may have no value.</summary>
    public string Next()
    {
        _locals = 0;
        return Number(2 + random.Below(Deepest - 1));
    }

    private string Number(int depth)
    {
        if (depth == 0 || random.Below(8) == 0)
            return Leaf();
        return random.Below(18) switch
        {
            < 5 => $"({Number(depth - 1)} {random.OneOf<string>(Operators)} {Number(depth - 1)})",
            < 8 => Call(depth),
            8 => $"({Constant()} ^ {Number(depth - 1)})",
            9 => $"({Number(depth - 1)} ^ {Constant()})",
            10 => $"-({Number(depth - 1)})",
            11 => $"({Truth(depth - 1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
            12 => $"if({Truth(depth - 1)}, {Number(depth - 1)}, {Truth(depth - 1)}, {Number(depth - 1)}, {Number(depth - 1)})",
            13 => Let(depth),
            14 => Table(depth),
            15 => $"{(random.Below(2) == 0 ? "min" : "max")}({Number(depth - 1)}, {Constant()})",
            _ => $"{random.OneOf<string>(Functions[0])}({Constant()} * {Leaf()})",
        };
    }

    private string Call(int depth)
    {
        int count = 1 + random.Below(Functions.Length);
        return $"{random.OneOf<string>(Functions[count - 1])}({string.Join(", ", Enumerable.Range(0, count).Select(_ => Number(depth - 1)))})";
    }

    private string Let(int depth)
    {
        string value = Number(depth - 1);
        int local = _locals++;
        string body = Number(depth - 1);
        _locals = local;
        return $"(let x{local} = {value}; {body} * x{local})";
    }

    private string Table(int depth)
    {
        string x = Number(depth - 1), numbers = $"[{Constant()}, {Constant()}, {Constant()}]";
        string boundaries = $"[{random.Below(100)}, {100 + random.Below(1_000)}]";
        return random.OneOf<string>(Tables) switch
        {
            "piecewise" => $"piecewise({x}, {boundaries}, {numbers})",
            "interp" => $"interp({x}, {boundaries}, [{Constant()}, {Constant()}])",
            "reached" => $"reached({x}, {boundaries})",
            var table => $"{table}({numbers}, {x})",
        };
    }

    private string Truth(int depth) => random.Below(6) switch
    {
        0 when depth > 0 => $"({Truth(depth - 1)} {(random.Below(2) == 0 ? "and" : "or")} {Truth(depth - 1)})",
        1 when depth > 0 => $"not ({Truth(depth - 1)})",
        2 => $"{(random.Below(2) == 0 ? "isnan" : "isfinite")}({Number(Math.Max(depth - 1, 0))})",
        3 => $"step {random.OneOf<string>(Comparisons)} {random.OfAnySize(14)}",
        _ => $"{Number(Math.Max(depth - 1, 0))} {random.OneOf<string>(Comparisons)} {Number(Math.Max(depth - 1, 0))}",
    };

    private string Leaf() => random.Below(10) switch
    {
        < 3 => "step",
        3 => $"(step / {1 + random.Below(5_000)})",
        4 => $"(min(step, {random.OfAnySize(14)}) / {1 + random.Below(3_000)})",
        5 => $"(step - {random.Below(1_000)} * floor(step / {1 + random.Below(1_000)}))",
        6 => $"(step - {random.OfAnySize(14)})",
        7 when _locals > 0 => $"x{random.Below(_locals)}",
        _ => Constant(),
    };

    private string Constant() => random.Below(2) == 0 ? random.OneOf<string>(Constants) : $"{random.OfAnySize(17)}e-{random.Below(7)}";
}
