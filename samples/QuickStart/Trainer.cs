using System.Globalization;
using System.Text;
using LrExpr;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

/// <summary>Stands for whatever needs the numbers: it asks for schedules by name and calls them.</summary>
internal sealed class Trainer(
    [FromKeyedServices("learning_rate")] ISchedule learningRate,
    [FromKeyedServices("momentum")] Func<long, double> momentum,
    IScheduleRegistry schedules)
{
    private const int Steps = 10_000;

    public void Run()
    {
        Console.OutputEncoding = Encoding.UTF8;
        Console.WriteLine(FormattableString.Invariant($"At step 1500 the learning rate is {learningRate.At(1500):0.#####} and the momentum {momentum(1500):0.#####}."));
        Console.WriteLine();
        PrintTable([0, 100, 500, 1000, 2500, 5000, 7500, 9999]);
        foreach (var schedule in schedules)
        {
            Console.WriteLine();
            foreach (string line in TerminalPlot.Draw(schedule, 0, Steps, schedules.Snapshot.Schedules[schedule.Name].Description))
                Console.WriteLine(line);
        }
    }

    private void PrintTable(long[] steps)
    {
        Console.WriteLine($"{"step",6}" + string.Concat(schedules.Names.Select(name => $"{name,16}")));
        foreach (long step in steps)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,6}")
                + string.Concat(schedules.Select(schedule => string.Create(CultureInfo.InvariantCulture, $"{schedule.At(step),16:0.000000}"))));
        }
    }
}
