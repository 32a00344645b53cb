using LrExpr.Checks;
using LrExpr.Contract;
using LrExpr.Courses;
using LrExpr.Curves;
using LrExpr.Registry;
using LrExpr.Shown;
using LrExpr.Trials;

namespace LrExpr.Answers;

/// <summary>Curves of schedules, as the host has them or with edits.</summary>
internal static class CurveAnswers
{
    private const int MostColumns = 4_000;
    private const int MostCurves = 64;

    /// <summary>So many values of a curve are computed while somebody moves a slider.</summary>
    private const int MostQuickValues = 16_000;

    private const int MostValues = 200_000;

    /// <param name="shown">The schedules.</param>
    /// <param name="question">What is asked for.</param>
    public static CurvesAnswer Of(IShownSchedules shown, CurvesQuestion question) =>
        new([.. (question.Curves ?? []).Take(MostCurves).Select(curve => Of(shown, question, curve))]);

    private static CurvePart Of(IShownSchedules shown, CurvesQuestion question, CurveQuestion asked)
    {
        string name = asked.Name ?? "";
        var set = asked.Revision is { } revision ? shown.History.Find(revision)?.Snapshot.Schedules : shown.Snapshot.Schedules;
        if (set is null || !set.TryGet(name, out var schedule))
            return new CurvePart { Name = name, Diagnostics = [Unknown(name, asked.Revision, set)] };
        var edit = new ScheduleEdit { Formula = asked.Formula, Parameters = asked.Parameters ?? [], Shared = asked.Shared ?? [] };
        var trial = Trial.Of(set, schedule, edit, asked.Quick);
        var drawn = Complete.Of(trial.Schedule ?? schedule, asked.Inputs);
        var original = asked.Compare ? Complete.Of(schedule, asked.Inputs) : null;
        var part = Draw(question, asked, drawn, original);
        return part with
        {
            Name = schedule.Name,
            Diagnostics = [.. trial.Diagnostics.Select(DiagnosticPart.Of)],
            IsTried = trial.Schedule is not null,
            Tokens = asked.Formula is null ? null : ScheduleAnswers.TokensOf(asked.Formula, schedule.Newest.Symbol, schedule.Newest.Shared),
            Simplified = Explanation.Simplified((trial.Schedule ?? schedule).Newest.Symbol.Body),
            Fragment = SettingText.Of(trial.Fragment),
            Command = Commands.Plot(shown, schedule, edit),
        };
    }

    private static CurvePart Draw(CurvesQuestion question, CurveQuestion asked, CompiledSchedule schedule, CompiledSchedule? original)
    {
        long one = StepOf(question.First), other = StepOf(question.Last);
        var (first, last) = (Math.Min(one, other), Math.Max(one, other));
        var sampler = new CurveSampler(first, last, Math.Clamp(question.Columns, 2, MostColumns), question.LogSteps) { MostSteps = asked.Quick ? MostQuickValues : MostValues, HasMarks = !asked.Quick };
        var curve = sampler.Sample(schedule);
        var finite = curve.Points.Where(point => double.IsFinite(point.Value)).ToList();
        var settled = asked.Quick ? null : schedule.Outline.Settled();
        var part = new CurvePart
        {
            Name = schedule.Name,
            Steps = [.. curve.Points.Select(point => point.Step)],
            Values = [.. curve.Points.Select(point => double.IsFinite(point.Value) ? (double?)point.Value : null)],
            Marks = MarksOf(schedule, curve, asked.Quick),
            HasAllSteps = curve.HasAllSteps,
            Smallest = finite.Count == 0 ? null : PartOf(finite.MinBy(point => point.Value)),
            Largest = finite.Count == 0 ? null : PartOf(finite.MaxBy(point => point.Value)),
            Settled = settled is { } end ? new ValuePart(end.Step, schedule.At(end.Step)) : null,
            Last = asked.Quick ? last : Ranges.LastOf(schedule),
            Difference = original is null ? null : Difference(original, schedule, sampler, asked.Quick),
        };
        return part with { Text = CurveWords.Of(schedule, part) };
    }

    /// <summary>Where it goes over to other pieces; and where it jumps, where that is no such place.</summary>
    private static MarkPart[] MarksOf(CompiledSchedule schedule, Curve curve, bool isQuick)
    {
        var jumps = isQuick ? [] : Jumps.Of(schedule, curve.Points).Where(jump => !curve.Marks.Any(mark => Math.Abs(mark.Step - jump.Step) <= 1));
        return
        [
            .. curve.Marks.Select(mark => new MarkPart(mark.Step, mark.Text, schedule.At(mark.Step)))
                .Concat(jumps.Select(jump => new MarkPart(jump.Step, jump.Change > 0 ? "restart" : "stair", schedule.At(jump.Step))))
                .OrderBy(mark => mark.Step),
        ];
    }

    private static long StepOf(double step) => step >= long.MaxValue ? long.MaxValue : step <= long.MinValue ? long.MinValue : double.IsNaN(step) ? 0 : (long)step;

    private static ValuePart PartOf(CurvePoint point) => new(point.Step, point.Value);

    private static DifferencePart Difference(CompiledSchedule before, CompiledSchedule after, CurveSampler sampler, bool isQuick)
    {
        if (before.Code.HasValuesOf(after.Code))
            return new DifferencePart(null, null, 0, IsSame: true);
        long[] steps = sampler.StepsFor(before, after);
        double[] ofBefore = new double[steps.Length], ofAfter = new double[steps.Length];
        before.Fill(steps, ofBefore);
        after.Fill(steps, ofAfter);
        var area = new CompensatedSum();
        int first = -1, largest = -1;
        double most = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            double distance = ofBefore[i].Equals(ofAfter[i]) ? 0 : Math.Abs(ofAfter[i] - ofBefore[i]);
            if (double.IsNaN(distance))
                distance = double.PositiveInfinity;
            if (distance > 0 && first < 0)
                first = i;
            if (distance > most)
                (largest, most) = (i, distance);
            area.Add(distance * (i + 1 < steps.Length ? (double)steps[i + 1] - steps[i] : 1));
        }

        var found = isQuick ? null : before.Difference(after);
        var where = found is var (step, one, other) ? new ChangePart(step, one, other) : first >= 0 ? At(first) : null;
        return new DifferencePart(where, largest >= 0 ? At(largest) : null, area.Value, where is null);

        ChangePart At(int index) => new(steps[index], ofBefore[index], ofAfter[index]);
    }

    private static DiagnosticPart Unknown(string name, long? revision, ScheduleSet? set) => new(
        "LRX2002",
        DiagnosticSeverity.Error,
        set is null ? FormattableString.Invariant($"revision {revision} is not known any more") : UnknownSchedule.Message(name, set.Names),
        "",
        null,
        null,
        null,
        "",
        null,
        null);
}
