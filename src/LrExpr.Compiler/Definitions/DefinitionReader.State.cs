using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Definitions;

internal sealed partial class DefinitionReader
{
    /// <summary>What a schedule or a kind keeps from report to report; null where it says nothing of that.</summary>
    private StateDefinition? ReadState(PlacedSetting place, string what)
    {
        if (place.Child("State") is not { Setting.IsNullOrEmpty: false } state)
        {
            foreach (string key in (string[])["Update", "Signals"])
            {
                if (place.Child(key) is { Setting.IsNullOrEmpty: false } alone)
                    _errors.NothingKept(alone, what);
            }

            return null;
        }

        return new StateDefinition
        {
            States = Members(state, "states", CheckParameterName),
            Signals = place.Child("Signals") is { Setting.IsNullOrEmpty: false } signals ? ReadSignals(signals) : null,
            Updates = [.. Members(place.Child("Update"), "formulas, one for each state").Select(update => new StateUpdateDefinition(update.Setting.Key, update, ReadFormula(update)))],
        };
    }

    /// <summary>Names of signals in an array, or with what they are by default.</summary>
    private IReadOnlyList<PlacedSetting> ReadSignals(PlacedSetting place)
    {
        if (!place.Setting.IsArray && !place.Setting.IsText)
            return Members(place, "signals", CheckParameterName);
        var named = WholeTexts(place, "an array of names").Select(name => new PlacedSetting(new Setting(name.Setting.Text!, (string?)null, name.Setting.Source), name.Path));
        return [.. named.Where(CheckParameterName)];
    }
}
