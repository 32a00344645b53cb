using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Settings;

namespace LrExpr.Loading;

/// <summary>Reads the values of parameters by their types.</summary>
/// <param name="constants">Reads numbers, booleans and arrays.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="schedules">Makes a schedule of a setting; null where none may stand.</param>
internal sealed class ParameterReader(ConstantReader constants, DiagnosticBag diagnostics, Func<PlacedSetting, ScheduleSymbol?>? schedules = null)
    : IArgumentReader
{
    public DefinitionErrors Errors { get; } = new(diagnostics);

    /// <summary>A parameter of a formula, whose type is that of its value.</summary>
    public ParameterSymbol ReadAny(PlacedSetting place) => ToSymbol(place, constants.Read(place));

    /// <summary>A parameter of a kind.</summary>
    public ParameterSymbol Read(ParameterSymbol declared, PlacedSetting place)
    {
        Argument? argument = null;
        if (declared.Type.Text == TextMeaning.Schedule && schedules is null)
            Errors.BadParameter(place, "a schedule cannot be the default of a parameter; kinds see no schedules but those they are given");
        else
            argument = declared.Type.Read(place, declared.Options, this);
        return declared with { Argument = argument ?? Argument.Faulty, Text = TextOf(place.Setting), Path = place.Path, File = FileOf(place.Setting) };
    }

    /// <summary>The parameter that a setting of its name gives a value.</summary>
    public static ParameterSymbol ToSymbol(PlacedSetting place, Value? value)
    {
        var type = value is { } known ? ParameterTypes.Of(known.Type) : ParameterTypes.Default;
        return new ParameterSymbol(place.Setting.Key, type, value is null ? Argument.Faulty : new Argument { Value = value.Value })
        {
            Text = TextOf(place.Setting),
            Place = place,
            File = FileOf(place.Setting),
            Replaced = place.Setting.Replaced,
        };
    }

    Value? IArgumentReader.Constant(PlacedSetting place, FormulaType type) => constants.Read(place, type);

    IScheduleArgument? IArgumentReader.Schedule(PlacedSetting place) => schedules?.Invoke(place);

    private static string? TextOf(Setting setting) => setting.IsArray
        ? "[" + string.Join(", ", setting.Children.OrderBy(Setting.IndexOf).Select(element => element.Text ?? "{...}")) + "]"
        : setting.HasChildren ? "{...}" : setting.Text;

    private static string? FileOf(Setting setting) => setting.Source ?? setting.Children.FirstOrDefault()?.Source;
}
