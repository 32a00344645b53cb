using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>A configuration of a library's schedule, and the values the library gives.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Row">The case as its file has it.</param>
internal sealed record GoldenCase(GoldenFile File, JsonElement Row)
{
    private readonly Lazy<double> _largest = new(() => Values(Row, "points").Concat(Values(Row, "closed_form_points"))
        .Select(point => Math.Abs(point.Value)).Where(double.IsFinite).DefaultIfEmpty().Max());

    public string Id => Row.Text("id");

    /// <summary>The full name of the kind.</summary>
    public string Kind => File.Full(Row.Text("kind"));

    public JsonElement Config => Row.GetProperty("config");

    /// <summary>Whether the library refuses it, when it is made or at every step.</summary>
    public bool IsRefused => Row.Member("construct_raises") is not null || !Points.Any();

    /// <summary>Whether points are given by progress, from 0 to 1, and not by step.</summary>
    public bool IsByProgress => Row.Member("point_fields") is { } fields && fields[0].GetString() is "where" or "pos";

    /// <summary>Steps, or progress, with values: those of a library that goes step by step, and those of its own formula where it has one.</summary>
    public IEnumerable<(double Step, double Value)> Points => Values(Row, "points").Concat(File.SteppedOnly.Contains(Id) ? [] : Values(Row, "closed_form_points"));

    /// <summary>How far a value is off, as a part of what is allowed; 1 is just right.</summary>
    public double Deviation(double step, double expected, double actual) =>
        Alternatives(step).Append(expected).Min(right => DeviationFrom(right, actual));

    private double DeviationFrom(double expected, double actual)
    {
        if (expected.Equals(actual))
            return 0;
        double tolerance = File.Exact.Contains(Kind) ? 0 : File.Relative * Math.Abs(expected) + File.Relative / 100 * _largest.Value + File.Absolute;
        double deviation = Math.Abs(expected - actual) / tolerance;
        return double.IsNaN(deviation) ? double.PositiveInfinity : deviation;
    }

    /// <summary>What else is right where the library's own answer hangs on the last digit of a logarithm, or where it has two.</summary>
    private IEnumerable<double> Alternatives(double step) =>
        new[] { "fragile", "epoch_form_differs" }
            .SelectMany(list => Row.Member(list)?.EnumerateArray() ?? default)
            .Where(alternative => alternative[0].GetDouble() == step)
            .SelectMany(alternative => alternative.EnumerateArray().Skip(1).Select(value => value.Number()));

    private static IEnumerable<(double Step, double Value)> Values(JsonElement row, string list) =>
        (row.Member(list)?.EnumerateArray() ?? default).Select(point => (point[0].GetDouble(), point[1].Number()));
}
