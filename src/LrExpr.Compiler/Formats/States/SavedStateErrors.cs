using LrExpr.Diagnostics;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Formats.States;

/// <summary>The wording of what can be wrong with a saved state: one method per message, LRX9xxx.</summary>
/// <param name="source">The JSON.</param>
internal sealed class SavedStateErrors(SourceText source)
{
    private readonly DiagnosticBag _diagnostics = new();

    public void NoJson(JsonFault fault) => Error(fault.Code.StartsWith("LRX5", StringComparison.Ordinal) ? fault.Code : "LRX9001", source.Text.Length == 0 ? new TextSpan(0, 0) : fault.Span, fault.Reason);

    public void NoState(JsonPart part) =>
        Error("LRX9001", part.Mark, "this is not the saved state of a schedule: an object with 'version', 'step' and 'state'");

    public void UnknownKey(JsonMember member, IEnumerable<string> known) =>
        Error("LRX9001", member.NameSpan!.Value, $"unknown key {Printable.Quote(member.Name)}{NearestNames.Suggest(member.Name, known)}");

    public void NotAStep(JsonPart part) => Error("LRX9001", part.Mark, "'step' must be a whole number");

    public void NotANumber(JsonPart part, string name) =>
        Error("LRX9001", part.Mark, $"state {Printable.Quote(name)} must be a number, \"Infinity\" or \"-Infinity\"");

    public void OtherVersion(JsonPart part, int known) =>
        Error("LRX9002", part.Mark, FormattableString.Invariant($"this state was saved in version {Printable.Cut(part.Text ?? "?", 20)}, and {known} is known here"));

    public void OtherKind(JsonPart part, string schedule, string? kind) =>
        Error("LRX9002", part.Mark, $"this state is of {(part.IsContainer ? "a formula" : "kind " + Printable.Quote(part.Text ?? ""))}, and schedule {Printable.Quote(schedule)} is of {(kind is null ? "none" : "kind " + Printable.Quote(kind))}");

    public void Unknown(JsonMember member, IEnumerable<string> known) =>
        Error("LRX9002", member.NameSpan!.Value, $"the schedule keeps no {Printable.Quote(member.Name)}{NearestNames.Suggest(member.Name, known)}");

    public void Missing(JsonPart states, string name) =>
        Error("LRX9002", states.Mark, $"the schedule keeps {Printable.Quote(name)}, which this state does not have");

    /// <exception cref="ScheduleException">Something was found wrong.</exception>
    public void Throw()
    {
        if (_diagnostics.HasErrors)
            throw new ScheduleException(_diagnostics.ToSorted());
    }

    private void Error(string code, TextSpan span, string message) => _diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, source, span));
}
