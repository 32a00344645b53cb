using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Loading;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Cli.Fitting;

/// <summary>What a parameter can be.</summary>
/// <param name="Symbol">The parameter, with its value where it has one.</param>
/// <param name="Setting">How that is set; null where it is left out, or what is looked for is a number.</param>
internal sealed record Choice(ParameterSymbol Symbol, Setting? Setting)
{
    private const int MostOptions = 8;
    private const int MostOptionsAtOnce = 4;
    private const int MostElements = 3;

    /// <summary>The number that is looked for; null where none is.</summary>
    public FreeNumber? Number { get; private init; }

    /// <summary>An array, a table or a time whose numbers can be left open; null for any other value.</summary>
    public OpenArgument? Open { get; private init; }

    /// <summary>Whether its numbers must be left open, since nothing is known of them.</summary>
    public bool IsExample { get; private init; }

    /// <summary>Whether the parameter could be left out.</summary>
    public bool IsExtra { get; private init; }

    /// <summary>What a parameter can be, the likeliest first; nothing where it cannot be guessed.</summary>
    /// <param name="symbol">The parameter.</param>
    /// <param name="declared">Its declaration.</param>
    /// <param name="isSeed">Whether it is a seed.</param>
    /// <param name="guesses">What arrays and tables may be.</param>
    public static List<Choice> Of(ParameterSymbol symbol, KindParameter declared, bool isSeed, Guesses guesses)
    {
        bool isNumber = symbol.FormulaType == FormulaType.Number, isPlace = declared.Unit is not null;
        var number = isNumber ? new FreeNumber(symbol.Name, symbol.State == ParameterState.Known ? symbol.Value.Number : null, isPlace) { IsSeed = isSeed, IsExtra = symbol.IsOptional } : null;
        var choices = new List<Choice>();
        if (!symbol.IsRequired)
            choices.Add(new Choice(symbol, null) { Number = symbol.State == ParameterState.Known ? number : null });
        if (isNumber && symbol.State != ParameterState.Known)
            choices.Add(new Choice(symbol, null) { Number = number, IsExtra = symbol.IsOptional });
        if (isNumber || symbol.Type.Text == TextMeaning.Schedule)
            return choices;
        var known = new HashSet<string>(choices.Where(choice => choice.Symbol.State == ParameterState.Known).Select(choice => symbol.Type.Describe(choice.Symbol.Argument)));
        foreach (var (setting, write) in SettingsOf(symbol, isPlace, guesses))
        {
            if (Read(symbol, setting) is not { } read || !known.Add(symbol.Type.Describe(read.Argument)))
                continue;
            var open = write is null ? null : OpenArgument.Of(read, write, other => Read(symbol, other), index => isPlace || ArgumentNumbers.IsKey(read.Argument, index), isGuessed: true);
            choices.Add(new Choice(read, setting) { Open = open, IsExtra = !symbol.IsRequired });
        }

        foreach (var (setting, write, arePlaces) in ExamplesOf(symbol, isPlace))
        {
            if (Read(symbol, setting) is { } read && OpenArgument.Of(read, write, other => Read(symbol, other), index => arePlaces[index], isGuessed: false) is { } open)
                choices.Add(new Choice(read, setting) { Open = open, IsExample = true, IsExtra = !symbol.IsRequired });
        }

        return choices;
    }

    /// <summary>What a parameter that is no number may be, and how others of its values are written. Its type says which of it is right.</summary>
    private static IEnumerable<(Setting Setting, Func<Argument, Setting>? Write)> SettingsOf(ParameterSymbol symbol, bool isPlace, Guesses guesses)
    {
        string key = symbol.Name;
        if (!symbol.Options.IsEmpty)
            return OptionsOf(key, [.. symbol.Options]).Select(setting => (setting, (Func<Argument, Setting>?)null));
        if (symbol.FormulaType == FormulaType.Boolean)
            return new[] { "false", "true" }.Select(text => (new Setting(key, text), (Func<Argument, Setting>?)null));
        if (IsArray(symbol))
            return (isPlace || IsTime(symbol) ? guesses.PlaceArrays : guesses.ValueArrays).Select(values => ((Setting, Func<Argument, Setting>?))(ArrayOf(key, values), value => ArrayOf(key, ArgumentNumbers.Of(value))));
        if (IsTime(symbol))
            return [];
        var writings = new Func<Argument, Setting>[]
        {
            value => new Setting(key, value.Table.Keys.Zip(value.Table.Values, (place, number) => new Setting(NumberText.Of(place), NumberText.Of(number)))),
            value => new Setting(key, value.Table.Keys.Zip(value.Table.Values, (place, number) => new[] { place, number }).Select((row, index) => ArrayOf(NumberText.Of(index), row))),
            value => new Setting(key, symbol.Type.Describe(value)),
        };
        return writings.SelectMany(write => guesses.Tables.Select(table => (write(new Argument { Table = table }), (Func<Argument, Setting>?)write)));
    }

    /// <summary>Options, one of them and several.</summary>
    private static IEnumerable<Setting> OptionsOf(string key, string[] options)
    {
        var one = options.Select(option => new Setting(key, option));
        if (options.Length is 1 or > MostOptions)
            return one;
        var several = Enumerable.Range(1, (1 << options.Length) - 1).Where(bits => int.PopCount(bits) is > 1 and <= MostOptionsAtOnce).OrderBy(int.PopCount)
            .Select(bits => options.Where((_, index) => (bits >> index & 1) != 0));
        return one.Concat(several.Select(names => new Setting(key, names.Select((name, index) => new Setting(NumberText.Of(index), name)))));
    }

    /// <summary>Values of which nothing is known but how many numbers they have, and which of these are places.</summary>
    private static IEnumerable<(Setting Setting, Func<Argument, Setting> Write, bool[] ArePlaces)> ExamplesOf(ParameterSymbol symbol, bool isPlace)
    {
        string key = symbol.Name;
        if (IsTime(symbol) && !IsArray(symbol))
            yield return (new Setting(key, "1"), value => new Setting(key, NumberText.Of(ArgumentNumbers.Of(value)[0])), [true]);
        if (!IsArray(symbol))
            yield break;
        for (int count = 1; count <= MostElements; count++)
        {
            var example = ArrayOf(key, [.. Enumerable.Range(1, count).Select(index => (double)index)]);
            for (int places = isPlace || IsTime(symbol) ? (1 << count) - 1 : 0; places < 1 << count; places++)
                yield return (example, value => ArrayOf(key, ArgumentNumbers.Of(value)), [.. Enumerable.Range(0, count).Select(index => (places >> index & 1) != 0)]);
        }
    }

    private static bool IsTime(ParameterSymbol symbol) => symbol.Type.Use.TypeInSteps != FormulaType.Error;

    private static bool IsArray(ParameterSymbol symbol) => symbol.FormulaType == FormulaType.Array || symbol.Type.Use.TypeInSteps == FormulaType.Array;

    private static Setting ArrayOf(string key, double[] values) => new(key, values.Select((value, index) => new Setting(NumberText.Of(index), NumberText.Of(value))));

    private static ParameterSymbol? Read(ParameterSymbol symbol, Setting setting)
    {
        var diagnostics = new DiagnosticBag();
        var read = new ParameterReader(new ConstantReader(ParameterSymbol.None, diagnostics), diagnostics).Read(symbol, new PlacedSetting(setting, symbol.Name));
        return diagnostics.HasErrors || read.State != ParameterState.Known ? null : read;
    }
}
