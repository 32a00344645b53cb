using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Checks;

/// <summary>A side of a conditional that no test takes.</summary>
/// <param name="Text">The side as it is written.</param>
/// <param name="Line">Its line in the formula, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal sealed record MissedSide(string Text, int Line, int Column);

/// <summary>Which sides of the conditionals of a formula are taken at the steps of tests.</summary>
/// <param name="Sides">How many there are.</param>
/// <param name="Missed">Those never taken, in their order.</param>
internal sealed record BranchCoverage(int Sides, IReadOnlyList<MissedSide> Missed)
{
    /// <summary>Of a longer range, so many steps are looked at.</summary>
    private const int MostSteps = 20_000;

    private const int LongestText = 40;

    public int Taken => Sides - Missed.Count;

    /// <summary>The coverage of the formula of a schedule itself, without what it calls; nothing for a schedule of a kind, whose formula is not its own.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="tests">Its tests.</param>
    public static BranchCoverage Of(ScheduleSymbol schedule, IReadOnlyList<ScheduleTest> tests)
    {
        if (schedule.Definition.Formula is not { } source)
            return new BranchCoverage(0, []);
        var conditionals = Conditionals.Of(schedule.Body);
        var open = new HashSet<(BoundConditional, bool)>(conditionals.SelectMany(node => new[] { (node, true), (node, false) }));
        foreach (var alike in tests.GroupBy(test => test.Where))
        {
            foreach (long step in alike.SelectMany(test => Steps(test.Range)).Distinct())
            {
                if (open.Count == 0)
                    break;
                SideTrace.At(schedule.Body, step, alike.First(), open);
            }
        }

        var missed = conditionals.SelectMany(node => new[] { (node, true), (node, false) }).Where(open.Contains)
            .Select(side => side.Item2 ? side.node.Sides!.Value.WhenTrue : side.node.Sides!.Value.WhenFalse)
            .OrderBy(span => span.Start).Select(span => SideAt(source, span));
        return new BranchCoverage(2 * conditionals.Count, [.. missed]);
    }

    private static IEnumerable<long> Steps(CheckedRange range)
    {
        long count = Math.Min(range.Count, MostSteps);
        for (long i = 0; i < count - 1; i++)
            yield return range.First + (long)((Int128)range.Count * i / count);
        yield return range.Last;
    }

    private static MissedSide SideAt(SourceText source, TextSpan span)
    {
        var (line, column) = source.PositionOf(span.Start);
        return new MissedSide(Printable.Cut(source.Text.Substring(span.Start, span.Length), LongestText), line, column);
    }

    /// <summary>The conditionals that somebody wrote, in their order; one whose condition is known has no choice.</summary>
    private sealed class Conditionals : BoundRewriter
    {
        private readonly List<BoundConditional> _found = [];

        public static IReadOnlyList<BoundConditional> Of(BoundExpression body)
        {
            var walk = new Conditionals();
            walk.Visit(body);
            return walk._found;
        }

        protected override BoundExpression VisitConditional(BoundConditional node)
        {
            if (node is { Sides: not null, Condition.Constant: null })
                _found.Add(node);
            return base.VisitConditional(node);
        }
    }

    /// <summary>Evaluates a tree and strikes out the sides that are taken.</summary>
    private sealed class SideTrace : BoundEvaluator
    {
        private readonly HashSet<(BoundConditional, bool)> _open;
        private readonly ScheduleTest _test;

        private SideTrace(long step, ScheduleTest test, HashSet<(BoundConditional, bool)> open)
            : base(step) => (_open, _test) = (open, test);

        public static void At(BoundExpression body, long step, ScheduleTest test, HashSet<(BoundConditional, bool)> open) => new SideTrace(step, test, open).Visit(body);

        protected override Value VisitLocal(BoundLocal node) => node.Local is InputSymbol input ? _test.ValueOf(input) : base.VisitLocal(node);

        protected override Value VisitConditional(BoundConditional node)
        {
            bool isTrue = Visit(node.Condition).Boolean;
            _open.Remove((node, isTrue));
            return Visit(isTrue ? node.WhenTrue : node.WhenFalse);
        }
    }
}
