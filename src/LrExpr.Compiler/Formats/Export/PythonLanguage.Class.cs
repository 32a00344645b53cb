using LrExpr.Binding;

namespace LrExpr.Formats.Export;

/// <content>Schedules that listen.</content>
internal sealed partial class PythonLanguage
{
    private const string Self = "self.";

    public override string ClassName(string schedule) => CSharpLanguage.PascalName(schedule) is var name && Keywords.Split(' ').Contains(name) ? name + "_" : name;

    public override string MemberName(string name) => LocalName(name);

    public override Identifiers Members(string schedule) => new(["step", "value", "report"]);

    /// <summary>Functions stand beside the class; within a method, its own name for the object is taken.</summary>
    public override IEnumerable<string> NamesBesideMembers(IEnumerable<string> members) => ["self"];

    private string Class(WrittenClass written)
    {
        string inputs = string.Concat(written.Inputs.Select(input => $", {input.Local}{(input.Symbol.Default is { } value ? "=" + Number(value).Text : "")}"));
        string signals = string.Concat(written.Signals.Select(signal =>
            $", {signal.Name}{(signal.Default is { } value ? "=" + Number(value).Text : signal.HasDefaults ? "=None" : "")}"));
        string[] lines =
        [
            .. Comment(ScheduleText.Of(written)),
            "",
            $"def __init__(self{inputs}):",
            .. In(written.Inputs.SelectMany(input => Take(Self + input.Name, input.Local, input.Symbol, Self + input.Name))),
            .. In(written.States.Select(state => Assign(Self + state.Member.Name, Number(state.Member.Symbol.StandIn).Text))),
            .. In([Assign(Self + Step, "0")]),
            "",
            $"def __call__(self, {Step}):",
            .. In(["\"\"\"The value at a step, after what was reported.\"\"\"", Return(written.Call(written.Value, Step, Self))]),
            "",
            "@property",
            "def value(self):",
            .. In(["\"\"\"The value at the step of the last report.\"\"\"", Return($"self({Self}{Step})")]),
            "",
            $"def report(self, {Step}{signals}):",
            .. In(["\"\"\"Takes a report, and gives the value at its step.\"\"\"", .. Report(written)]),
        ];
        return $"\n\nclass {written.Name}:\n" + string.Concat(lines.Select(line => (line.Length == 0 ? "" : Margin) + line + "\n"));
    }

    private IEnumerable<string> Report(WrittenClass written)
    {
        foreach (var signal in written.Signals)
        {
            foreach (var way in signal.Ways)
            {
                string heard = signal.HasDefaults ? $"{Number(way.Symbol.Default!.Value).Text} if {signal.Name} is None else {signal.Name}" : signal.Name;
                foreach (string line in Take(way.Name, heard, way.Symbol, way.Name))
                    yield return line;
            }
        }

        // Every update sees what the states were.
        foreach (var (member, update) in written.States)
            yield return Define(member.Local, written.Call(update, Step, Self));
        foreach (var (member, _) in written.States)
        {
            yield return $"if not math.isnan({member.Local}):";
            yield return Margin + Assign(Self + member.Name, Within(member.Local, member.Symbol));
        }

        yield return Assign(Self + Step, Step);
        yield return Return(Self + "value");
    }

    /// <summary>A number as people give it: a whole number, what a tensor holds, beyond its limits.</summary>
    private IEnumerable<string> Take(string target, string given, OpenSymbol symbol, string taken)
    {
        yield return Assign(target, $"float({given})");
        if (Within(taken, symbol) is var within && within != taken)
            yield return Assign(target, within);
    }

    private static IEnumerable<string> In(IEnumerable<string> lines) => lines.Select(line => Margin + line);

    private static string NoteOf(WrittenClass written)
    {
        string inputs = string.Join(", ", written.Inputs.Where(input => input.Symbol.Default is null).Select(input => input.Local));
        string signals = string.Concat(written.Signals.Where(signal => signal.IsRequired).Select(signal => ", " + signal.Name));
        return $"""


            # With PyTorch, where it is the rate of the optimizer:
            # schedule = {written.Name}({inputs})
            # for epoch in range(epochs):
            #     ...
            #     rate = schedule.report(epoch{signals})
            #     for group in optimizer.param_groups:
            #         group["lr"] = rate
            # A checkpoint keeps vars(schedule); after vars(schedule).update(kept), it goes on from there.

            """.ReplaceLineEndings("\n");
    }
}
