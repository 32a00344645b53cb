using System.Globalization;
using LrExpr;

namespace QuickStart;

/// <summary>Prints what each change of the configuration changes. What is wrong with one is logged, and the last good set serves on.</summary>
internal static class ChangePrinter
{
    private const int Step = 1500;

    public static void PrintFrom(IScheduleRegistry schedules)
    {
        schedules.Changed += (_, change) => Print(change);
        Console.WriteLine();
        Console.WriteLine("Watching appsettings.json. Ctrl+C ends it.");
    }

    private static void Print(SchedulesChangedEventArgs change)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"revision {change.Current.Revision}"));
        foreach (string name in change.Added)
            Console.WriteLine($"  {name} is new: {ValueOf(name, change.Current)}");
        foreach (string name in change.Removed)
            Console.WriteLine($"  {name} is gone");
        foreach (string name in change.Changed)
        {
            string from = change.FirstDifference(name) is { } step ? string.Create(CultureInfo.InvariantCulture, $" from step {step}") : "";
            Console.WriteLine($"  {name} differs{from}: {ValueOf(name, change.Previous)} -> {ValueOf(name, change.Current)}");
        }
    }

    private static string ValueOf(string name, ScheduleSnapshot snapshot) =>
        string.Create(CultureInfo.InvariantCulture, $"{snapshot.Schedules[name].At(Step):0.######} at step {Step}");
}
