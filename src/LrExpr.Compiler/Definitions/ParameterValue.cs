using System.Globalization;
using LrExpr.Syntax;

namespace LrExpr;

/// <summary>
/// The value of a parameter given in code: a number, a boolean, an array of numbers, or a text as it would stand in
/// configuration (a constant expression such as <c>"1/3"</c>, the option of a choice, the name or formula of a schedule); or an
/// array of texts, a table, or a whole setting.
/// </summary>
/// <example><code>new ScheduleParameters { ["init"] = 0.1, ["boundaries"] = new double[] { 1000, 2000 }, ["rate"] = "1/3" }</code></example>
public sealed class ParameterValue
{
    private readonly string? _text;
    private readonly IReadOnlyList<Setting> _children;
    private readonly string? _source;

    private ParameterValue(string? text, IReadOnlyList<Setting> children, string? source = null)
    {
        _text = text;
        _children = children;
        _source = source;
    }

    /// <summary>A number.</summary>
    /// <param name="value">The number; it must be finite.</param>
    public static implicit operator ParameterValue(double value) => new(NumberText.Of(value), []);

    /// <summary>A boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator ParameterValue(bool value) => new(value ? "true" : "false", []);

    /// <summary>An array of numbers.</summary>
    /// <param name="value">The elements, all finite; at least one, unless a kind declares the parameter as an array. The array is copied.</param>
    public static implicit operator ParameterValue(double[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ArrayOf(value.Select(NumberText.Of));
    }

    /// <summary>An array of texts: constant expressions, or schedules by name or as formulas.</summary>
    /// <param name="value">The elements, at least one; the array is copied.</param>
    public static implicit operator ParameterValue(string[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ArrayOf(value);
    }

    /// <summary>A table of numbers by numbers.</summary>
    /// <param name="value">The rows, at least one; the dictionary is copied.</param>
    public static implicit operator ParameterValue(Dictionary<double, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(null, [.. value.Select(row => new Setting(NumberText.Of(row.Key), NumberText.Of(row.Value)))]);
    }

    /// <summary>Anything that can stand in configuration, such as the definition of a schedule in place.</summary>
    /// <param name="value">The setting; its own key is not used.</param>
    public static implicit operator ParameterValue(Setting value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value.Text, value.Children, value.Source);
    }

    /// <summary>A text as it would stand in configuration; null is a parameter that is not set.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ParameterValue(string? value) => new(value, []);

    internal Setting ToSetting(string key) => new(key, _text, _children, _source);

    private static ParameterValue ArrayOf(IEnumerable<string> texts)
    {
        var elements = texts.Select((text, index) => new Setting(index.ToString(CultureInfo.InvariantCulture), text)).ToList();
        return new(elements.Count == 0 ? "[]" : null, elements);
    }
}
