using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Reads the values of parameters by their types.</summary>
/// <param name="constants">Reads numbers, booleans and arrays.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="schedules">Makes a schedule of a setting; null where none may stand.</param>
internal sealed class ParameterReader(ConstantReader constants, DiagnosticBag diagnostics, Func<PlacedSetting, ScheduleSymbol?>? schedules = null)
{
    private readonly DefinitionErrors _errors = new(diagnostics);

    /// <summary>A parameter of a formula, whose type is that of its value.</summary>
    public ParameterSymbol ReadAny(PlacedSetting place) => ToSymbol(place.Setting.Key, place, constants.Read(place));

    /// <summary>A parameter of a kind.</summary>
    public ParameterSymbol Read(ParameterSymbol declared, PlacedSetting place)
    {
        var known = declared with { State = ParameterState.Known, Text = TextOf(place.Setting), Path = place.Path, File = FileOf(place.Setting) };
        var read = declared.Type switch
        {
            KindParameterType.Choice => ReadChoice(known, place),
            KindParameterType.Table => ReadTable(known, place),
            KindParameterType.Schedule or KindParameterType.Schedules when schedules is null => ReportDefault(place),
            KindParameterType.Schedule => schedules?.Invoke(place) is { } schedule ? known with { Schedules = [schedule] } : null,
            KindParameterType.Schedules => ReadSchedules(known, place),
            _ => constants.Read(place, declared.FormulaType) is { } value ? known with { Value = value } : null,
        };
        return read ?? known with { State = ParameterState.Faulty };
    }

    public static ParameterSymbol ToSymbol(string name, PlacedSetting place, Value? value)
    {
        var type = value?.Type switch
        {
            FormulaType.Boolean => KindParameterType.Boolean,
            FormulaType.Array => KindParameterType.Array,
            _ => KindParameterType.Number,
        };
        return new ParameterSymbol(name, type, value is null ? ParameterState.Faulty : ParameterState.Known)
        {
            Value = value ?? default,
            Text = TextOf(place.Setting),
            Path = place.Path,
            File = FileOf(place.Setting),
        };
    }

    private ParameterSymbol? ReadChoice(ParameterSymbol known, PlacedSetting place)
    {
        if (!place.Setting.IsText)
        {
            _errors.BadParameter(place, $"{Printable.Quote(place.Setting.Key)} must be the name of an option");
            return null;
        }

        string text = place.Setting.Text!.Trim();
        string canonical = KindParameter.Canonical(text);
        if (known.Options.FirstOrDefault(option => KindParameter.Canonical(option) == canonical) is { } chosen)
            return known with { Option = chosen };
        _errors.UnknownChoice(place, text, known.Options);
        return null;
    }

    private ParameterSymbol? ReadTable(ParameterSymbol known, PlacedSetting place)
    {
        if (!place.Setting.HasChildren || place.Setting.Text is not null)
        {
            _errors.BadParameter(place, $"{Printable.Quote(place.Setting.Key)} must be a table: an object with numbers as keys and as values");
            return null;
        }

        if (!ArrayElements.CheckCount(place, _errors))
            return null;
        bool isRight = true;
        var rows = new SortedDictionary<double, double>();
        foreach (var row in place.Children)
        {
            if (!double.TryParse(row.Setting.Key, NumberStyles.Float, CultureInfo.InvariantCulture, out double key) || !double.IsFinite(key))
                _errors.BadParameter(row, $"the key {Printable.Quote(row.Setting.Key)} of a table must be a number");
            else if (rows.ContainsKey(key))
                _errors.DefinedTwice(row, NumberText.Of(key));
            else if (constants.Read(row, FormulaType.Number) is { } value)
            {
                rows.Add(key, value.Number);
                continue;
            }

            isRight = false;
        }

        return isRight ? known with { Table = ([.. rows.Keys], [.. rows.Values]) } : null;
    }

    private ParameterSymbol? ReadSchedules(ParameterSymbol known, PlacedSetting place)
    {
        if (!place.Setting.IsArray)
        {
            _errors.BadParameter(place, $"{Printable.Quote(place.Setting.Key)} must be an array of schedules");
            return null;
        }

        if (!ArrayElements.CheckCount(place, _errors) || !ArrayElements.Check(place, _errors))
            return null;
        ImmutableArray<ScheduleSymbol?> read = [.. ArrayElements.Of(place).Select(element => schedules?.Invoke(element))];
        return read.All(schedule => schedule is not null) ? known with { Schedules = read.CastArray<ScheduleSymbol>() } : null;
    }

    private ParameterSymbol? ReportDefault(PlacedSetting place)
    {
        _errors.BadParameter(place, "a schedule cannot be the default of a parameter; kinds see no schedules but those they are given");
        return null;
    }

    private static string? TextOf(Setting setting) => setting.IsArray
        ? "[" + string.Join(", ", setting.Children.OrderBy(Setting.IndexOf).Select(element => element.Text ?? "{...}")) + "]"
        : setting.HasChildren ? "{...}" : setting.Text;

    private static string? FileOf(Setting setting) => setting.Source ?? setting.Children.FirstOrDefault()?.Source;
}
