using LrExpr.Binding;
using LrExpr.Parameters;

namespace LrExpr.Cli.Fitting;

/// <summary>A parameter that is an array, a table or a time, with the numbers in it left open.</summary>
internal sealed class OpenArgument
{
    private readonly ParameterSymbol _symbol;
    private readonly Func<Argument, Setting> _write;
    private readonly double[] _all;
    private readonly int[] _open;

    private OpenArgument(ParameterSymbol symbol, Func<Argument, Setting> write, int[] open, IReadOnlyList<FreeNumber> numbers)
    {
        (_symbol, _write, _open, Numbers) = (symbol, write, open, numbers);
        _all = ArgumentNumbers.Of(symbol.Argument);
    }

    /// <summary>The numbers that can be others.</summary>
    public IReadOnlyList<FreeNumber> Numbers { get; }

    /// <summary>What they are in the value that it was made of.</summary>
    public IEnumerable<double> Guesses => _open.Select(index => _all[index]);

    public string InFormula => _symbol.InFormula;

    /// <summary>Leaves numbers open; null where there are none.</summary>
    /// <param name="symbol">The parameter with a value.</param>
    /// <param name="write">How a value of it is written.</param>
    /// <param name="read">What is written as a value; null where it is none.</param>
    /// <param name="isPlace">Whether a number is a place.</param>
    /// <param name="isGuessed">Whether the value is a guess, and not only an example.</param>
    public static OpenArgument? Of(ParameterSymbol symbol, Func<Argument, Setting> write, Func<Setting, ParameterSymbol?> read, Func<int, bool> isPlace, bool isGuessed)
    {
        double[] all = ArgumentNumbers.Of(symbol.Argument);
        int[] open = [.. Enumerable.Range(0, all.Length).Where(IsKept)];
        return open.Length == 0 ? null
            : new OpenArgument(symbol, write, open, [.. open.Select(index => new FreeNumber(symbol.Name, null, isPlace(index)) { Guess = isGuessed ? all[index] : null })]);

        // A text may say less than the value has: a number is open only where another one is read as it was written.
        bool IsKept(int index)
        {
            double[] numbers = [.. all];
            numbers[index] += isPlace(index) ? 1 : 0.125;
            return ArgumentNumbers.With(symbol.Argument, numbers) is { } other && read(write(other)) is { } again && ArgumentNumbers.Of(again.Argument).AsSpan().SequenceEqual(numbers);
        }
    }

    /// <summary>The parameter before its numbers are known.</summary>
    public ParameterSymbol Unknown => _symbol with { Argument = Argument.Unknown };

    /// <summary>The parameter with numbers; null where it cannot have these.</summary>
    public ParameterSymbol? With(ReadOnlySpan<double> numbers) => ArgumentWith(numbers) is { } argument ? _symbol with { Argument = argument } : null;

    /// <summary>How it is written with numbers; null where it cannot have these.</summary>
    public Setting? SettingOf(ReadOnlySpan<double> numbers) => ArgumentWith(numbers) is { } argument ? _write(argument) : null;

    private Argument? ArgumentWith(ReadOnlySpan<double> numbers)
    {
        double[] all = [.. _all];
        for (int i = 0; i < _open.Length; i++)
            all[_open[i]] = numbers[i];
        return ArgumentNumbers.With(_symbol.Argument, all);
    }
}
