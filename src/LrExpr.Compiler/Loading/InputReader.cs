using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Reads inputs: a default, null for one that a call must give, or an object with limits.</summary>
/// <param name="shared">The shared parameters, which a default or a limit can be made of.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class InputReader(IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
{
    private static readonly string[] KeysOfInput = [.. Keys.OfInput.Select(key => key.Name)];

    private readonly DefinitionErrors _errors = new(diagnostics);
    private readonly ConstantReader _constants = new(shared, diagnostics);

    /// <summary>Inputs by their names. One with an error is there nevertheless, so that what names it is not reported.</summary>
    /// <param name="places">What the configuration says.</param>
    /// <param name="taken">Parameters that see the same formulas.</param>
    public IReadOnlyDictionary<string, InputSymbol> Read(IReadOnlyList<PlacedSetting> places, IReadOnlyDictionary<string, ParameterSymbol> taken)
    {
        if (places.Count == 0)
            return FormulaScope.NoInputs;
        var inputs = new Dictionary<string, InputSymbol>(Names.Comparer);
        foreach (var place in places)
        {
            if (taken.ContainsKey(place.Setting.Key))
                _errors.NameTaken(place.Path, place.Setting.Source, place.Setting.Key, "a parameter");
            inputs.Add(place.Setting.Key, Read(place));
        }

        return inputs;
    }

    private InputSymbol Read(PlacedSetting place)
    {
        bool isLong = place.Setting.HasChildren && !place.Setting.IsArray;
        var (value, min, max) = isLong ? (place.Child("Default"), place.Child("Min"), place.Child("Max")) : (place, null, null);
        foreach (var key in isLong ? place.Children : [])
        {
            if (!KeysOfInput.Contains(key.Setting.Key, Names.Comparer))
                _errors.UnknownKey(key, KeysOfInput);
        }

        var input = new InputSymbol(place.Setting.Key)
        {
            Default = Number(value),
            Min = Number(min) ?? double.NegativeInfinity,
            Max = Number(max) ?? double.PositiveInfinity,
            Description = isLong ? place.Setting["Description"]?.Text : null,
            Path = place.Path,
            File = place.Setting.Source ?? place.Setting.Children.FirstOrDefault()?.Source,
        };
        if (input.Min > input.Max)
            _errors.BadParameter(max!.Value, $"the greatest value of input {Printable.Quote(input.Name)} is below the least");
        else if (input.Default is { } given && input.Within(given) != given)
            _errors.BadParameter(value!.Value, $"the default of input {Printable.Quote(input.Name)} is not between its limits");
        return input;
    }

    private double? Number(PlacedSetting? place) =>
        place is { Setting.IsNullOrEmpty: false } given && _constants.Read(given, FormulaType.Number) is { } value ? value.Number : null;
}
