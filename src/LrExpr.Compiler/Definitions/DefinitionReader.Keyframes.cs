using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Definitions;

/// <content>Keyframes.</content>
internal sealed partial class DefinitionReader
{
    /// <summary>Values at steps: <c>"Keyframes": { "0": 0, "100": "init" }, "Between": "cosine"</c>.</summary>
    private KeyframesDefinition? ReadKeyframes(PlacedSetting schedule)
    {
        var place = schedule.Child("Keyframes")!.Value;
        if (place.Setting.Text is { Length: > 0 })
        {
            _errors.NotAnObject(place, "keyframes, each with its step as the key");
            return null;
        }

        if (!ArrayElements.CheckCount(place, _errors))
            return null;

        // A null is how a higher layer takes a keyframe away.
        var frames = Members(place, "keyframes").Where(member => !member.Setting.IsNullOrEmpty).Select(ReadKeyframe).ToList();
        if (frames.Count > 0)
            return new KeyframesDefinition(place, frames, ReadBetween(schedule));
        _errors.NoKeyframes(place);
        return null;
    }

    /// <summary>A number or a formula, or the long form of a value and the way to the next keyframe.</summary>
    private KeyframeDefinition ReadKeyframe(PlacedSetting place)
    {
        if (!place.Setting.HasChildren || place.Setting.IsArray)
            return new KeyframeDefinition(place, ReadFormula(place), null);
        CheckKeys(place, KeyframeKeys);

        // A higher layer may say of a plain value how it goes on from there.
        if (place.Setting.Text is not null)
            return new KeyframeDefinition(place, place.ToSource(), ReadBetween(place));
        if (place.Child("Value") is not { Setting.IsNullOrEmpty: false } value)
        {
            _errors.BadKeyframe(place, $"the keyframe {Printable.Quote(place.Setting.Key)} has no 'Value'");
            return new KeyframeDefinition(place, null, null);
        }

        return new KeyframeDefinition(place, ReadFormula(value), ReadBetween(place));
    }

    private PlacedSetting? ReadBetween(PlacedSetting owner)
    {
        if (owner.Child("Between") is not { Setting.IsNullOrEmpty: false } between)
            return null;
        if (between.Setting.IsText)
            return between;
        _errors.Report("LRX3008", between, "'Between' must be a text");
        return null;
    }
}
