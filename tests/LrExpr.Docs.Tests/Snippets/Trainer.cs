using Microsoft.Extensions.DependencyInjection;

namespace LrExpr.Docs.Tests.Snippets;

#region trainer
internal sealed class Trainer(
    [FromKeyedServices("learning_rate")] ISchedule learningRate,
    [FromKeyedServices("momentum")] Func<long, double> momentum,
    IScheduleRegistry schedules)
{
    public void Train()
    {
        Console.WriteLine(learningRate.At(250));                   // 0.05
        Console.WriteLine(momentum(0));                            // 0.95
        Console.WriteLine(string.Join(", ", schedules.Names));     // decay, learning_rate, momentum, stairs

        CompiledSchedule pinned = learningRate.Pin();              // this one never changes
        Console.WriteLine(pinned.At(500));                         // 0.1
    }
}
#endregion
