using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>What the golden values of Ignite have that its kinds alone do not say.</summary>
public sealed class IgniteKindsTests
{
    /// <summary>Ignite counts this scheduler, and no other, one step ahead.</summary>
    [Fact]
    public void LRScheduler_AroundWarmRestarts_IsOneStepAhead()
    {
        var golden = TestData.Json("golden/ignite.json").GetProperty("cases").EnumerateArray().Single(row => row.Text("id") == "ignite/lr_scheduler/004");
        var schedule = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [
            new Setting("ahead", "`torch.CosineAnnealingWarmRestarts`(step + 1, 0.1, 4, 2)"),
            new Setting("handler", "`ignite.LRScheduler`(step, ahead)"),
        ])]))["handler"];

        Assert.All(golden.GetProperty("points").EnumerateArray(), point => Assert.Equal(point[1].Number(), schedule.At(point[0].GetInt64()), 1e-14));
    }
}
