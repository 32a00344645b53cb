using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LrExpr.Cli.Tests.Support;
using Spectre.Console;

namespace LrExpr.Cli.Tests;

public sealed class PlotTests(Workspace files) : IClassFixture<Workspace>
{
    private const string Several = """
        {
          "LrExpr": {
            "Parameters": { "total_steps": 10000, "warmup": "0.05 * total_steps" },
            "Schedules": {
              "decay": "0.1 * 0.96 ^ floor(step / 1000)",
              "learning_rate": { "Formula": "step < warmup ? decay(0) * step / warmup : decay(step - warmup)", "Description": "A warm-up & a <decay>." },
              "stairs": { "Kind": "PiecewiseConstantDecay", "Parameters": { "Boundaries": [3000, 6000], "Values": [0.1, 0.03, 0.01] } },
              "restarts": { "Kind": "CosineDecayRestarts", "Parameters": { "InitialLearningRate": 0.1, "FirstDecaySteps": 1000 } }
            }
          }
        }
        """;

    public static TheoryData<string, string> Plots => new()
    {
        { "one", "several.json --name learning_rate --steps 0..20000" },
        { "several", "several.json --steps 0..10000" },
        { "chosen-range", "several.json --name stairs" },
        { "logarithmic-values", "several.json --name restarts --log" },
        { "logarithmic-both", "--formula 1/(1+step/10) --log --log-x --steps 0..100000" },
        { "constant", "--formula 0.1" },
        { "constant-zero", "--formula 0" },
        { "one-step", "--formula 0.25 --steps 5" },
        { "list-of-steps", "--formula step*step --steps 1,5,3" },
        { "running-total", "--formula min(60,2^step) --steps 0..30 --cumulative" },
        { "gap", "--formula 1/step --steps=-10..10" },
        { "never-finite", "--formula ln(-1-step*step) --steps 0..100" },
        { "nothing-above-0", "--formula -1-step --log --steps 0..100" },
        { "huge-range", "--formula step --steps 0..1e15" },
        { "all-steps-there-are", "--formula sign(step) --steps=-9223372036854775808..9223372036854775807" },
        { "last-steps", "--formula step --steps 9223372036854775806..9223372036854775807" },
        { "tiny-values", "--formula 1e-300*step --steps 0..10" },
        { "huge-values", "--formula 1e300*step --steps 0..10" },
        { "from-lowest-to-highest", "--formula step<5?-1.7e308:1.7e308 --steps 0..10" },
        { "subnormal", "--formula 5e-324*step --steps 0..10" },
        { "nearly-constant", "--formula 1+step*1e-15 --steps 0..10" },
        { "far-from-zero", "--formula 1e6+step/1000 --steps 0..1000" },
        { "rare-spikes", "--formula step%20000==7?1:0 --steps 0..100000" },
    };

