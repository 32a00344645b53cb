using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Loading;

namespace LrExpr.Cli.Exploration;

/// <summary>A test that was run.</summary>
/// <param name="Test">The test.</param>
/// <param name="Failure">What is wrong; null where it is met.</param>
internal sealed record TestResult(ScheduleTest Test, Diagnostic? Failure);

/// <summary>A schedule whose tests were run.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Results">What came of each test, in their order.</param>
/// <param name="Coverage">Which sides of its conditionals the tests take.</param>
internal sealed record TestedSchedule(CompiledSchedule Schedule, IReadOnlyList<TestResult> Results, BranchCoverage Coverage)
{
    public int Failed => Results.Count(result => result.Failure is not null);

    /// <param name="schedule">The schedule.</param>
    /// <param name="tests">Its tests.</param>
    /// <param name="located">Gives a diagnostic its line and column in the file.</param>
    public static TestedSchedule Of(CompiledSchedule schedule, IReadOnlyList<ScheduleTest> tests, Func<Diagnostic, Diagnostic> located) => new(
        schedule,
        [.. tests.Select(test => new TestResult(test, Run(schedule, test) is { } failure ? located(failure) : null))],
        BranchCoverage.Of(schedule.Symbol, tests));

    private static Diagnostic? Run(CompiledSchedule schedule, ScheduleTest test)
    {
        var code = test.Code(schedule.Code);
        if (test.Run(code) is not { } breach)
            return null;
        var bag = new DiagnosticBag();
        new LinkErrors(bag).TestNotMet(test, breach, test.Hint(code, breach));
        return bag.All.Single();
    }
}
