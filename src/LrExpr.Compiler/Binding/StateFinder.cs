using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>Finds what listens in a schedule: its own state, those of the kinds in its formula, and those of the schedules it refers to.</summary>
internal sealed class StateFinder : BoundRewriter
{
    private readonly List<StatePart> _found = [];
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _names = new(Names.Comparer);
    private string _prefix = "";

    /// <summary>A schedule that listens and that a kind in C# is given; null for none.</summary>
    private ScheduleSymbol? _ofCode;

    /// <summary>What listens, each once, in the order in which it is met.</summary>
    /// <param name="own">The state of the formula itself; null for none.</param>
    /// <param name="body">The formula.</param>
    /// <param name="ofCode">A schedule that listens and that a kind in C# is given, which hears no reports; null for none.</param>
    public static ImmutableArray<StatePart> In(StateMachine? own, BoundExpression body, out ScheduleSymbol? ofCode)
    {
        var finder = new StateFinder();
        finder.Look(own, body);
        ofCode = finder._ofCode;
        return [.. finder._found];
    }

    protected override BoundExpression VisitKindCall(BoundKindCall node)
    {
        if (node.Body is { } body && _seen.Add(body))
            Within(node.Machine is null ? "" : node.Kind?.Name ?? "", () => Look(node.Machine, body));
        return base.VisitKindCall(node);
    }

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        Add(node.Schedule);
        return base.VisitScheduleCall(node);
    }

    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        foreach (var schedule in node.Schedules ?? [])
            Add(schedule);
        return base.VisitJoin(node);
    }

    protected override BoundExpression VisitCode(BoundCode node)
    {
        _ofCode ??= node.Given.Select(given => given.Schedule).FirstOrDefault(schedule => !schedule.States.IsEmpty);
        return base.VisitCode(node);
    }

    private void Look(StateMachine? machine, BoundExpression body)
    {
        if (machine is not null && _seen.Add(machine))
            _found.Add(new StatePart(_prefix, machine));
        Visit(body);
        foreach (var update in machine?.Updates ?? [])
            Visit(update);
    }

    private void Add(ScheduleSymbol? schedule)
    {
        if (schedule is { States.IsEmpty: false } && _seen.Add(schedule))
            Within(schedule.Name, () => Look(schedule.Machine, schedule.Body));
    }

    /// <summary>Looks into a part under a name of its own: the second of a name is <c>plateau#2</c>.</summary>
    private void Within(string name, Action look)
    {
        if (name.Length == 0)
        {
            look();
            return;
        }

        string outer = _prefix;
        string path = outer.Length == 0 ? name : outer + "." + name;
        _prefix = path;
        for (int count = 2; !_names.Add(_prefix); count++)
            _prefix = string.Create(CultureInfo.InvariantCulture, $"{path}#{count}");
        look();
        _prefix = outer;
    }
}
