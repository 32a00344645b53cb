using LrExpr.Binding;

namespace LrExpr.Facts;

/// <summary>The steps that times became in a formula, by the parameter: one that is used with several scales has become several.</summary>
internal sealed class TimesInSteps : BoundRewriter
{
    private readonly Dictionary<string, List<string>> _found = [];

    /// <param name="schedule">A schedule of a kind.</param>
    /// <returns>What each time parameter became, for people; a parameter that is no time is missing.</returns>
    public static IReadOnlyDictionary<string, string> In(ScheduleSymbol schedule)
    {
        var walk = new TimesInSteps();
        foreach (var time in schedule.Parameters.Where(parameter => !parameter.Argument.Times.IsEmpty))
            walk._found.Add(time.Name, []);
        if (walk._found.Count > 0)
            walk.Visit(schedule.Body);
        return walk._found.ToDictionary(pair => pair.Key, pair => string.Join(" and ", pair.Value));
    }

    protected override BoundExpression VisitConstant(BoundConstant node)
    {
        if (node.Origin is { } origin && _found.TryGetValue(origin.Name, out var found) && !found.Contains(node.Value.ToString()))
            found.Add(node.Value.ToString());
        return node;
    }
}
