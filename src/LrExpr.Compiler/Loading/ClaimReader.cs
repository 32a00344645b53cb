using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>
/// Reads what a schedule says of itself, its expectations and its tests: objects of certain keys, whose numbers are constant expressions of the shared parameters and
/// those of the schedule.
/// </summary>
internal sealed class ClaimReader
{
    private readonly string _code;
    private readonly DefinitionErrors _errors;
    private readonly ConstantReader _constants;

    /// <param name="schedule">The schedule.</param>
    /// <param name="shared">The shared parameters.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="code">The code of whatever is wrong.</param>
    public ClaimReader(ScheduleSymbol schedule, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics, string code)
    {
        _code = code;
        _errors = new DefinitionErrors(diagnostics);

        // The schedule's own parameters hide shared ones; what is no value of the language cannot be named. What is missing was reported.
        var visible = new Dictionary<string, ParameterSymbol>(shared, Names.Comparer);
        foreach (var parameter in schedule.Parameters.Where(parameter => parameter.FormulaType != FormulaType.Error))
        {
            if (parameter.State != ParameterState.NotGiven)
                visible[parameter.Name] = parameter;
            else if (parameter.IsRequired)
                visible[parameter.Name] = parameter with { Argument = Argument.Faulty };
        }

        _constants = new ConstantReader(visible, diagnostics, code) { Times = schedule.Times };
    }

    public void Report(PlacedSetting place, string message) => _errors.Report(_code, place, message);

    /// <summary>Whether it is an object; its keys must be among those known.</summary>
    public bool IsObject(PlacedSetting place, string what, IEnumerable<Key> keys)
    {
        string[] names = [.. keys.Select(key => key.Name)];
        if (place.Setting.Text is not null || !place.Setting.HasChildren)
        {
            Report(place, $"{what} must be an object of {string.Join(", ", names)}");
            return false;
        }

        foreach (var key in place.Children.Where(key => !names.Contains(key.Setting.Key, Names.Comparer)))
            Report(key, $"unknown key {Printable.Quote(key.Setting.Key)}{NearestNames.Suggest(key.Setting.Key, names)}");
        return true;
    }

    /// <summary>The number of a key; null where it is missing, or wrong, which was reported.</summary>
    public double? Number(PlacedSetting owner, string key) => Given(owner, key) is { } place ? Number(place) : null;

    /// <summary>The number at a place; null where it is wrong, which was reported.</summary>
    public double? Number(PlacedSetting place) => _constants.Read(place, FormulaType.Number)?.Number;

    /// <summary>The step of a key, rounded down.</summary>
    public long? Step(PlacedSetting owner, string key)
    {
        if (Number(owner, key) is not { } number)
            return null;
        double step = Math.Floor(number);
        if (Math.Abs(step) <= CheckedRange.Farthest)
            return (long)step;
        Report(owner.Child(key)!.Value, FormattableString.Invariant($"'{key}' must be from {-CheckedRange.Farthest} to {CheckedRange.Farthest}, but is {NumberText.Of(number)}"));
        return null;
    }

    /// <summary>A range that may end at a step that is not known yet.</summary>
    public (long First, long? Last) Range(PlacedSetting owner, long first = 0)
    {
        first = Step(owner, "From") ?? first;
        long? last = Step(owner, "To");
        if (last < first)
            Report(owner.Child("To")!.Value, FormattableString.Invariant($"'To' is {last}, before the first step, {first}"));
        return (first, last);
    }

    /// <summary>What a key has; null where it is missing or empty.</summary>
    public static PlacedSetting? Given(PlacedSetting owner, string key) => owner.Child(key) is { Setting.IsNullOrEmpty: false } place ? place : null;
}
