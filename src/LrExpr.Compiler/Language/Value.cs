using LrExpr.Syntax;

namespace LrExpr.Language;

/// <summary>A value of the language: a number, a boolean or an array of numbers.</summary>
internal readonly struct Value
{
    private readonly double _number;
    private readonly double[]? _array;

    private Value(FormulaType type, double number, double[]? array)
    {
        Type = type;
        _number = number;
        _array = array;
    }

    public FormulaType Type { get; }

    public double Number => _number;

    public bool Boolean => _number != 0;

    /// <summary>The elements. Nobody writes to them.</summary>
    public double[] Array => _array ?? [];

    /// <summary>Whether it is a number that is neither NaN nor infinite, a boolean or an array.</summary>
    public bool IsFinite => Type != FormulaType.Number || double.IsFinite(_number);

    public static implicit operator Value(double number) => new(FormulaType.Number, number, null);

    public static implicit operator Value(bool boolean) => new(FormulaType.Boolean, boolean ? 1 : 0, null);

    public static implicit operator Value(double[] array) => new(FormulaType.Array, 0, array);

    /// <summary>As it is written in a formula.</summary>
    public override string ToString() => Type switch
    {
        FormulaType.Number => NumberText.Of(_number),
        FormulaType.Boolean => Boolean ? "true" : "false",
        _ => "[" + string.Join(", ", Array.Select(NumberText.Of)) + "]",
    };
}