    [Theory]
    [MemberData(nameof(Plots))]
    public void Plot_AtSeveralWidths_IsAsBefore(string name, string commandLine)
    {
        files.Write("several.json", Several);
        string[] args = ["plot", .. commandLine.Split(' ')];
        foreach (int width in new[] { 20, 80, 120 })
        {
            var outcome = files.Run(width, AnsiSupport.No, args);
            Assert.Equal(0, outcome.ExitCode);
            Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= width || name is "last-steps" or "far-from-zero", line));
            Golden.Verify(FormattableString.Invariant($"{name}.{width}.txt"), outcome.Output);
        }
    }

    [Fact]
    public void Plot_UnderAnotherCulture_IsTheSame()
    {
        files.Write("several.json", Several);
        string expected = files.Run("plot", "several.json").Output;
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(expected, files.Run("plot", "several.json").Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Plot_WithColors_HasThemAndNoLetters()
    {
        files.Write("several.json", Several);
        using var output = new StringWriter();
        Assert.Equal(0, Program.Run(["plot", files.Folder + "several.json", "--height", "5"], new Output.Terminal(output, TextWriter.Null, OutputColors: AnsiSupport.Yes)));
        Assert.Contains("\u001b[36m", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a decay", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', files.Run("plot", "several.json").Output);
    }

    [Theory]
    [InlineData("curves", "several.json --steps 0..10000")]
    [InlineData("logarithmic", "several.json --name restarts --log --log-x")]
    [InlineData("gap", "--formula 1/step --steps=-10..10")]
    [InlineData("one-step", "--formula 0.25 --steps 5")]
    [InlineData("huge-range", "--formula step --steps 0..1e15")]
    [InlineData("never-finite", "--formula ln(-1-step*step) --steps 0..100")]
    public void Svg_OfAPlot_IsAsBeforeAndWellFormed(string name, string commandLine)
    {
        files.Write("several.json", Several);
        string file = files.Folder + name + ".svg";
        var outcome = files.Run(["plot", .. commandLine.Split(' '), "--svg", file]);
        Assert.Equal(0, outcome.ExitCode);
        string text = File.ReadAllText(file);
        Golden.Verify(name + ".svg", text);
        var svg = XDocument.Parse(text).Root!;
        Assert.NotEmpty(svg.Element(svg.Name.Namespace + "title")!.Value);
        Assert.NotEmpty(svg.Element(svg.Name.Namespace + "desc")!.Value);
        double width = (double)svg.Attribute("width")!, height = (double)svg.Attribute("height")!;
        Assert.All(svg.Elements(svg.Name.Namespace + "text"), label =>
        {
            Assert.InRange((double)label.Attribute("x")!, 0, width);
            Assert.InRange((double)label.Attribute("y")!, 0, height);
        });
    }

    [Fact]
    public void Svg_OfManyCurves_TellsThemApart()
    {
        files.Write("many.json", $$"""{ "LrExpr": { "Schedules": { {{string.Join(", ", Enumerable.Range(10, 20).Select(i => FormattableString.Invariant($"\"s{i}\": \"{i} * step\"")))}} } } }""");
        string file = files.Folder + "many.svg";
        Assert.Equal(0, files.Run("plot", "many.json", "--svg", file).ExitCode);
        var svg = XDocument.Parse(File.ReadAllText(file)).Root!;
        var classes = svg.Elements(svg.Name.Namespace + "path").Select(path => path.Attribute("class")!.Value).Where(name => name.StartsWith("curve", StringComparison.Ordinal)).ToList();
        Assert.Equal(20, classes.Distinct().Count());
        Assert.Equal(40, classes.Count);
    }

    [Fact]
    public void Plot_Files_AreWrittenInsteadOfThePlot()
    {
        files.Write("several.json", Several);
        string folder = files.Folder;
        var outcome = files.Run("plot", "several.json", "--name", "stairs", "--steps", "0..4", "--svg", folder + "a.svg", "--csv", folder + "a.csv", "--json", "a.json");
        Assert.Equal(new Outcome(0, "a.svg: 1 curve, steps 0 to 4\na.csv: 1 curve, steps 0 to 4\na.json: 1 curve, steps 0 to 4\n", ""), outcome);
        Assert.Equal("step,stairs\n0,0.1\n1,0.1\n2,0.1\n3,0.1\n4,0.1\n", File.ReadAllText(folder + "a.csv"));
        using var json = JsonDocument.Parse(File.ReadAllText(folder + "a.json"));
        Assert.Equal(
            """[{"name":"stairs","description":null,"marks":[],"points":[[0,0.1],[1,0.1],[2,0.1],[3,0.1],[4,0.1]]}]""",
            json.RootElement.GetProperty("schedules").GetRawText());
        Assert.Equal(
            files.Run("plot", "several.json", "--name", "stairs", "--steps", "0..4", "--format", "csv").Output,
            files.Run("plot", "several.json", "--name", "stairs", "--steps", "0..4", "--format", "csv", "--csv", folder + "b.csv").Output);
        Assert.Equal(File.ReadAllText(folder + "a.csv"), File.ReadAllText(folder + "b.csv"));
    }

    [Fact]
    public void Csv_OfALongRange_HasBothEndsAndAThousandRowsBetween()
    {
        string[] lines = files.Run("plot", "--formula", "step", "--steps", "0..1e15", "--format", "csv").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(1002, lines.Length);
        Assert.Equal(("0,0", "1000000000000000,1000000000000000"), (lines[1], lines[^1].Replace("1E+15", "1000000000000000", StringComparison.Ordinal).Replace("1e15", "1000000000000000", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plot_FileThatIsADevice_IsWrittenTo()
    {
        if (OperatingSystem.IsWindows())
            return;
        var before = File.GetLastWriteTimeUtc("/dev/null");

        Assert.Equal(new Outcome(0, "/dev/null: 1 curve, steps 0 to 3\n", ""), files.Run("plot", "--formula", "step", "--steps", "0..3", "--csv", "/dev/null"));
        Assert.Equal((before, 0), (File.GetLastWriteTimeUtc("/dev/null"), new FileInfo("/dev/null").Length));
    }

    [Theory]
    [InlineData("plot", "lrexpr: give either CONFIG files, --formula or --kind to plot\nSee 'lrexpr plot --help'.\n")]
    [InlineData("plot --formula 1 --width 19", "lrexpr: --width must be from 20 to 500, but is 19\n")]
    [InlineData("plot --formula 1 --width wide", "lrexpr: --width: 'wide' is not a whole number\n")]
    [InlineData("plot --formula 1 --height 1", "lrexpr: --height must be from 2 to 200, but is 1\n")]
    [InlineData("plot --formula 1 --height 99999999999999999999", "lrexpr: --height: '99999999999999999999' is beyond the largest step, 9223372036854775807\n")]
    [InlineData("plot --formula 1 --steps 5..1", "lrexpr: --steps '5..1': range '5..1' ends before it begins\n")]
    [InlineData("plot --formula 1 --steps 0..1e9:2", "lrexpr: --steps asks for 500,000,001 values of each schedule; at most 1,000,000 are given at once (a stride thins a range out: 0..1e9:1e6)\n")]
    [InlineData("plot --formula 1 --steps -5..0 --log-x", "lrexpr: --log-x has no place for steps below 1, and --steps has no others\n")]
    [InlineData("plot --formula 1 --format svg", "lrexpr: --format 'svg' is none of text, json, csv\nSee 'lrexpr plot --help'.\n")]
    [InlineData("plot --formula 1 --svg /no/such/folder/a.svg", "lrexpr: /no/such/folder/a.svg: cannot be written (there is no such folder)\n")]
    [InlineData("plot --formula 1 --svg /", "lrexpr: /: is a directory, not a file\n")]
    [InlineData("plot --formula 1 --svg", "lrexpr: Required argument missing for option: '--svg'.\nSee 'lrexpr plot --help'.\n")]
    [InlineData("explain a.json", "lrexpr: explain needs a CONFIG and a NAME\nSee 'lrexpr explain --help'.\n")]
    [InlineData("diff a.json", "lrexpr: diff needs two CONFIG files, or --environment with two names\nSee 'lrexpr diff --help'.\n")]
    [InlineData("diff a.json b.json c.json", "lrexpr: diff needs two CONFIG files, or --environment with two names\nSee 'lrexpr diff --help'.\n")]
    [InlineData("diff nowhere.json nothing.json", "lrexpr: nowhere.json: no such file\n")]
    [InlineData("diff nowhere.json --environment A B", "lrexpr: nowhere.A.json: no such file\n")]
    [InlineData("watch -", "lrexpr: stdin cannot be watched; give files\n")]
    [InlineData("watch nowhere.json", "lrexpr: nowhere.json: no such file\n")]
    public void Verb_WrongUsage_IsOneLineAndExitCodeTwo(string commandLine, string error) =>
        Assert.Equal(new Outcome(2, "", error), files.Run(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Plot_WrongFormula_IsReportedWithItsPlace() =>
        Assert.Equal(
            new Outcome(1, "", "formula(1,1): error LRX2001: unknown name 'stp'; did you mean 'step'?\n  stp\n  ^^^\n"),
            files.Run("plot", "--formula", "stp"));

    [Fact]
    public void Plot_NoSchedules_SaysSo()
    {
        files.Write("empty.json", """{ "LrExpr": { "Schedules": { } } }""");
        Assert.Equal(new Outcome(0, "no schedules\n", ""), files.Run("plot", "empty.json"));
    }
}
