using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Bits;

/// <summary>A kind of the catalogue, with the parameters of its example.</summary>
/// <param name="example">The example.</param>
internal sealed class KindRow(JsonProperty example) : BitsRow(example.Name)
{
    private const int Steps = 10_000;

    public static IEnumerable<KindRow> OfCatalogue() => TestData.Json("examples.json").EnumerateObject().Select(example => new KindRow(example));

    private protected override void Check(SplitMix random, BitsHash hash)
    {
        var kind = new Setting("main", [new Setting("Kind", Name), TestData.ToSetting("Parameters", example.Value.GetProperty("Parameters"))]);
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [kind])]));
        if (set["main"].Listens)
            CheckReports(set["main"], random, hash);
        else
            new Ways(set["main"].Code, random).CheckEverywhere(Steps, hash);
    }

    /// <summary>A trace of reports, as closures and as machine code; of all that is kept, the values count.</summary>
    private static void CheckReports(CompiledSchedule schedule, SplitMix random, BitsHash hash)
    {
        var code = schedule.Code.OfState;
        double[] closures = code.Start(), compiled = code.Start(), values = new double[Steps];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = code.States.Length; i < closures.Length; i++)
                closures[i] = compiled[i] = 1 / (1 + (step / 100.0)) + (random.Next() % 1_000 / 10_000.0);
            values[step] = code.Report.Closures(step, closures);
            double other = code.Report.Function(step, compiled);
            if (BitConverter.DoubleToInt64Bits(values[step]) != BitConverter.DoubleToInt64Bits(other) || !closures.AsSpan().SequenceEqual(compiled))
                throw new BitsException(FormattableString.Invariant($"report {step}: {values[step]:R} as closures, {other:R} compiled"));
        }

        hash.Add(values);
    }
}
