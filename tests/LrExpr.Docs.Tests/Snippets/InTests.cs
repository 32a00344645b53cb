using LrExpr.Curves;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace LrExpr.Docs.Tests.Snippets;

internal static class InTests
{
    [Snippet("unit-test")]
    public static void UnitTest()
    {
        #region unit-test
        var trainer = new Warmup(Schedule.Compile("min(1, step / 100)"));
        Console.WriteLine(trainer.Share(50));    // 0.5
        #endregion
    }

    [Snippet("mock")]
    public static void Mock()
    {
        #region mock
        var schedule = Substitute.For<ISchedule>();
        schedule.At(Arg.Any<long>()).Returns(0.5);

        Console.WriteLine(new Warmup(schedule).Share(7));    // 0.5
        schedule.Received().At(7);
        #endregion

        // With arrays, a mock takes and answers Fill.
        schedule.When(mock => mock.Fill(3, Arg.Any<double[]>())).Do(call => call.Arg<double[]>()[0] = 9);
        double[] values = new double[2];
        schedule.Fill(3, values);
        Assert.Equal(9, values[0]);
        schedule.Received(1).Fill(3, values);
    }

    [Snippet("recording-schedule")]
    public static void Record()
    {
        var schedule = new RecordingSchedule(Schedule.Compile("2 * step"));
        double[] values = new double[2];
        ((ISchedule)schedule).Fill([3, 4], values);
        Assert.Equal((14, 6), (schedule.At(7), values[0]));
        Assert.Equal([7], schedule.Steps);
    }

    [Snippet("configuration-test")]
    public static void Configuration()
    {
        #region configuration-test
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("LrExpr:Schedules:rate", "0.1 * 0.5 ^ (step / 1000)")])    // or .AddJsonFile("appsettings.json")
            .Build();
        var services = new ServiceCollection();
        services.AddSchedules(configuration).Require("rate");
        using var provider = services.BuildServiceProvider();

        var rate = provider.GetRequiredKeyedService<ISchedule>("rate");    // a ScheduleException, if anything is wrong
        Console.WriteLine(rate.At(1000));    // 0.05
        #endregion
    }

    [Snippet("curve-test")]
    public static void Curve()
    {
        #region curve-test
        var curve = new double[10_001];
        Schedule.FromKind("CosineDecay", new() { ["initial_learning_rate"] = 0.1, ["decay_steps"] = 10_000 }).Fill(firstStep: 0, curve);

        Assert.All(curve, value => Assert.InRange(value, 0, 0.1));
        Assert.Equal(curve.OrderDescending(), curve);     // it never rises
        Assert.Equal(0.05, curve[5_000], tolerance: 1e-12);
        #endregion
    }

    [Snippet("edit-test")]
    public static void Edit()
    {
        #region edit-test
        var time = new FakeTimeProvider();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("LrExpr:Schedules:rate", "1")]).Build();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddSchedules(configuration);
        using var provider = services.BuildServiceProvider();
        var rate = provider.GetRequiredKeyedService<ISchedule>("rate");

        configuration["LrExpr:Schedules:rate"] = "2";
        configuration.Reload();
        time.Advance(TimeSpan.FromMilliseconds(300));
        Console.WriteLine(rate.At(0));    // 2

        configuration["LrExpr:Schedules:rate"] = "2 *";
        configuration.Reload();
        time.Advance(TimeSpan.FromMilliseconds(300));
        Console.WriteLine(rate.At(0));    // 2
        Console.WriteLine(provider.GetRequiredService<IScheduleRegistry>().Rejection!.Diagnostics.Count);    // 1
        #endregion
    }

    private sealed class Warmup(ISchedule schedule)
    {
        public double Share(long step) => schedule.At(step);
    }
}

#region recording-schedule
internal sealed class RecordingSchedule(ISchedule inner) : ISchedule
{
    public List<long> Steps { get; } = [];

    public string Name => inner.Name;

    public double At(long step)
    {
        Steps.Add(step);
        return inner.At(step);
    }

    public void Fill(long firstStep, Span<double> destination) => inner.Fill(firstStep, destination);

    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => inner.Fill(steps, destination);

    public CompiledSchedule Pin() => inner.Pin();
}
#endregion
