using System.Runtime.CompilerServices;
using LrExpr.Contract;
using LrExpr.Running;
using LrExpr.Shown;

namespace LrExpr.Answers;

/// <summary>Small curves of some schedules of the list. They are kept as long as the code of their schedules.</summary>
internal static class SparkAnswers
{
    private const int Most = 200;

    private static readonly ConditionalWeakTable<ScheduleCode, string> Known = [];

    /// <summary>The curves; null where another set is in use by now.</summary>
    /// <param name="shown">The schedules.</param>
    /// <param name="revision">The set that the list is of.</param>
    /// <param name="first">The first of them in the list.</param>
    /// <param name="count">How many.</param>
    public static SparksAnswer? Of(IShownSchedules shown, long revision, int first, int count)
    {
        var snapshot = shown.Snapshot;
        var set = snapshot.Schedules;
        return snapshot.Revision != revision ? null
            : new SparksAnswer(revision, [.. set.Names.Skip(Math.Max(0, first)).Take(Math.Clamp(count, 0, Most)).Select(name => Known.GetValue(set[name].Code, _ => SparkLine.Of(set[name])))]);
    }
}
