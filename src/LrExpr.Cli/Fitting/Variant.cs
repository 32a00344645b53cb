using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Loading;
using LrExpr.Parameters;
using LrExpr.Running;
using LrExpr.Syntax;

namespace LrExpr.Cli.Fitting;

/// <summary>A kind with all but its numbers chosen: options, arrays, tables, and which of the optional parameters are given.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Chosen">The settings of what is chosen and is not left out.</param>
/// <param name="Numbers">The numbers that are looked for.</param>
/// <param name="Open">The kind with these numbers left open.</param>
internal sealed record Variant(KindSymbol Kind, IReadOnlyList<Setting> Chosen, IReadOnlyList<FreeNumber> Numbers, OpenKind Open)
{
    private const int MostVariants = 40;
    private const int MostTries = 1_500;

    /// <summary>The variants of a kind, those with the fewest settings first; none where it cannot be fitted.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="guesses">What arrays and tables may be.</param>
    public static IReadOnlyList<Variant> Of(KindSymbol kind, Guesses guesses)
    {
        var parameters = kind.Definition.Parameters;
        var choices = parameters.Select((parameter, index) => ChoicesOf(kind.Parameters[index], parameter, guesses)).ToList();
        if (choices.Exists(choice => choice.Count == 0))
            return [];
        var variants = new List<Variant>();
        foreach (var chosen in Combinations(choices).Take(MostTries))
        {
            var values = chosen.ToDictionary(choice => choice.Symbol.Name, choice => choice.Symbol, Names.Comparer);
            FreeNumber[] numbers = [.. chosen.Select((choice, index) => (choice, parameter: parameters[index])).Where(pair => pair.choice.IsOpen).Select(pair => FreeOf(pair.choice.Symbol, pair.parameter))];
            if (OpenKind.Of(kind, values, [.. numbers.Select(number => number.Name)]) is { } open)
                variants.Add(new Variant(kind, [.. chosen.Where(choice => choice.Setting is not null).Select(choice => choice.Setting!)], numbers, open));
            if (variants.Count == MostVariants)
                break;
        }

        return variants;
    }

    /// <summary>Whether a parameter of a kind is given something that no measured curve tells.</summary>
    public static bool CanBeFitted(KindSymbol kind) => !kind.Listens && !kind.Parameters.Any(parameter => parameter.IsRequired && parameter.Type.Text == TextMeaning.Schedule);

    private static FreeNumber FreeOf(ParameterSymbol symbol, KindParameter parameter) =>
        new(symbol.Name, symbol.State == ParameterState.Known ? symbol.Value.Number : null, parameter.Unit is not null);

    private static List<Choice> ChoicesOf(ParameterSymbol symbol, KindParameter declared, Guesses guesses)
    {
        var choices = new List<Choice>();
        if (!symbol.IsRequired)
            choices.Add(new Choice(symbol, null, symbol.FormulaType == FormulaType.Number && symbol.State == ParameterState.Known, IsExtra: false));
        if (symbol.FormulaType == FormulaType.Number)
        {
            if (symbol.State != ParameterState.Known)
                choices.Add(new Choice(symbol, null, IsOpen: true, IsExtra: symbol.IsOptional));
        }
        else if (symbol.Type.Text != TextMeaning.Schedule)
        {
            var known = new HashSet<string>(choices.Where(choice => choice.Symbol.State == ParameterState.Known).Select(choice => symbol.Type.Describe(choice.Symbol.Argument)));
            foreach (var setting in SettingsOf(symbol, declared, guesses))
            {
                if (Read(symbol, setting) is { } read && known.Add(symbol.Type.Describe(read.Argument)))
                    choices.Add(new Choice(read, setting, IsOpen: false, IsExtra: !symbol.IsRequired));
            }
        }

        return choices;
    }

    /// <summary>What a parameter that is no number may be. Its type says which of it is right.</summary>
    private static IEnumerable<Setting> SettingsOf(ParameterSymbol symbol, KindParameter declared, Guesses guesses)
    {
        string key = symbol.Name;
        if (!symbol.Options.IsEmpty)
            return symbol.Options.Select(option => new Setting(key, option));
        if (symbol.FormulaType == FormulaType.Boolean)
            return new[] { "false", "true" }.Select(text => new Setting(key, text));
        if (symbol.FormulaType == FormulaType.Array)
            return (declared.Unit is not null ? guesses.PlaceArrays : guesses.ValueArrays).Select(values => ArrayOf(key, values));
        return guesses.Tables.Select(table => new Setting(key, table.Places.Zip(table.Values, (place, value) => new Setting(NumberText.Of(place), NumberText.Of(value)))))
            .Concat(guesses.Tables.Select(table => new Setting(key, table.Places.Zip(table.Values, (place, value) => new[] { place, value }).Select((row, index) => ArrayOf(NumberText.Of(index), row)))));
    }

    private static Setting ArrayOf(string key, double[] values) => new(key, values.Select((value, index) => new Setting(NumberText.Of(index), NumberText.Of(value))));

    private static ParameterSymbol? Read(ParameterSymbol symbol, Setting setting)
    {
        var diagnostics = new DiagnosticBag();
        var read = new ParameterReader(new ConstantReader(ParameterSymbol.None, diagnostics), diagnostics).Read(symbol, new PlacedSetting(setting, symbol.Name));
        return diagnostics.HasErrors || read.State != ParameterState.Known ? null : read;
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

    /// <summary>What a parameter can be.</summary>
    /// <param name="Symbol">The parameter, with its value where it has one.</param>
    /// <param name="Setting">How that is set; null where it is left out, or a number that is looked for.</param>
    /// <param name="IsOpen">Whether it is a number that is looked for.</param>
    /// <param name="IsExtra">Whether it could be left out.</param>
    private sealed record Choice(ParameterSymbol Symbol, Setting? Setting, bool IsOpen, bool IsExtra);
}
