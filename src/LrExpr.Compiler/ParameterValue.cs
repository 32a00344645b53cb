using System.Globalization;
using LrExpr.Syntax;

namespace LrExpr;

/// <summary>
/// The value of a parameter given in code: a number, a boolean, an array of numbers, or a text as it would stand in
/// configuration (a constant expression such as <c>"1/3"</c>, or the option of a choice).
/// </summary>
/// <example><code>new ScheduleParameters { ["init"] = 0.1, ["boundaries"] = new double[] { 1000, 2000 }, ["rate"] = "1/3" }</code></example>
public sealed class ParameterValue
{
    private readonly string? _text;
    private readonly double[]? _elements;

    private ParameterValue(string? text) => _text = text;

    private ParameterValue(double[] elements) => _elements = elements;

    /// <summary>A number.</summary>
    /// <param name="value">The number; it must be finite.</param>
    public static implicit operator ParameterValue(double value) => new(NumberText.Of(value));

    /// <summary>A boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator ParameterValue(bool value) => new(value ? "true" : "false");

    /// <summary>An array of numbers.</summary>
    /// <param name="value">The elements, at least one and all finite; the array is copied.</param>
    public static implicit operator ParameterValue(double[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new([.. value]);
    }

    /// <summary>A text as it would stand in configuration; null is a parameter that is not set.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ParameterValue(string? value) => new(value);

    internal Setting ToSetting(string key) => _elements is null
        ? new Setting(key, _text)
        : _elements.Length == 0 ? new Setting(key, "[]")
        : new Setting(key, _elements.Select((element, index) => new Setting(index.ToString(CultureInfo.InvariantCulture), NumberText.Of(element))));
}
