using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Examples;

namespace LrExpr.Docs.Tests;

/// <summary>The table of what sees what, cell by cell.</summary>
public sealed class VisibilityTests
{
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["`step`"] = "step",
        ["shared parameters"] = "shared",
        ["its own parameters or arguments"] = "own",
        ["inputs"] = "input",
        ["the [time](time.md)"] = "'7d'",
        ["functions"] = "twice(1)",
        ["kinds"] = "ExponentialDecay(1, 1, 1, 1)",
        ["schedules"] = "other(1)",
    };

    /// <summary>A configuration with <c>@</c> where the use stands.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["the formula of a schedule"] = Section("", """ "Formula": "@ + own", "Parameters": { "own": 1 } """),
        ["the value of a parameter"] = Section("", """ "Formula": "own + value", "Parameters": { "own": 1, "value": "@" } """),
        ["a function"] = Section(""" "added": "(own) => @ + own" """, """ "Formula": "added(1)" """),
        ["the formula of a kind"] = Section("", """ "Kind": "Tested" """, """ "Parameters": { "own": 1 }, "Formula": "@ + own" """),
        ["a constraint of a kind"] = Section("", """ "Kind": "Tested" """, """ "Parameters": { "own": 1 }, "Constraints": ["@ < 100"], "Formula": "own" """),
        ["the `Until` of a kind"] = Section("", """ "Kind": "Tested" """, """ "Parameters": { "own": 1 }, "Until": "@ + own + 1e7", "Formula": "own" """),
        ["a bound of `Expect`"] = Section("", """ "Formula": "own", "Parameters": { "own": 1 }, "Expect": { "Max": "@ + 100" } """),
        ["the step of a keyframe"] = Section("", """ "Keyframes": { "@ + own": 1 }, "Parameters": { "own": 1 } """),
        ["a number of `Tests`"] = Section("", """ "Formula": "own", "Parameters": { "own": 1 }, "Tests": [ { "At": 1, "Is": "@ + 100" } ] """),
    };

    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            string[][] rows = [.. Document.Open("docs/configuration.md").Section("What sees what").Split('\n')
                .Where(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
            var cells = new TheoryData<string, string, bool>();
            foreach (string[] row in rows.Skip(2))
            {
                for (int column = 1; column < row.Length; column++)
                    cells.Add(row[0], rows[0][column], row[column] == "yes");
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Place_UsingAThing_IsGoodWhereTheTableSaysYes(string place, string thing, bool isVisible)
    {
        using var files = new Workspace();
        files.Write("visible.json", Places[place].Replace("@", Uses[thing], StringComparison.Ordinal));
        var diagnostics = files.Check("visible.json");
        Assert.True(isVisible == !diagnostics.Any(), string.Join('\n', diagnostics));
    }

    [Fact]
    public void Table_OfWhatSeesWhat_IsWhole() => Assert.Equal(Places.Count * Uses.Count, Cells.Count());

    private static string Section(string function, string schedule, string kind = """ "Parameters": { "own": 1 }, "Formula": "own" """) => $$"""
        {
          "Clock": { "From": "2026-12-01", "Unit": "hours" },
          "Parameters": { "shared": 1 },
          "Inputs": { "input": 1 },
          "Functions": { "twice": "(x) => 2 * x"{{(function.Length > 0 ? "," : "")}} {{function}} },
          "Kinds": { "Tested": { {{kind}} } },
          "Schedules": { "other": "1", "tried": { {{schedule}} } }
        }
        """;
}
