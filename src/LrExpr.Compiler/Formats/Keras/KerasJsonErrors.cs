using LrExpr.Diagnostics;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Formats.Keras;

/// <summary>The wording of what can be wrong with Keras' JSON: one method per message.</summary>
internal sealed class KerasJsonErrors(TextFaults faults)
{
    private static readonly string[] PythonNumbers = ["-Infinity", "Infinity", "NaN"];

    /// <summary>A text that is no JSON, or too much of it.</summary>
    public void NoJson(JsonFault fault)
    {
        if (fault.Code == "LRX3008" && PythonNumberAt(fault.Span.Start) is var (span, number))
            Report("LRX3001", span, $"{number} is Python's, and no value for a parameter, which must be finite; JSON has no such number");
        else
            Report(fault.Code, fault.Span, Printable.Escape(fault.Reason));
    }

    public void BadPointer(string pointer) =>
        Report("LRX3008", new TextSpan(0, 0), $"{Printable.Quote(pointer)} is no JSON pointer; one begins with '/', such as '/config/learning_rate'");

    public void NothingAt(JsonPart part, string pointer, string name)
    {
        string what = part.IsObject ? NearestNames.Suggest(name, part.Members.Select(member => member.Name)) : "";
        Report("LRX3008", part.Mark, $"the pointer {Printable.Quote(pointer)} leads nowhere: there is no {Printable.Quote(name)} here{what}");
    }

    public void ConstantRate(JsonPart number) =>
        Report("LRX3008", number.Mark, $"{Printable.Cut(number.Text!, 40)} is a constant rate, not a schedule", $"as a formula of a configuration it is \"{Printable.Cut(number.Text!, 40)}\"");

    public void NotASchedule(JsonPart part) => Report(
        "LRX3008",
        part.Mark,
        part.IsObject
            ? "there is no schedule here: neither 'class_name' and 'config' nor a 'learning_rate'"
            : $"there is no schedule here, but {Describe(part)}; a schedule is an object with 'class_name' and 'config'");

    public void SeveralSchedules(JsonPart first, IReadOnlyList<string> pointers)
    {
        string list = string.Join(", ", pointers.Take(5).Select(Printable.Quote)) + (pointers.Count > 5 ? ", ..." : "");
        Report("LRX3008", first.Mark, FormattableString.Invariant($"there are {pointers.Count} learning rates here; give a pointer to one of them: {list}"));
    }

    public void TooLong(JsonPart schedule, int limit) =>
        Report("LRX5001", schedule.Mark, FormattableString.Invariant($"a schedule of {schedule.Span.Length} characters is longer than {limit}"));

    public void NoClassName(JsonPart envelope) =>
        Report("LRX3005", envelope.Mark, "a schedule needs 'class_name', the name of its class");

    public void BadClassName(JsonPart name) => Report("LRX3008", name.Mark, "'class_name' must be a text, the name of a class");

    public void NoConfig(JsonPart className) =>
        Report("LRX3005", className.Mark, $"the schedule {Printable.Quote(className.Text!)} needs 'config', an object of its parameters");

    public void BadConfig(JsonPart config) => Report("LRX3008", config.Mark, $"'config' must be an object of parameters, but is {Describe(config)}");

    public void OtherForm(JsonMember form) =>
        Report("LRX3004", form.NameSpan ?? form.Value.Mark, $"unknown key {Printable.Quote(form.Name)} in what Keras writes; a schedule has 'class_name' and 'config'");

    public void OneOfOnesOwn(JsonPart part, string kind, string registered) => Report(
        "LRX3008",
        part.Mark,
        $"{registered} says that {Printable.Quote(kind)} is a class of one's own, not the built-in one; no such kind was given",
        KindHint);

    public void WrongShape(JsonPart part, string parameter, string must) =>
        Report("LRX3001", part.Mark, $"{Printable.Quote(parameter)} must be {must}, but is {Describe(part)}");

    /// <summary>What to do about a class that is not known.</summary>
    public const string KindHint = "define the class as a kind, and give it as in Keras' custom_objects";

    /// <summary>The literal that an offset is in; the sign of one begins a number to the reader, which misses the digit behind it.</summary>
    private (TextSpan Span, string Text)? PythonNumberAt(int offset)
    {
        string json = faults.Source.Text;
        foreach (string number in PythonNumbers)
        {
            for (int start = Math.Max(0, offset - number.Length); start <= offset; start++)
            {
                if (json.AsSpan(start).StartsWith(number))
                    return (new TextSpan(start, number.Length), number);
            }
        }

        return null;
    }

    private static string Describe(JsonPart part) => part.Kind switch
    {
        System.Text.Json.JsonValueKind.String => "a text",
        System.Text.Json.JsonValueKind.Number => "a number",
        System.Text.Json.JsonValueKind.Null => "null",
        System.Text.Json.JsonValueKind.Array => "an array",
        System.Text.Json.JsonValueKind.Object => "an object",
        _ => "a boolean",
    };

    private void Report(string code, TextSpan span, string message, string? hint = null) =>
        faults.Add(code, span, message, hint);
}
