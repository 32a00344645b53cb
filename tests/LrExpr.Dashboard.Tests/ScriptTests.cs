using System.Globalization;
using System.Text.RegularExpressions;
using LrExpr.Export.Tests;
using LrExpr.Scripts;
using LrExpr.Serving;
using LrExpr.Shown;
using LrExpr.Tests.Support;
using LrExpr.Trials;

namespace LrExpr.Dashboard.Tests;

/// <summary>The page as one file, and the functions that are in it.</summary>
public sealed partial class ScriptTests
{
    /// <summary>Functions of browsers may differ in last digits, of which more are left where a curve falls to nearly nothing.</summary>
    private const double Near = 1e-9;

    private static readonly long[] Steps = [0, 1, 2, 5, 10, 49, 50, 99, 100, 333, 500, 1000, 2499, 4000, 10_000];

    /// <summary>By default the values of the host; with a number moved, those of a trial with that number.</summary>
    [NodeFact]
    public void Functions_OfAllKinds_HaveTheValuesOfTheHost()
    {
        var (modules, calls, expected, about) = (new List<string>(), new List<string>(), new List<double>(), new List<string>());
        int moved = 0;
        foreach (var example in TestData.Json("examples.json").EnumerateObject())
        {
            var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("main", [new Setting("Kind", example.Name), TestData.ToSetting("Parameters", example.Value.GetProperty("Parameters"))])])]));
            if (ScheduleScript.Of(set, set["main"]) is not { } script)
            {
                Assert.True(set["main"].Listens, example.Name);
                continue;
            }

            int module = modules.Count;
            modules.Add($"export default {script.Code};");
            Add(example.Name, set["main"], []);
            foreach (var (i, name) in script.Parameters.Index())
            {
                double value = set["main"].Symbol.Parameters.Single(parameter => parameter.Name == name).Value.Number, other = Math.Abs(value) >= 4 && Math.Floor(value) == value ? value + 2 : value * 1.25;
                var trial = Trial.Of(set, set["main"], new ScheduleEdit { Parameters = new Dictionary<string, string> { [name] = other.ToString("R", CultureInfo.InvariantCulture) } });
                if (other == value || trial.Schedule is null || trial.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                    continue;
                moved++;
                Add($"{example.Name}, {name} = {other}", trial.Schedule, [.. Enumerable.Repeat("undefined", i), other.ToString("R", CultureInfo.InvariantCulture)]);
            }

            void Add(string what, CompiledSchedule schedule, string[] arguments)
            {
                foreach (long step in Steps)
                {
                    calls.Add($"m{module}.default({string.Join(", ", arguments.Prepend(step.ToString(CultureInfo.InvariantCulture)))})");
                    expected.Add(schedule.At(step));
                    about.Add($"{what} at {step}");
                }
            }
        }

        double[] values = Node.Evaluate(modules, [], calls);

        Assert.True(moved > 400, $"{moved} numbers were moved");
        var wrong = Enumerable.Range(0, values.Length).Where(i => !IsNear(expected[i], values[i], Math.Abs(expected[i - (i % Steps.Length)]))).Select(i => $"{about[i]}: {values[i]} instead of {expected[i]}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong.Take(60)));
    }

    [NodeFact]
    public void Function_OfAFormula_TakesItsNumbersAndTheSharedOnes()
    {
        var set = ScheduleSet.Load(SettingJson.Read("LrExpr", """
            { "Parameters": { "total": 100, "flag": true, "other": 5 },
              "Functions": { "half": "(t) => 0.5 * t" },
              "Schedules": { "Trainer:Rate": { "Formula": "flag ? half(init) * 0.5 ^ (step / total) + piecewise(step, xs, [1, 2, 3]) : 0", "Parameters": { "init": "0.1 * 2", "xs": [1, 2] } }, "b": "other * 2" } }
            """));

        var script = ScheduleScript.Of(set, set["Trainer:Rate"])!;

        Assert.Equal(["init", "total"], script.Parameters);
        Assert.Equal([set["Trainer:Rate"].At(7), (0.5 * Math.Pow(0.5, 0.1)) + 3], Node.Evaluate([$"export default {script.Code};"], [], ["m0.default(7)", "m0.default(5, 1, 50)"]), (one, other) => IsNear(one, other, 1));
        Assert.Equal(["other"], ScheduleScript.Of(set, set["b"])!.Parameters);
    }

    /// <summary>What stands in texts of the configuration cannot end an element of the page, and nothing but the page's own script may run.</summary>
    [Fact]
    public void File_HasNothingOfTheConfigurationAsMarkup()
    {
        const string Evil = "</script><script>alert(1)</script><!-- </style>";
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("a", [new Setting("Description", Evil), new Setting("Formula", "1 # " + Evil)])])]));

        string page = PageFile.Of(new Fixed(set));

        Assert.Equal(2, Count(page, "<script"));
        Assert.Equal(2, Count(page, "</script"));
        Assert.Equal(1, Count(page, "</style"));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"", page, StringComparison.Ordinal);
        var script = ScriptElement().Match(page);
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script.Groups[1].Value)));
        Assert.Contains($"script-src 'sha256-{hash}'", page, StringComparison.Ordinal);
    }

    private static bool IsNear(double expected, double value, double scale) =>
        expected.Equals(value) || Math.Abs(value - expected) <= Near * Math.Max(Math.Abs(expected), scale);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ScriptElement();

    private sealed class Fixed(ScheduleSet set) : IShownSchedules
    {
        public string Application => "test";

        public string? CommandArguments => null;

        public ScheduleSnapshot Snapshot { get; } = new(1, set, [], new Dictionary<LrExpr.Configuration.ConfiguredOptions, LrExpr.Configuration.OptionsContent>());

        public Problem? Problem => null;

        public RevisionHistory History => new(Snapshot, Time);

        public TimeProvider Time => TimeProvider.System;

        public IReadOnlyList<(string Schedule, long Step, double Value)> LastCalls() => [];
    }
}
