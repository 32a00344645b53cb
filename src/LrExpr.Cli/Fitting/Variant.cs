using LrExpr.Binding;
using LrExpr.Parameters;
using LrExpr.Running;
using LrExpr.Syntax;

namespace LrExpr.Cli.Fitting;

/// <summary>A kind with all but its numbers chosen: options, arrays, tables, and which of the optional parameters are given.</summary>
internal sealed class Variant
{
    private const int MostVariants = 128;
    private const int MostTries = 3_000;

    /// <summary>How many numbers there may be where those of arrays and tables are open as well.</summary>
    private const int MostNumbers = 24;

    private readonly Choice[] _chosen;
    private readonly bool _isAllOpen;

    private Variant(KindSymbol kind, Choice[] chosen, bool isAllOpen, IReadOnlyList<FreeNumber> numbers, OpenKind open) =>
        (Kind, _chosen, _isAllOpen, Numbers, Open) = (kind, chosen, isAllOpen, numbers, open);

    public KindSymbol Kind { get; }

    /// <summary>The numbers that are looked for: those that are parameters first.</summary>
    public IReadOnlyList<FreeNumber> Numbers { get; }

    /// <summary>The kind with these numbers left open.</summary>
    public OpenKind Open { get; }

    public required Effort Effort { get; init; }

    /// <summary>The variants of a kind, those with the fewest settings first; none where it cannot be fitted.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="guesses">What arrays and tables may be.</param>
    /// <param name="effort">Counts what is computed with them.</param>
    public static IEnumerable<Variant> Of(KindSymbol kind, Guesses guesses, Effort effort)
    {
        var parameters = kind.Definition.Parameters;
        var seeds = SeedNames.In(kind.Formula);
        var used = UsedIn(kind);
        var choices = parameters.Select((parameter, index) => ChoicesOf(kind.Parameters[index], parameter)).ToList();
        return choices.Exists(choice => choice.Count == 0) ? [] : Combinations(choices).Take(MostTries).Select(chosen => Of(kind, chosen, isAllOpen: false, effort)).OfType<Variant>().Take(MostVariants);

        // What the formula does not name is there for other outputs, or for the library.
        List<Choice> ChoicesOf(ParameterSymbol symbol, KindParameter declared)
        {
            var all = Choice.Of(symbol, declared, seeds.Contains(declared.InFormula), guesses);
            return symbol.IsRequired || used.Contains(declared.InFormula) ? all : [.. all.Take(1)];
        }
    }

    private static HashSet<string> UsedIn(KindSymbol kind)
    {
        var all = kind.Parameters.ToDictionary(symbol => symbol.InFormula, Names.Comparer);
        var named = kind.Formula is { } formula ? NamedParameters.In(formula, all).Select(symbol => symbol.InFormula) : all.Keys;
        return new HashSet<string>(named.Concat(kind.Definition.Horizon?.All.Select(one => one.Parameter).OfType<string>() ?? []), Names.Comparer);
    }

    /// <summary>Whether a parameter of a kind is given something that no measured curve tells.</summary>
    public static bool CanBeFitted(KindSymbol kind) => !kind.Listens && !kind.Parameters.Any(parameter => parameter.IsRequired && parameter.Type.Text == TextMeaning.Schedule);

    /// <summary>Whether it is another one with more numbers given.</summary>
    public bool IsMoreThan(Variant other)
    {
        for (int i = 0; i < _chosen.Length; i++)
        {
            if (!ReferenceEquals(_chosen[i], other._chosen[i]) && _chosen[i].Number is not { IsExtra: true })
                return false;
        }

        return true;
    }

    /// <summary>The same with all numbers in arrays and tables open, and what they are; null where there are none, or too many.</summary>
    public (Variant Variant, double[] Numbers)? Opened(double[] numbers)
    {
        if (_isAllOpen || !Array.Exists(_chosen, choice => choice is { Open: not null, IsExample: false }))
            return null;
        int count = _chosen.Count(choice => choice.Number is not null), next = count;
        var all = numbers[..count].ToList();
        foreach (var choice in _chosen.Where(choice => choice.Open is not null))
        {
            all.AddRange(choice.IsExample ? numbers[next..(next + choice.Open!.Numbers.Count)] : choice.Open!.Guesses);
            next += choice.IsExample ? choice.Open.Numbers.Count : 0;
        }

        return all.Count <= MostNumbers && Of(Kind, _chosen, isAllOpen: true, Effort) is { } opened ? (opened, [.. all]) : null;
    }

    /// <summary>What is set with numbers, in the order of the parameters; null where something cannot be.</summary>
    public Setting[]? SettingsWith(double[] numbers)
    {
        var settings = new List<Setting?>();
        int number = 0, next = _chosen.Count(choice => choice.Number is not null);
        foreach (var choice in _chosen)
        {
            if (choice.Number is { } free)
            {
                double value = numbers[number++];
                if (free.Default != value)
                    settings.Add(new Setting(free.Name, NumberText.Of(value)));
            }
            else if (choice.Open is { } open && (_isAllOpen || choice.IsExample))
            {
                settings.Add(open.SettingOf(numbers.AsSpan(next, open.Numbers.Count)));
                next += open.Numbers.Count;
            }
            else if (choice.Setting is { } setting)
            {
                settings.Add(setting);
            }
        }

        return settings.Contains(null) ? null : [.. settings!];
    }

    private static Variant? Of(KindSymbol kind, Choice[] chosen, bool isAllOpen, Effort effort)
    {
        var numbers = chosen.Where(choice => choice.Number is not null).ToList();
        OpenArgument[] open = [.. chosen.Where(choice => choice.Open is not null && (isAllOpen || choice.IsExample)).Select(choice => choice.Open!)];
        var values = chosen.ToDictionary(choice => choice.Symbol.InFormula, choice => choice.Symbol, Names.Comparer);
        foreach (var argument in open)
            values[argument.InFormula] = argument.Unknown;
        int count = numbers.Count;
        return OpenKind.Of(kind, values, [.. numbers.Select(choice => choice.Symbol.InFormula)], open.Length == 0 ? null : With) is { } opened
            ? new Variant(kind, chosen, isAllOpen, [.. numbers.Select(choice => choice.Number!), .. open.SelectMany(argument => argument.Numbers)], opened) { Effort = effort }
            : null;

        IEnumerable<ParameterSymbol>? With(double[] given)
        {
            var symbols = new ParameterSymbol[open.Length];
            int next = count;
            for (int i = 0; i < open.Length; i++)
            {
                if (open[i].With(given.AsSpan(next, open[i].Numbers.Count)) is not { } symbol)
                    return null;
                symbols[i] = symbol;
                next += open[i].Numbers.Count;
            }

            return symbols;
        }
    }

    /// <summary>All combinations, those with the fewest extras first.</summary>
    private static IEnumerable<Choice[]> Combinations(IReadOnlyList<IReadOnlyList<Choice>> choices)
    {
        int most = choices.Count(one => one.Any(choice => choice.IsExtra));
        for (int extras = 0; extras <= most; extras++)
        {
            foreach (var combination in With(extras, 0))
                yield return combination;
        }

        IEnumerable<Choice[]> With(int extras, int index)
        {
            if (index == choices.Count)
            {
                if (extras == 0)
                    yield return [];
                yield break;
            }

            foreach (var choice in choices[index])
            {
                if (choice.IsExtra && extras == 0)
                    continue;
                foreach (var others in With(extras - (choice.IsExtra ? 1 : 0), index + 1))
                    yield return [choice, .. others];
            }
        }
    }
}
