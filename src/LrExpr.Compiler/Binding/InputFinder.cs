using System.Collections.Immutable;
using LrExpr.Language;

namespace LrExpr.Binding;

/// <summary>Finds the inputs that a formula depends on: its own, those of the functions it calls, and those of the schedules it refers to.</summary>
internal sealed class InputFinder : BoundRewriter
{
    private readonly List<InputSymbol> _found = [];
    private readonly HashSet<BoundExpression> _seen = [];

    /// <summary>An input of a schedule that a kind in C# is given; null for none.</summary>
    private InputSymbol? _ofCode;

    /// <summary>The inputs, each once, in the order in which they are met.</summary>
    public static ImmutableArray<InputSymbol> In(BoundExpression body) => In(body, null, out _);

    /// <summary>The inputs, each once, in the order in which they are met.</summary>
    /// <param name="body">The formula.</param>
    /// <param name="machine">What it keeps, whose updates may depend on inputs; null where it keeps nothing.</param>
    /// <param name="ofCode">One of a schedule that a kind in C# is given, which cannot hand it on; null for none.</param>
    public static ImmutableArray<InputSymbol> In(BoundExpression body, StateMachine? machine, out InputSymbol? ofCode)
    {
        var finder = new InputFinder();
        finder.Visit(body);
        foreach (var update in machine?.Updates ?? [])
            finder.Visit(update);
        ofCode = finder._ofCode;
        return [.. finder._found];
    }

    protected override BoundExpression VisitLocal(BoundLocal node)
    {
        if (node.Local is InputSymbol input)
            Add([input]);
        return node;
    }

    protected override BoundExpression VisitFunctionCall(BoundFunctionCall node)
    {
        Add(node.Function.Inputs);
        return base.VisitFunctionCall(node);
    }

    protected override BoundExpression VisitKindCall(BoundKindCall node)
    {
        if (node.Body is { } body && _seen.Add(body))
            Visit(body);
        return base.VisitKindCall(node);
    }

    protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
    {
        Add(node.Schedule?.Inputs ?? []);
        return base.VisitScheduleCall(node);
    }

    protected override BoundExpression VisitJoin(BoundJoin node)
    {
        foreach (var schedule in node.Schedules ?? [])
            Add(schedule.Inputs);
        return base.VisitJoin(node);
    }

    protected override BoundExpression VisitCode(BoundCode node)
    {
        _ofCode ??= node.Given.SelectMany(given => given.Schedule.Inputs).FirstOrDefault();
        return base.VisitCode(node);
    }

    private void Add(ImmutableArray<InputSymbol> inputs)
    {
        foreach (var input in inputs)
        {
            if (!_found.Contains(input))
                _found.Add(input);
        }
    }
}
