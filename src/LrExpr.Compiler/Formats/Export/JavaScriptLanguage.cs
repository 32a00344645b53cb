using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>A module of JavaScript, of ECMAScript 2020 and later, that needs nothing else.</summary>
internal sealed class JavaScriptLanguage : TargetLanguage
{
    private const string Keywords =
        "arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function get if "
        + "implements import in instanceof interface let new null of package private protected public return set static super switch this throw true try typeof "
        + "undefined var void while with yield";

    private const string Names = "Math Number BigInt Infinity NaN Object";

    private const string Margin = "  ";

    public override IEnumerable<string> Words => [.. Keywords.Split(' '), .. Names.Split(' ')];

    public override string WholeStep => "_wholeStep";

    public override string CallAt => "_callAt";

    public override string And => "&&";

    public override string Or => "||";

    public override FunctionCode? Code(FunctionSymbol function) => JavaScriptFunctions.Find(function);

    public override bool TakesMany => true;

    public override string FunctionName(string schedule) => LocalName(schedule);

    public override string LocalName(string name)
    {
        string pascal = NameForms.Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    public override CodeText Number(double value) => Signed(value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        Math.PI => "Math.PI",
        Math.E => "Math.E",
        _ => NumberText.Of(value),
    });

    public override string Boolean(bool value) => value ? "true" : "false";

    public override CodeText Array(IReadOnlyList<double> values) =>
        new("[" + string.Join(", ", values.Select(value => Number(value).Text)) + "]", Precedence.Primary, 1);

    protected override string Conditional(string condition, string whenTrue, string whenFalse) => $"{condition} ? {whenTrue} : {whenFalse}";

    public override string Lambda(string parameter, string value) => $"{parameter} => {value}";

    public override string Return(string value) => $"return {value};";

    public override string Define(string name, string value) => $"const {name} = {value};";

    public override string? Declare(string name, FormulaType type) => $"let {name};";

    public override string Assign(string name, string value) => $"{name} = {value};";

    public override string DefineConstant(string name, Value value, string? comment) =>
        Define(name, (value.Type == FormulaType.Array ? Array(value.Array) : Number(value.Number)).Text) + (comment is null ? "" : "  // " + Printable.Escape(comment));

    public override IEnumerable<CodeLine> If(string condition, IEnumerable<CodeLine> whenTrue, IEnumerable<CodeLine>? whenFalse) =>
    [
        new CodeLine(0, $"if ({condition}) {{"),
        .. whenTrue.Select(line => line.MovedIn()),
        .. whenFalse is null ? [] : whenFalse.Select(line => line.MovedIn()).Prepend(new CodeLine(0, "} else {")),
        new CodeLine(0, "}"),
    ];

    public override Definition DefineFunction(string name, IReadOnlyList<string> parameters, IReadOnlyList<CodeLine> body) =>
        new(name, string.Join('\n', Function(name, parameters, Body(body))));

    public override string Module(IReadOnlyList<WrittenFunction> functions, WrittenClass? around = null)
    {
        var parts = new List<IEnumerable<string>>();
        if (around is not null)
            parts.Add(Class(around));
        foreach (var function in functions)
            parts.Add(Write(function, isExported: around is null && function == functions[0], around is null || function != functions[0]));
        parts.AddRange(Definition.UsedBy(functions, Definitions).Select(definition => definition.Text.Split('\n')));
        return string.Join("\n\n", parts.Select(lines => string.Join('\n', lines))) + "\n";
    }

    protected override IEnumerable<Definition> OwnDefinitions => JavaScriptDefinitions.All;

    protected override string DefinitionName(string function) => NameForms.JavaScriptPrivate(function);

    /// <summary>The function asked for takes inputs as people give them: by default, beyond their limits.</summary>
    private IEnumerable<string> Write(WrittenFunction function, bool isExported, bool saysWhatItIs)
    {
        var inputs = function.Inputs.Select(input => input.Name + (isExported && input.Symbol.Default is { } value ? " = " + Number(value).Text : ""));
        var limits = isExported
            ? function.Inputs.Select(input => (input.Name, Within: Within(input.Name, input.Symbol))).Where(input => input.Within != input.Name).Select(input => Margin + Assign(input.Name, input.Within))
            : [];
        string[] lines = Function(function.Name, inputs.Prepend(Step), limits.Concat(Body(function.Body)));
        return [.. Comment(saysWhatItIs ? function.Comment : ["The value of the schedule, of what it keeps."]), (isExported ? "export " : "") + lines[0], .. lines[1..]];
    }

    private static string[] Function(string name, IEnumerable<string> parameters, IEnumerable<string> body) => [$"function {name}({string.Join(", ", parameters)}) {{", .. body, "}"];

    private static IEnumerable<string> Body(IEnumerable<CodeLine> lines) => lines.Select(line => string.Concat(Enumerable.Repeat(Margin, 1 + line.Level)) + line.Text);

    private static IEnumerable<string> Comment(IEnumerable<string> text)
    {
        string[] lines = [.. text.Select(line => line.Replace("*/", "*\\/", StringComparison.Ordinal))];
        return lines.Length == 1 ? [$"/** {lines[0]} */"] : ["/**", .. lines.Select(line => (" * " + line).TrimEnd()), " */"];
    }

    // Schedules that listen.

    private const string Self = "this.";

    public override string ClassName(string schedule) => NameForms.Pascal(schedule) is var name && Words.Contains(name) ? name + "_" : name;

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
