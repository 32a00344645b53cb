using System.Globalization;
using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Syntax;

namespace LrExpr.Docs.Tests.Examples;

/// <summary>
/// A formula of a block, with notes in comments: <c># = 0.5 at step 10</c> for a value (at step 0 where no step is named),
/// <c># LRX1014</c> for a code that it gives, <c># with rate = 0.5; steps = 10</c> for parameters.
/// </summary>
internal sealed partial class FormulaExample
{
    private readonly List<string> _lines = [];
    private readonly ScheduleParameters _parameters = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <summary>The formulas of a block. One ends with its last note; without notes the whole block is one.</summary>
    public static IReadOnlyList<FormulaExample> Read(Block block)
    {
        var examples = new List<FormulaExample>();
        var current = new FormulaExample();
        foreach (string line in block.Content)
        {
            bool isMore = line.Trim().Length == 0 || line.StartsWith("# =", StringComparison.Ordinal) || line.StartsWith("# LRX", StringComparison.Ordinal);
            if (current._lines.Exists(IsJudged) && !isMore)
            {
                examples.Add(current);
                current = new FormulaExample();
            }

            current._lines.Add(line);
        }

        examples.Add(current);
        return examples;
    }

    /// <summary>The lines with the values that the formula has.</summary>
    public IReadOnlyList<string> Evaluated(string where)
    {
        foreach (Match match in _lines.SelectMany(line => GivenParameter().Matches(WithNote().Match(line).Groups[1].Value)))
            _parameters[match.Groups[1].Value.Trim()] = match.Groups[2].Value.Trim();
        string formula = string.Join('\n', _lines.Select(line => Note().Replace(line, "").TrimEnd())).Trim('\n');
        bool isGood = Schedule.TryCompile(formula, _parameters, out var schedule, out var diagnostics);
        Diagnostics = diagnostics;

        string[] codes = [.. _lines.Select(line => CodeNote().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];
        Assert.True(
            codes.Order().SequenceEqual(diagnostics.Select(diagnostic => diagnostic.Code).Distinct().Order()),
            $"{where}: '{formula}' should give {(codes.Length == 0 ? "no diagnostics" : string.Join(", ", codes))}, but gives\n{string.Join('\n', diagnostics)}");
        return isGood ? [.. _lines.Select(line => ValueNote().Replace(line, note => Value(note, schedule!)))] : _lines;
    }

    private static bool IsJudged(string line) => ValueNote().IsMatch(line) || CodeNote().IsMatch(line);

    private static string Value(Match note, CompiledSchedule schedule)
    {
        long step = note.Groups[3].Success ? long.Parse(note.Groups[3].Value, CultureInfo.InvariantCulture) : 0;
        double value = schedule.At(step);
        bool isKept = double.TryParse(note.Groups[1].Value, CultureInfo.InvariantCulture, out double old) && ShownNumbers.AreClose(old, value);
        return "# = " + (isKept ? note.Groups[1].Value : double.IsFinite(value) ? NumberText.Of(value) : value.ToString(CultureInfo.InvariantCulture)) + note.Groups[2].Value;
    }

    [GeneratedRegex(@"# (?:= |LRX\d{4}|with ).*$")]
    private static partial Regex Note();

    [GeneratedRegex(@"# = (\S+)( at step (-?\d+))?$")]
    private static partial Regex ValueNote();

    [GeneratedRegex(@"# (LRX\d{4})$")]
    private static partial Regex CodeNote();

    [GeneratedRegex("# with (.*)$")]
    private static partial Regex WithNote();

    [GeneratedRegex(@"([\w ]+) = ([^;]+)")]
    private static partial Regex GivenParameter();
}
