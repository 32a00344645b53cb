using LrExpr.Benchmarks.Formulas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Benchmarks.Quick;

/// <summary>What a function from a container, which follows every change of the configuration, costs against the compiled one by itself.</summary>
internal static class HandleWork
{
    private const int CallsUntilCompiled = 1_000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    public static void Measure()
    {
        using var table = Table.OfOutcomes("handle", "One value of a live handle, against the pinned function", "ns");
        foreach (var formula in SampleFormulas.All)
        {
            using var services = Services(formula);
            var live = services.GetRequiredKeyedService<Func<long, double>>("x");
            var pinned = services.GetRequiredKeyedService<ISchedule>("x").Pin().Function;
            for (int i = 0; i < CallsUntilCompiled; i++)
                live(i);
            Thread.Sleep(Moment);
            var outcomes = Rounds.Measure(CallWork.Calls("pinned", pinned), CallWork.Calls("live", live));
            table.Row(formula.Name, outcomes[1], outcomes[0], bar: 1.3, per: CallWork.CallsInOneRun, mostBytes: 0);
        }
    }

    private static ServiceProvider Services(SampleFormula formula)
    {
        var settings = new Dictionary<string, string?> { ["LrExpr:Schedules:x:Formula"] = formula.Text };
        foreach (var (name, value) in formula.Parameters())
            settings["LrExpr:Schedules:x:Parameters:" + name] = value.ToSetting(name).Text;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSchedules(configuration.GetSection("LrExpr"));
        return services.BuildServiceProvider();
    }
}
