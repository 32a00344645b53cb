using LrExpr.Diagnostics;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Drafts;

/// <summary>The wording of what can be wrong with a file that is imported: one method per message.</summary>
internal sealed class ImportErrors(TextFaults faults)
{
    public void NoDocument(JsonFault fault) => faults.Add(fault.Code, fault.Span, Printable.Escape(fault.Reason));

    public void BadPointer(string pointer) =>
        faults.Add("LRX9101", new TextSpan(0, 0), $"{Printable.Quote(pointer)} is no JSON pointer; one begins with '/', such as '/training'");

    public void NothingAt(JsonPart part, string pointer, string name) => faults.Add(
        "LRX9101", part.Mark, $"the pointer {Printable.Quote(pointer)} leads nowhere: there is no {Printable.Quote(name)} here{NearestNames.Suggest(name, part.Members.Select(member => member.Name))}");

    public void UnknownDialect(string name, IEnumerable<string> known) =>
        faults.Add("LRX9101", new TextSpan(0, 0), $"there is no dialect {Printable.Quote(name)}{NearestNames.Suggest(name, known)}", "the dialects are " + string.Join(", ", known));

    public void NoDialect(JsonPart root, IEnumerable<string> known) =>
        faults.Add("LRX9101", root.Mark, "this is not known as a file of any library that has schedules", "name the library, which then says what it misses: " + string.Join(", ", known));

    public void SeveralDialects(JsonPart root, IEnumerable<string> which) =>
        faults.Add("LRX9101", root.Mark, $"this may be a file of {string.Join(" or of ", which)}; name the one it is of");

    public void WrongDialect(JsonPart root, string title, string sign, IReadOnlyList<string> which) => faults.Add(
        "LRX9101", root.Mark, $"this is no file of {title}, which has {sign}", which.Count == 0 ? null : "it looks like one of " + string.Join(" or of ", which));

    public void UnknownType(JsonPart type, string title, string name, IReadOnlyCollection<string> known)
    {
        string nearest = NearestNames.Suggest(name, known);
        faults.Add("LRX3008", type.Mark, $"{title} has no schedule {Printable.Quote(name)}{nearest}", nearest.Length > 0 ? null : "known are " + string.Join(", ", known));
    }

    public void UnknownMember(JsonMember member, IReadOnlyCollection<string> known)
    {
        string nearest = NearestNames.Suggest(member.Name, known);
        string list = nearest.Length > 0 || known.Count > 12 ? "" : "; expected one of " + string.Join(", ", known.Select(Printable.Quote));
        faults.Add("LRX3004", member.NameSpan ?? member.Value.Mark, $"unknown member {Printable.Quote(member.Name)}{nearest}{list}");
    }

    public void Missing(JsonPart owner, string name, string what) => faults.Add("LRX3005", owner.Mark, $"{Printable.Quote(name)} is missing, {what}");

    public void WrongShape(JsonPart part, string name, string must) => faults.Add(
        "LRX3001", part.Mark, $"{Printable.Quote(name)} must be {must}, but is {Documents.Parts.Described(part)}", part.Kind == System.Text.Json.JsonValueKind.Undefined ? "the file is read, not run; write the value itself" : null);

    /// <summary>What the file says and no schedule here can do, or what two versions of the library take for two things.</summary>
    public void CannotBeTakenOver(TextSpan at, string message, string? hint = null) => faults.Add("LRX9103", at, message, hint);

    public void Doubtful(TextSpan at, string message) => faults.Add("LRX9103", at, message, severity: DiagnosticSeverity.Warning);

    public void LeftToTheRun(TextSpan at, string name, string what, bool isError) => faults.Add(
        "LRX9102", at, $"the file leaves {Printable.Quote(name)} to the run: {what}", isError ? "give its value" : "give its value, or write it in the place of null", isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);

    public void NotLeftToTheRun(string name, IReadOnlyCollection<string> left)
    {
        string nearest = NearestNames.Suggest(name, left);
        string list = left.Count == 0 ? "; it leaves nothing" : nearest.Length > 0 ? nearest : "; it leaves " + string.Join(", ", left.Select(Printable.Quote));
        faults.Add("LRX9102", new TextSpan(0, 0), $"a value is given for {Printable.Quote(name)}, which the file does not leave to the run{list}");
    }
}
