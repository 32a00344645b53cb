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
        new Ways(set["main"].Code, random).CheckEverywhere(Steps, hash);
    }
}
