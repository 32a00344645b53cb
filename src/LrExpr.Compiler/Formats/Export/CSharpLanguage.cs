using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>C# 12 that needs nothing but <c>System</c>.</summary>
internal sealed class CSharpLanguage : TargetLanguage
{
    private const string Keywords =
        "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false "
        + "finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params "
        + "private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong "
        + "unchecked unsafe ushort using var virtual void volatile while";

    private const string Names = "System Math Func ReadOnlySpan At Equals ReferenceEquals GetHashCode GetType ToString MemberwiseClone Finalize";

    public override IEnumerable<string> Words => [.. Keywords.Split(' '), .. Names.Split(' ')];

    public override IEnumerable<string> Reserved(string schedule) => [ClassName(schedule), .. base.Reserved(schedule)];

    public override string WholeStep => "WholeStep";

    public override string CallAt => "CallAt";

    public override string And => "&&";

    public override string Or => "||";

    public override FunctionCode? Code(FunctionSymbol function) => CSharpFunctions.Find(function);

    public override bool TakesMany => false;

    public override string FunctionName(string schedule) => NameForms.Pascal(schedule);

    public override string LocalName(string name)
    {
        string pascal = NameForms.Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    public override CodeText Number(double value) => Signed(value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double.NaN => "double.NaN",
        Math.PI => "Math.PI",
        Math.Tau => "Math.Tau",
        Math.E => "Math.E",
        _ => Literal(value),
    });

    public override string Boolean(bool value) => value ? "true" : "false";

    public override CodeText Array(IReadOnlyList<double> values) =>
        new("[" + string.Join(", ", values.Select(value => Number(value).Text)) + "]", Precedence.Primary, 1);

    protected override string Conditional(string condition, string whenTrue, string whenFalse) => $"{condition} ? {whenTrue} : {whenFalse}";

    public override string Lambda(string parameter, string value) => $"{parameter} => {value}";

    public override string Return(string value) => $"return {value};";

    public override string Define(string name, string value) => $"var {name} = {value};";

    public override string? Declare(string name, FormulaType type) => $"{(type == FormulaType.Boolean ? "bool" : "double")} {name};";

    public override string Assign(string name, string value) => $"{name} = {value};";

    public override string DefineConstant(string name, Value value, string? comment) =>
        (value.Type == FormulaType.Array ? $"ReadOnlySpan<double> {name} = {Array(value.Array).Text};" : $"const double {name} = {Number(value.Number).Text};")
        + (comment is null ? "" : "    // " + Printable.Escape(comment));

    public override IEnumerable<CodeLine> If(string condition, IEnumerable<CodeLine> whenTrue, IEnumerable<CodeLine>? whenFalse)
    {
        yield return new CodeLine(0, $"if ({condition})");
        foreach (var line in Block(whenTrue))
            yield return line;
        if (whenFalse is null)
            yield break;
        yield return new CodeLine(0, "else");
        foreach (var line in Block(whenFalse))
            yield return line;
    }

    public override Definition DefineFunction(string name, IReadOnlyList<string> parameters, IReadOnlyList<CodeLine> body) =>
        new(name, string.Join('\n', Method(name, parameters, body)));

    public override string Module(IReadOnlyList<WrittenFunction> functions, WrittenClass? around = null)
    {
        var members = new StringBuilder();
        foreach (var function in functions)
            AppendFunction(members, function);
        foreach (var definition in Definition.UsedBy(functions, Definitions))
            AppendIndented(members.Append('\n'), definition.Text.Split('\n'));
        if (around is not null)
            return Module(around, members.ToString());
        var main = functions[0];
        string summary = Xml(ScheduleText.Title(main.Schedule));
        string parameters = string.Concat(main.Inputs.Select(input => $", double {input.Name}" + (input.Symbol.Default is { } value ? " = " + Number(value).Text : "")));
        string arguments = string.Concat(main.Inputs.Select(input => ", " + Within(input.Name, input.Symbol)));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            using System;

            /// <summary>{{summary}}</summary>
            public static class {{ClassName(main.Schedule.Name)}}
            {
                /// <summary>The value at a step.</summary>
                public static double At(long step{{parameters}}) => {{main.Name}}(step{{arguments}});
            {{members}}}

            """).ReplaceLineEndings("\n");
    }

    protected override IEnumerable<Definition> OwnDefinitions => CSharpDefinitions.All;

    protected override string DefinitionName(string function) => NameForms.Pascal(function);

    public override string ClassName(string schedule) => NameForms.Pascal(schedule) + "Schedule";

    private static void AppendFunction(StringBuilder text, WrittenFunction function)
    {
        string[] comment = [.. function.Comment.Where(line => line.Length > 0).Select(line => "// " + line)];
        text.Append('\n');
        AppendIndented(text, [.. comment, .. Method(function.Name, [Step, .. function.Inputs.Select(input => input.Name)], function.Body)]);
    }

    private static IEnumerable<string> Method(string name, IEnumerable<string> parameters, IEnumerable<CodeLine> body) =>
    [
        $"private static double {name}({string.Join(", ", parameters.Select(parameter => "double " + parameter))})",
        "{",
        .. body.Select(line => new string(' ', 4 + 4 * line.Level) + line.Text),
        "}",
    ];

    private static void AppendIndented(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
            text.Append(line.Length == 0 ? "" : "    ").Append(line).Append('\n');
    }

    /// <summary>Braces only around what is more than a line.</summary>
    private static List<CodeLine> Block(IEnumerable<CodeLine> lines)
    {
        var all = lines.Select(line => line.MovedIn()).ToList();
        return all.Count == 1 ? all : [new CodeLine(0, "{"), .. all, new CodeLine(0, "}")];
    }

    /// <summary>With a point or an exponent, so that it is no integer.</summary>
    private static string Literal(double value)
    {
        string text = NumberText.Exact(value);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static string Xml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // Schedules that listen.

    private static readonly string[] MembersOfAll = ["Report", "Step", "Value"];

    public override string MemberName(string name) => NameForms.Pascal(name);

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
