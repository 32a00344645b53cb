using System.Globalization;

namespace LrExpr;

/// <summary>Keyframes given in code: values at steps, between which a curve goes.</summary>
/// <remarks>A value is a number, or a formula as a text. What is wrong with a keyframe is reported when the schedule is compiled.</remarks>
/// <example><code>new ScheduleKeyframes { Between = "cosine", [0] = 0, [100] = "init", ["0.5 * total"] = "0.3 * init" }</code></example>
public sealed class ScheduleKeyframes
{
    private readonly List<Setting> _frames = [];

    /// <summary>How the curve goes from one keyframe to the next, such as <c>cosine</c>; null for straight lines. See <c>docs/configuration.md</c>.</summary>
    public string? Between { get; init; }

    /// <summary>Gives the value at a step.</summary>
    /// <param name="step">The step.</param>
    public ParameterValue this[long step]
    {
        set => this[step.ToString(CultureInfo.InvariantCulture)] = value;
    }

    /// <summary>Gives the value at a step that is a constant expression.</summary>
    /// <param name="step">The step, such as <c>"0.5 * total"</c>.</param>
    public ParameterValue this[string step]
    {
        set
        {
            ArgumentNullException.ThrowIfNull(step);
            ArgumentNullException.ThrowIfNull(value);
            _frames.Add(value.ToSetting(step));
        }
    }

    /// <summary>Adds a keyframe from which the curve goes on in a way of its own.</summary>
    /// <param name="step">The step, a number or a constant expression.</param>
    /// <param name="value">The value, a number or a formula.</param>
    /// <param name="between">How the curve goes from here to the next keyframe.</param>
    /// <returns>The same keyframes.</returns>
    /// <example><code>new ScheduleKeyframes { [0] = 0 }.Add("100", 1, "step").Add("200", 0, "linear")</code></example>
    public ScheduleKeyframes Add(string step, ParameterValue value, string between)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(between);
        _frames.Add(new Setting(step, [value.ToSetting("Value"), new Setting("Between", between)]));
        return this;
    }

    /// <summary>The members of a schedule in a configuration.</summary>
    internal IReadOnlyList<Setting> ToSettings() => Between is null ? [new Setting("Keyframes", _frames)] : [new Setting("Keyframes", _frames), new Setting("Between", Between)];
}
