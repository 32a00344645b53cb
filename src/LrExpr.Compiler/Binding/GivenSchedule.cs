using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>
/// A schedule that a kind written in C# was given. Its function stands for code that does not exist while the kind creates its own; it is connected
/// when that code is made.
/// </summary>
internal sealed class GivenSchedule(ScheduleSymbol schedule)
{
    private Func<long, double>? _function;

    public ScheduleSymbol Schedule { get; } = schedule;

    /// <summary>Whether it has code. Another code of the same schedule would have the same values.</summary>
    public bool IsConnected => _function is not null;

    public double At(long step) => _function is { } function
        ? function(step)
        : throw new InvalidOperationException($"the schedule {Printable.Quote(Schedule.Name)} can be called once the configuration is loaded, not while a kind creates its function");

    public void Connect(Func<long, double> function) => _function = function;
}
