using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>A module of JavaScript, of ECMAScript 2020 and later, that needs nothing else.</summary>
internal sealed partial class JavaScriptLanguage : TargetLanguage
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
        string pascal = CSharpLanguage.PascalName(name);
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

    /// <summary>The name of a function that is written along, which no schedule and no local has.</summary>
    public static string PrivateName(string function) => "_" + char.ToLowerInvariant(function[0]) + function[1..];

    protected override IEnumerable<Definition> OwnDefinitions => JavaScriptDefinitions.All;

    protected override string DefinitionName(string function) => PrivateName(function);

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
}
