using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Loading;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Golden cases against kinds.</summary>
/// <param name="kinds">The built-in kinds, or others.</param>
internal sealed class GoldenComparison(DefinitionTable kinds)
{
    /// <summary>What came of a case.</summary>
    /// <param name="Points">How many points there are.</param>
    /// <param name="Deviation">The largest deviation, as a part of what is allowed.</param>
    /// <param name="Faults">The points with more.</param>
    public sealed record Outcome(int Points, double Deviation, IReadOnlyList<string> Faults);

    public Outcome Compare(GoldenCase golden)
    {
        var faults = new List<string>();
        double largest = 0;
        var points = golden.Points.ToList();
        var values = golden.IsByProgress ? ByProgress(golden, points) : ByStep(golden, points);
        foreach (var ((step, expected), (one, batch)) in points.Zip(values))
        {
            double deviation = Math.Max(golden.Deviation(step, expected, one), golden.Deviation(step, expected, batch));
            largest = Math.Max(largest, deviation);
            if (deviation > 1)
                faults.Add(FormattableString.Invariant($"step {step:R}: expected {expected:R}, got {one:R}, in a batch {batch:R}"));
        }

        return new Outcome(points.Count, largest, faults);
    }

    public bool TryCompile(
        GoldenCase golden,
        [NotNullWhen(true)] out CompiledSchedule? schedule,
        out IReadOnlyList<Diagnostic> diagnostics,
        double maxIter = 1,
        string? output = null)
    {
        var around = new Dictionary<string, string> { [golden.File.Progress] = maxIter.ToString("R", CultureInfo.InvariantCulture) };
        var definition = new GoldenConfig(golden.File, kinds).ToSetting("x", golden.Row.GetProperty("kind").GetString()!, golden.Config, around);
        return TryCompile(definition, out schedule, out diagnostics, output);
    }

    /// <summary>A schedule by itself, in any form of configuration, or an output of it.</summary>
    public bool TryCompile(
        Setting definition, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics, string? output = null)
    {
        var bag = new DiagnosticBag();
        var section = new Setting("LrExpr", [new Setting("Schedules", [definition])]);
        var loaded = Load.Set(new DefinitionReader(bag).ReadSection(section), bag, kinds);
        diagnostics = loaded.Diagnostics;
        schedule = bag.HasErrors ? null : new CompiledSchedule(loaded.Find(output is null ? definition.Key : $"{definition.Key}.{output}")!);
        return schedule is not null;
    }

    private List<(double One, double Batch)> ByStep(GoldenCase golden, List<(double Step, double Value)> points)
    {
        var schedule = Compile(golden, 1);
        long[] steps = [.. points.Select(point => (long)point.Step)];
        double[] batch = new double[steps.Length];
        schedule.Fill(steps, batch);
        return [.. steps.Select((step, i) => (BothForms.At(schedule, step), batch[i]))];
    }

    /// <summary>Each progress is a step of as many steps as it takes to be one exactly.</summary>
    private List<(double One, double Batch)> ByProgress(GoldenCase golden, List<(double Step, double Value)> points)
    {
        var values = new List<(double, double)>();
        foreach (var (progress, _) in points)
        {
            var (step, maxIter) = GoldenConfig.Fraction(progress);
            var schedule = Compile(golden, maxIter);
            double[] batch = new double[1];
            schedule.Fill(step, batch);
            values.Add((BothForms.At(schedule, step), batch[0]));
        }

        return values;
    }

    private CompiledSchedule Compile(GoldenCase golden, double maxIter) =>
        TryCompile(golden, out var schedule, out var diagnostics, maxIter)
            ? schedule
            : throw new InvalidOperationException($"{golden.Id}: {string.Join(Environment.NewLine, diagnostics)}");
}
