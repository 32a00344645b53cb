using System.Globalization;
using LrExpr.Cli.Text;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>A number of a file, as it is written.</summary>
/// <param name="Text">The number.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Column">Its column, from 0.</param>
internal readonly record struct WrittenNumber(string Text, int Line, int Column);

/// <summary>A point of a file, as it is written.</summary>
/// <param name="Step">The step; null where points are counted.</param>
/// <param name="Value">The value.</param>
internal readonly record struct WrittenPoint(WrittenNumber? Step, WrittenNumber Value);

/// <summary>Which columns or numbers of a file are meant.</summary>
/// <param name="Value">The name of the value; null for the first of the usual ones.</param>
/// <param name="Step">The name of the step; null for the first of the usual ones.</param>
internal sealed record MeasuredNames(string? Value, string? Step)
{
    private static readonly string[] UsualValues = ["learning_rate", "lr", "rate", "value"];
    private static readonly string[] UsualSteps = ["step", "global_step", "steps", "iteration", "iter", "epoch"];

    /// <summary>The name of the value among those of a file; null where there is none of the usual ones.</summary>
    public string? ValueIn(IReadOnlyCollection<string> names, string file) => Find(names, Value, UsualValues, file);

    /// <summary>The name of the step among those of a file; null where there is none of the usual ones.</summary>
    public string? StepIn(IReadOnlyCollection<string> names, string file) => Find(names, Step, UsualSteps, file);

    /// <summary>That no value was found under a usual name.</summary>
    public static InputException NoValue(IReadOnlyCollection<string> names, string file)
    {
        string known = names.Count == 0 ? "" : $"; there are {string.Join(", ", names.Take(12).Select(name => Printed.Quote(name)))}";
        return new InputException($"{Printed.Line(GivenFile.NameOf(file))}: which number is the value? None is called {string.Join(", ", UsualValues[..^1])} or {UsualValues[^1]}; name one with --column{known}") { File = file };
    }

    private static string? Find(IReadOnlyCollection<string> names, string? asked, string[] usual, string file)
    {
        if (asked is null)
            return usual.Select(name => names.FirstOrDefault(known => Names.Same(known, name))).FirstOrDefault(known => known is not null);
        return names.FirstOrDefault(known => Names.Same(known, asked))
            ?? throw new InputException($"{Printed.Line(GivenFile.NameOf(file))}: there is nothing called {Printed.Quote(asked)}{NearestNames.Suggest(asked, names)}") { File = file };
    }
}

/// <summary>The digits of numbers as they are written, from which it follows how much was rounded away.</summary>
internal sealed class WrittenDigits
{
    /// <summary>With so many digits nothing was rounded that a double could hold.</summary>
    private const int DigitsOfDoubles = 15;

    /// <summary>So few different values, of so few digits, are what they are: levels that somebody chose.</summary>
    private const int FewValues = 10, FewDigits = 3;

    private readonly HashSet<string> _different = [];
    private int _decimals;
    private int _significant;

    /// <summary>Looks at a number.</summary>
    public void Add(string number)
    {
        if (_different.Count <= FewValues)
            _different.Add(number);
        int exponentAt = number.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? number : number.AsSpan(0, exponentAt);
        int exponent = exponentAt < 0 ? 0 : int.Parse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.');
        _decimals = Math.Max(_decimals, (point < 0 ? 0 : mantissa.Length - point - 1) - exponent);
        int leading = mantissa.IndexOfAnyExcept("+-0.");
        if (leading >= 0)
            _significant = Math.Max(_significant, mantissa.Length - leading - (point > leading ? 1 : 0));
    }

    /// <summary>Half of the last digit of a value. A file has as many decimals, or as many digits, for all values; which of both, the coarser tells.</summary>
    public double RoundingOf(double value)
    {
        if (_significant >= DigitsOfDoubles || (_significant <= FewDigits && _different.Count <= FewValues))
            return 0;
        double byDigits = value == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - _significant + 1);
        return 0.5 * Math.Max(Math.Pow(10, -_decimals), byDigits);
    }
}
