using System.Globalization;
using LrExpr;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// An application that is compiled ahead of time, where no code can be made while it runs:
//   dotnet publish samples/NativeAot --output published && published/NativeAot
// Its schedules have the values they have everywhere, to the last bit.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
builder.Services.AddOptions<Exploration>().BindSchedules(builder.Configuration.GetSection("Exploration"), static (others, options) => others.Bind(options));
builder.Services.AddSingleton<Report>();

using var host = builder.Build();
try
{
    await host.StartAsync();
}
catch (ScheduleException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}

host.Services.GetRequiredService<Report>().Print();
await host.StopAsync();
return 0;

internal sealed class Exploration
{
    public int Agents { get; set; }

    public required ISchedule Epsilon { get; set; }

    public Func<long, double>? Temperature { get; init; }

    public IReadOnlyList<ISchedule> Bonuses { get; init; } = [];

    public ISchedule<TimeSpan>? Pause { get; init; }
}

internal sealed class Report(
    IScheduleRegistry schedules, IOptions<Exploration> exploration, [FromKeyedServices("learning_rate")] ISchedule learningRate, [FromKeyedServices("cosine")] Func<long, double> cosine)
{
    private static readonly long[] Steps = [-1, 0, 1, 250, 500, 501, 3_000, 3_001, 9_999, 10_000, 123_456_789];

    public void Print()
    {
        foreach (var schedule in schedules)
        {
            double[] values = new double[Steps.Length];
            schedule.Fill(Steps, values);
            Console.WriteLine($"{schedule.Name}: {string.Join(' ', values.Select(Text))}");
            Console.WriteLine($"{schedule.Name}, one by one: {string.Join(' ', Steps.Select(step => Text(schedule.Pin().Function(step))))}");
        }

        double[] epoch = new double[1_000];
        learningRate.Fill(0, epoch);
        Console.WriteLine($"the first thousand of learning_rate add up to {Text(epoch.Sum())}");
        Console.WriteLine($"the rate at 2500 is {Text(cosine(2_500))}");

        var options = exploration.Value;
        Console.WriteLine($"{options.Agents} agents, epsilon {Text(options.Epsilon.At(100))}, temperature {Text(options.Temperature!(100))}, "
            + $"bonuses {string.Join(' ', options.Bonuses.Select(bonus => Text(bonus.At(100))))}, a pause of {options.Pause!.At(100)}");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
