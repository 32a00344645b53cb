using LrExpr.Binding;

namespace LrExpr.Formats.Export;

/// <content>Schedules that listen.</content>
internal sealed partial class CSharpLanguage
{
    private static readonly string[] MembersOfAll = ["Report", "Step", "Value"];

    public override string MemberName(string name) => PascalName(name);

    public override Identifiers Members(string schedule) => new(Reserved(schedule).Concat(MembersOfAll));

    /// <summary>Functions are members as well.</summary>
    public override IEnumerable<string> NamesBesideMembers(IEnumerable<string> members) => members.Concat(MembersOfAll);

    private string Module(WrittenClass written, string functions)
    {
        string signals = string.Concat(written.Signals.Select(signal => signal.HasDefaults ? $", double? {signal.Name} = null" : ", " + Parameter(signal.Name, signal.Default)));
        string[] lines =
        [
            .. Constructor(written),
            .. written.Inputs.SelectMany(input => Property(input, "{ get; }")),
            .. written.States.SelectMany(state => Property(state.Member, $"{{ get; set; }} = {Number(state.Member.Symbol.StandIn).Text};")),
            "/// <summary>The step of the last report.</summary>",
            "public long Step { get; set; }",
            "",
            "/// <summary>The value at the step of the last report.</summary>",
            "public double Value => At(Step);",
            "",
            "/// <summary>The value at a step, after what was reported.</summary>",
            $"public double At(long step) => {written.Call(written.Value, Step, "")};",
            "",
            "/// <summary>Takes a report, and gives the value at its step.</summary>",
            $"public double Report(long step{signals})",
            "{",
            .. Report(written).Select(line => "    " + line),
            "}",
        ];
        return $$"""
            using System;

            /// <summary>{{Xml(ScheduleText.Title(written.Schedule))}}</summary>
            public sealed class {{written.Name}}
            {
            {{string.Concat(lines.Select(line => line.Length == 0 ? "\n" : "    " + line + "\n"))}}{{functions}}}

            """.ReplaceLineEndings("\n");
    }

    private IEnumerable<string> Constructor(WrittenClass written) => written.Inputs.Count == 0 ? [] :
    [
        "/// <summary>One that has heard nothing.</summary>",
        $"public {written.Name}({string.Join(", ", written.Inputs.Select(input => Parameter(input.Local, input.Symbol.Default)))})",
        "{",
        .. written.Inputs.Select(input => "    " + Assign(input.Name, Within(input.Local, input.Symbol))),
        "}",
        "",
    ];

    private static IEnumerable<string> Property(WrittenMember member, string accessors) =>
        [$"/// <summary>{Xml(member.Argument.Text)}</summary>", $"public double {member.Name} {accessors}", ""];

    private string Parameter(string name, double? value) => $"double {name}{(value is { } known ? " = " + Number(known).Text : "")}";

    private IEnumerable<string> Report(WrittenClass written)
    {
        foreach (var signal in written.Signals)
        {
            foreach (var way in signal.Ways)
            {
                if (way.Name != signal.Name)
                    yield return Define(way.Name, signal.HasDefaults ? $"{signal.Name} ?? {Number(way.Symbol.Default!.Value).Text}" : signal.Name);
                if (Within(way.Name, way.Symbol) is var within && within != way.Name)
                    yield return Assign(way.Name, within);
            }
        }

        // Every update sees what the states were.
        foreach (var (member, update) in written.States)
            yield return Define(member.Local, written.Call(update, Step, ""));
        foreach (var (member, _) in written.States)
        {
            yield return $"if (!double.IsNaN({member.Local}))";
            yield return "    " + Assign(member.Name, Within(member.Local, member.Symbol));
        }

        yield return "Step = step;";
        yield return "return Value;";
    }
}
