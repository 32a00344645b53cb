using System.Text.Json.Nodes;
using LrExpr.Cli.Fitting;
using LrExpr.Cli.Input;
using LrExpr.Drafts;

namespace LrExpr.Cli.Output;

/// <summary>What a search for kinds has found, for scripts.</summary>
internal static class FitJson
{
    public static void Write(Findings findings, MeasuredCurve curve, int count, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Integer("points", curve.Steps.Length);
        text.Integer("from", curve.Steps[0]);
        text.Integer("to", curve.Steps[^1]);
        text.Integer("tried", findings.Tried);
        text.Integer("notTried", findings.NotTried);
        text.Json.WriteBoolean("stopped", findings.WasStopped);
        text.Objects("kinds", findings.Kinds.Take(count), kind =>
        {
            text.Json.WriteString("kind", kind.Schedule.Name);
            text.Json.WriteBoolean("exact", kind.IsExact);
            text.Number("largestError", kind.Largest);
            text.Integer("at", kind.At);
            text.Json.WritePropertyName("definition");
            JsonNode.Parse(FragmentText.Of(ScheduleOfKind.Of(kind.Schedule.Symbol, "")))!.WriteTo(text.Json);
        });
    });
}
