using LrExpr.Checks;
using LrExpr.Cli.Input;
using LrExpr.Diagnostics;
using LrExpr.Text;

namespace LrExpr.Cli.Exploration;

/// <summary>A configuration whose tests were run: those in it, and those of the file beside it.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Schedules">The schedules that have tests; none where the configuration is wrong.</param>
/// <param name="Diagnostics">Why the tests could not be run.</param>
/// <param name="Fault">Why a file cannot be used at all; null where it can.</param>
internal sealed record TestedConfiguration(string Name, IReadOnlyList<TestedSchedule> Schedules, IReadOnlyList<Diagnostic> Diagnostics, InputException? Fault = null)
{
    public int Tests => Schedules.Sum(schedule => schedule.Results.Count);

    public int Failed => Schedules.Sum(schedule => schedule.Failed);

    public IEnumerable<Diagnostic> Failures => Schedules.SelectMany(schedule => schedule.Results).Select(result => result.Failure).OfType<Diagnostic>();

    public static TestedConfiguration Of(ConfigurationInput input)
    {
        try
        {
            if (!input.TryCompile(out var set, out var diagnostics))
                return new(input.Name, [], diagnostics);
            var side = SideTests.Of(input, set);
            if (side.Diagnostics.Count > 0)
                return new(input.Name, [], side.Diagnostics);
            return new(input.Name, [.. set.Names.Select(name => Run(set[name])).OfType<TestedSchedule>()], []);

            TestedSchedule? Run(CompiledSchedule schedule)
            {
                IReadOnlyList<ScheduleTest> tests = [.. schedule.Tests, .. side.TestsOf(schedule)];
                return tests.Count == 0 ? null : TestedSchedule.Of(schedule, tests, diagnostic => (side.Has(diagnostic) ? side.Input! : input).WithPlaces([diagnostic])[0]);
            }
        }
        catch (InputException fault)
        {
            return new(input.Name, [], [], fault);
        }
    }
}
