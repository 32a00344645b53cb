using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
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
            States = [.. Members(state, "states", static (reader, place) => reader.CheckKeptName(place, "state")).Where(kept => !kept.Setting.IsNullOrEmpty)],
            Signals = place.Child("Signals") is { Setting.IsNullOrEmpty: false } signals ? ReadSignals(signals) : null,
            Updates = [.. Members(place.Child("Update"), "formulas, one for each state").Where(update => !update.Setting.IsNullOrEmpty).Select(update => new StateUpdateDefinition(update.Setting.Key, update, ReadFormula(update)))],
        };
    }

    /// <summary>Names of signals in an array, or with what they are by default.</summary>
    private IReadOnlyList<PlacedSetting> ReadSignals(PlacedSetting place)
    {
        if (!place.Setting.IsArray && !place.Setting.IsText)
            return Members(place, "signals", static (reader, signal) => reader.CheckKeptName(signal, "signal"));
        var named = WholeTexts(place, "an array of names").Select(name => new PlacedSetting(new Setting(name.Setting.Text!, (string?)null, name.Setting.Source), name.Path));
        var signals = new List<PlacedSetting>();
        foreach (var signal in named.Where(signal => CheckKeptName(signal, "signal")))
        {
            if (signals.Exists(known => Names.Same(known.Setting.Key, signal.Setting.Key)))
                _errors.DefinedTwice(signal, signal.Setting.Key);
            else
                signals.Add(signal);
        }

        return signals;
    }

    /// <summary>Points and number signs are between the names of parts.</summary>
    private bool CheckKeptName(PlacedSetting place, string what)
    {
        if (!CheckName(place, what))
            return false;
        if (place.Setting.Key.AsSpan().IndexOfAny('.', '#') >= 0)
            _errors.BadKeptName(place, what);
        else if (Constants.IsReserved(place.Setting.Key) || Names.IsKeyword(place.Setting.Key))
            _errors.ReservedName(place, what);
        else
            return true;
        return false;
    }
}
