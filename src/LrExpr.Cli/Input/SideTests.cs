using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>Tests that stand beside a configuration: those of <c>NAME.json</c> in <c>NAME.tests.json</c>, an array for each schedule.</summary>
internal sealed class SideTests
{
    public const string Ending = ".tests.json";

    private const string Section = "Tests";

    private readonly Dictionary<CompiledSchedule, IReadOnlyList<ScheduleTest>> _tests = [];

    private SideTests(ConfigurationInput? input, IReadOnlyList<Diagnostic> diagnostics) => (Input, Diagnostics) = (input, diagnostics);

    /// <summary>The file as a configuration; null where there is none.</summary>
    public ConfigurationInput? Input { get; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; }

    /// <summary>Whether a diagnostic is about it.</summary>
    public bool Has(Diagnostic diagnostic) => Input is not null && diagnostic.File == Input.Files[0];

    public IReadOnlyList<ScheduleTest> TestsOf(CompiledSchedule schedule) => _tests.GetValueOrDefault(schedule, []);

    /// <param name="configuration">The configuration.</param>
    /// <param name="set">Its schedules.</param>
    public static SideTests Of(ConfigurationInput configuration, ScheduleSet set)
    {
        string file = configuration.Files[^1];
        string beside = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? file[..^".json".Length] + Ending : "";
        if (beside.Length == 0 || !File.Exists(beside))
            return new SideTests(null, []);
        var input = new ConfigurationInput([beside], Section, WithEnvironmentVariables: false);
        var tests = new SideTests(input, []);
        var bag = new DiagnosticBag();
        foreach (var place in new PlacedSetting(input.Read(), Section).Children)
        {
            if (set.TryGet(place.Setting.Key, out var schedule))
                tests._tests[schedule] = set.ReadTests(schedule, place, bag);
            else
                new DefinitionErrors(bag).Report("LRX7004", place, $"there is no schedule {Printable.Quote(place.Setting.Key)}{NearestNames.Suggest(place.Setting.Key, set.Names)}");
        }

        tests.Diagnostics = input.WithPlaces(bag.ToSorted());
        return tests;
    }
}
