using LrExpr.Hosting.Tests.Support;
using LrExpr.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Hosting.Tests;

/// <summary>Live schedules by the clock of the container.</summary>
public sealed class LiveTimeTests
{
    private const string Config = """{ "LrExpr": { "Clock": { "From": "2036-12-01T00:00Z", "Unit": "hours" }, "Inputs": { "user": 0 }, "Schedules": { "a": "step + user" } } }""";

    private static readonly DateTimeOffset From = new(2036, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Now_IsByTheClockOfTheContainer()
    {
        var source = new ChangingSource(Config);
        using var application = new Application(source);
        var live = application.Services.GetRequiredKeyedService<ISchedule>("a");
        var (mine, held) = (live.With("user", 1000), live.Hold());
        application.Time.SetUtcNow(From.AddHours(5));

        Assert.Equal((5, 1005, 5, 1005), (live.Now(), mine.Now(), held.Now(), held.With("user", 1000).Now()));
        Assert.Equal((3, 1003, 3, -1), (live.At(From.AddHours(3)), mine.At(From.AddHours(3)), held.At(From.AddHours(3)), live.At(From.AddMinutes(-1))));
        Assert.Equal(5, live.Pin().Now(application.Time));
    }

    [Fact]
    public void ClockThatJumpsBack_GivesWhatWasThen()
    {
        var source = new ChangingSource(Config);
        using var application = new Application(source);
        var live = application.Services.GetRequiredKeyedService<ISchedule>("a");

        // A fake clock refuses to go back; what tells the time may.
        var time = new JumpingTime();
        double[] values = [.. new[] { 5, 3, -2, 5 }.Select(hours =>
        {
            time.Now = From.AddHours(hours);
            return live.Pin().Now(time);
        })];

        Assert.Equal([5, 3, -2, 5], values);
    }

    [Fact]
    public void Edit_OfTheClock_IsInUseAtOnce()
    {
        var source = new ChangingSource(Config);
        using var application = new Application(source);
        var live = application.Services.GetRequiredKeyedService<ISchedule>("a");
        var (mine, held) = (live.With("user", 1000), live.Hold());
        application.Time.SetUtcNow(From.AddHours(48));
        Assert.Equal((48, 1048, 48), (live.Now(), mine.Now(), held.Now()));

        source.Save(Config.Replace("hours", "days", StringComparison.Ordinal));
        application.Pass();

        Assert.Equal((2, 1002, 48), (live.Now(), mine.Now(), held.Now()));
        Assert.Equal(["a"], application.Registry.LastChange!.Changed);
        held.RenewFrom(3);
        Assert.Equal(2, held.Now());
    }

    [Fact]
    public void Now_IsWatched_LikeAllElse()
    {
        var source = new ChangingSource(Config.Replace("step + user", "1 / (step - 2) + user", StringComparison.Ordinal));
        using var application = new Application(source, schedules => schedules.Configure(options => options.NonFinite = NonFinitePolicy.Value(7)));
        var live = application.Services.GetRequiredKeyedService<ISchedule>("a");
        application.Time.SetUtcNow(From.AddHours(2));

        Assert.Equal((7, 7), (live.Now(), live.With("user", 1).Now()));
    }

    [Fact]
    public void Now_AllocatesNothing()
    {
        var source = new ChangingSource(Config);
        using var application = new Application(source);
        var live = application.Services.GetRequiredKeyedService<ISchedule>("a");
        var mine = live.With("user", 3);
        double sum = 0;

        Assert.Equal(0, Allocated.ByThousand(_ => sum += live.Now() + mine.Now() + live.At(From)));
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void ScheduleWithoutAClock_SaysSo()
    {
        using var application = new Application(new ChangingSource("""{ "LrExpr": { "Schedules": { "a": "step" } } }"""));

        Assert.Contains("'a' has no clock", Assert.Throws<InvalidOperationException>(() => application.Registry["a"].Now()).Message, StringComparison.Ordinal);
    }

    private sealed class JumpingTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
