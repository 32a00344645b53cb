using LrExpr.Binding;

namespace LrExpr.Formats.Export;

/// <content>Schedules that listen.</content>
internal sealed partial class JavaScriptLanguage
{
    private const string Self = "this.";

    public override string ClassName(string schedule) => CSharpLanguage.PascalName(schedule) is var name && Words.Contains(name) ? name + "_" : name;

    public override string MemberName(string name) => LocalName(name);

    public override Identifiers Members(string schedule) => new(["constructor", "step", "value", "at", "report"]);

    /// <summary>Functions stand beside the class.</summary>
    public override IEnumerable<string> NamesBesideMembers(IEnumerable<string> members) => [];

    private IEnumerable<string> Class(WrittenClass written)
    {
        string inputs = string.Join(", ", written.Inputs.Select(input => Parameter(input.Local, input.Symbol.Default)));
        string signals = string.Concat(written.Signals.Select(signal => ", " + Parameter(signal.Name, signal.Default)));
        string[] members =
        [
            $"constructor({inputs}) {{",
            .. In(written.Inputs.Select(input => Assign(Self + input.Name, Within(input.Local, input.Symbol)))),
            .. In(written.States.Select(state => Assign(Self + state.Member.Name, Number(state.Member.Symbol.StandIn).Text))),
            .. In([Assign(Self + Step, "0")]),
            "}",
            "",
            "/** The value at a step, after what was reported. */",
            $"at({Step}) {{",
            .. In([Return(written.Call(written.Value, Step, Self))]),
            "}",
            "",
            "/** The value at the step of the last report. */",
            "get value() {",
            .. In([Return($"{Self}at({Self}{Step})")]),
            "}",
            "",
            "/** Takes a report, and gives the value at its step. */",
            $"report({Step}{signals}) {{",
            .. In(Report(written)),
            "}",
        ];
        return [.. Comment(ScheduleText.Of(written)), $"export class {written.Name} {{", .. In(members), "}"];
    }

    private string Parameter(string name, double? value) => name + (value is { } known ? " = " + Number(known).Text : "");

    private IEnumerable<string> Report(WrittenClass written)
    {
        foreach (var signal in written.Signals)
        {
            foreach (var way in signal.Ways)
            {
                if (way.Name != signal.Name)
                    yield return $"let {way.Name} = {signal.Name}{(signal.HasDefaults ? " ?? " + Number(way.Symbol.Default!.Value).Text : "")};";
                if (Within(way.Name, way.Symbol) is var within && within != way.Name)
                    yield return Assign(way.Name, within);
            }
        }

        // Every update sees what the states were.
        foreach (var (member, update) in written.States)
            yield return Define(member.Local, written.Call(update, Step, Self));
        foreach (var (member, _) in written.States)
        {
            yield return $"if (!Number.isNaN({member.Local})) {{";
            yield return Margin + Assign(Self + member.Name, Within(member.Local, member.Symbol));
            yield return "}";
        }

        yield return Assign(Self + Step, Step);
        yield return Return(Self + "value");
    }

    private static IEnumerable<string> In(IEnumerable<string> lines) => lines.Select(line => line.Length == 0 ? line : Margin + line);
}
