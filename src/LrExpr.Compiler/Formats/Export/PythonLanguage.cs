using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Formats.Keras;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>Python 3 that needs nothing but <c>math</c>.</summary>
internal sealed class PythonLanguage : TargetLanguage
{
    private const string Keywords =
        "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda "
        + "nonlocal not or pass raise return try while with yield match case type";

    private const string Margin = "    ";

    private const string Names = "math float abs min max sum round len int range hasattr";

    public override IEnumerable<string> Words => [.. Keywords.Split(' '), .. Names.Split(' ')];

    public override string WholeStep => "_whole_step";

    public override string CallAt => "_call";

    public override string And => "and";

    public override string Or => "or";

    public override FunctionCode? Code(FunctionSymbol function) => PythonFunctions.Find(function);

    public override bool TakesMany => true;

    public override string FunctionName(string schedule) => LocalName(string.Join('_', Identifiers.Words(schedule)).ToLowerInvariant());

    public override string LocalName(string name)
    {
        // A name that begins with an underscore would be that of a definition.
        string words = new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        words = words.Trim('_');
        return words.Length == 0 ? "value" : char.IsAsciiDigit(words[0]) ? "n" + words : Keywords.Split(' ').Contains(words) ? words + "_" : words;
    }

    public override CodeText Number(double value) => double.IsFinite(value)
        ? Signed(value switch
        {
            Math.PI => "math.pi",
            Math.Tau => "math.tau",
            Math.E => "math.e",
            _ => PythonText.Float(value),
        })
        : Signed(double.IsNaN(value) ? "math.nan" : value > 0 ? "math.inf" : "-math.inf");

    public override string Boolean(bool value) => value ? "True" : "False";

    public override CodeText Array(IReadOnlyList<double> values) =>
        new("(" + string.Join(", ", values.Select(value => Number(value).Text)) + (values.Count == 1 ? ",)" : ")"), Precedence.Primary, 1);

    protected override string Conditional(string condition, string whenTrue, string whenFalse) => $"{whenTrue} if {condition} else {whenFalse}";

    public override string Lambda(string parameter, string value) => $"lambda {parameter}: {value}";

    public override string Return(string value) => "return " + value;

    public override string Define(string name, string value) => name + " = " + value;

    public override string? Declare(string name, FormulaType type) => null;

    public override string Assign(string name, string value) => name + " = " + value;

    public override string DefineConstant(string name, Value value, string? comment) =>
        name + " = " + (value.Type == FormulaType.Array ? Array(value.Array) : Number(value.Number)).Text
        + (comment is null ? "" : "  # " + Printable.Escape(comment));

    public override IEnumerable<CodeLine> If(string condition, IEnumerable<CodeLine> whenTrue, IEnumerable<CodeLine>? whenFalse)
    {
        yield return new CodeLine(0, $"if {condition}:");
        foreach (var line in whenTrue)
            yield return line.MovedIn();
        if (whenFalse is null)
            yield break;
        yield return new CodeLine(0, "else:");
        foreach (var line in whenFalse)
            yield return line.MovedIn();
    }

    public override Definition DefineFunction(string name, IReadOnlyList<string> parameters, IReadOnlyList<CodeLine> body) =>
        new(name, $"def {name}({string.Join(", ", parameters)}):\n{Body(body)}".TrimEnd('\n'));

    public override string Module(IReadOnlyList<WrittenFunction> functions, WrittenClass? around = null)
    {
        var text = new StringBuilder();
        foreach (var function in functions)
        {
            bool isMain = function == functions[0];

            // The class says what the schedule is.
            AppendFunction(text, around is not null && isMain ? function with { Comment = ["The value of the schedule, of what it keeps."] } : function, isMain && around is null);
        }

        var definitions = new StringBuilder();
        foreach (var definition in Definition.UsedBy(functions, Definitions))
            definitions.Append("\n\n").Append(definition.Text.Trim()).Append('\n');
        if (around is not null)
            return $"import math\n{definitions}{Class(around)}{text}{NoteOf(around)}";
        var main = functions[0];
        string module = $"import math\n{definitions}{text}";

        // What PyTorch calls gets nothing but the step.
        return main.Inputs.Any(input => input.Symbol.Default is null) ? module : module
            + "\n\n# With PyTorch, where the optimizer has lr=1.0, which is multiplied by what the function gives:\n"
            + $"# scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda={main.Name})\n";
    }

    protected override IEnumerable<Definition> OwnDefinitions => [.. PythonDefinitions.All, .. PythonFunctions.Guards];

    protected override string DefinitionName(string function) => NameForms.PythonPrivate(function);

    private static string Body(IEnumerable<CodeLine> lines) =>
        string.Concat(lines.Select(line => string.Concat(Enumerable.Repeat(Margin, 1 + line.Level)) + line.Text + "\n"));

    /// <summary>The function asked for takes inputs as people give them: by default, as whole numbers, beyond their limits.</summary>
    private void AppendFunction(StringBuilder text, WrittenFunction function, bool isMain)
    {
        string inputs = string.Concat(function.Inputs.Select(input => ", " + input.Name + (isMain && input.Symbol.Default is { } value ? "=" + Number(value).Text : "")));
        text.Append(CultureInfo.InvariantCulture, $"\n\ndef {function.Name}({Step}{inputs}):\n");
        foreach (string line in Comment(function.Comment))
            text.Append(line.Length == 0 ? "" : Margin).Append(line).Append('\n');
        string body = Body(function.Body);
        if (Definition.Words(body).Contains(Step))
            text.Append(Margin).Append(Step).Append(" = float(").Append(Step).Append(")\n");
        foreach (var input in isMain ? function.Inputs : [])
        {
            text.Append(Margin).Append(input.Name).Append(" = float(").Append(input.Name).Append(")\n");
            if (Within(input.Name, input.Symbol) is var within && within != input.Name)
                text.Append(Margin).Append(input.Name).Append(" = ").Append(within).Append('\n');
        }

        text.Append(body);
    }

    private static string[] Comment(IEnumerable<string> text)
    {
        string[] lines = [.. text.Select(Escape)];
        lines[0] = "\"\"\"" + lines[0];
        return lines.Length == 1 ? [lines[0] + "\"\"\""] : [.. lines, "\"\"\""];
    }

    private static string Escape(string line) =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"\"\"", "\\\"\\\"\\\"", StringComparison.Ordinal);

    // Schedules that listen.

    private const string Self = "self.";

    public override string ClassName(string schedule) => NameForms.Pascal(schedule) is var name && Keywords.Split(' ').Contains(name) ? name + "_" : name;

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
