using System.Globalization;
using LrExpr.Cli.Fitting;
using LrExpr.Cli.Input;
using LrExpr.Drafts;

namespace LrExpr.Cli.Output;

/// <summary>What a search for kinds has found, for people.</summary>
internal static class FitText
{
    private const int MostElements = 6;

    public static void Write(Findings findings, MeasuredCurve curve, int count, string name, Terminal terminal)
    {
        var output = terminal.Output;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{curve.Steps.Length} points, steps {curve.Steps[0]} to {curve.Steps[^1]}; {findings.Tried} kinds tried, {findings.NotTried} not\n"));
        if (findings.WasStopped)
            output.Write("the time was over before the search was; --seconds gives it more\n");
        if (findings.Kinds.Count == 0)
        {
            output.Write("no kind has such a curve\n");
            return;
        }

        output.Write("\n");
        var table = new TextTable("KIND", ">LARGEST ERROR", "PARAMETERS");
        foreach (var kind in findings.Kinds.Take(count))
            table.Row(kind.Schedule.Name, ErrorText(kind), string.Join(", ", kind.Parameters.Select(Text)));
        table.Write(terminal);
        var others = findings.Kinds.Skip(count).Where(kind => kind.IsExact).ToList();
        if (others.Count > 0)
            Paragraph.Write($"as exact: {string.Join(", ", others.Select(kind => kind.Schedule.Name))}", terminal, indentation: 0);
        var best = Given.Object("LrExpr", null, Given.Object("Schedules", null, ScheduleOfKind.Of(findings.Kinds[0].Schedule.Symbol, name)));
        output.Write("\n" + FragmentText.Of(Given.Object("", null, best)) + "\n");
    }

    private static string ErrorText(FittedKind kind) => (kind.IsExact ? "exact, " : "") + (kind.Largest == 0 ? "0" : kind.Largest.ToString("0.0e+0", CultureInfo.InvariantCulture));

    private static string Text(Setting setting) => $"{setting.Key} {Value(setting)}";

    private static string Value(Setting setting) => !setting.HasChildren ? setting.Text ?? ""
        : "[" + string.Join(", ", setting.Children.Take(MostElements).Select(child => setting.IsArray ? Value(child) : $"{child.Key}: {Value(child)}")) + (setting.Children.Count > MostElements ? ", ..." : "") + "]";
}
