using System.Globalization;
using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>
/// A lowered tree as the body of a function of another language: a <c>let</c> is a local, a condition at the end is an <c>if</c>, the rest is
/// expressions. All parts are pure and none fails, so a local may be computed before it is known whether it is needed.
/// </summary>
internal sealed class CodeWriter : LoweredVisitor<CodeText>
{
    /// <summary>Python reads up to 200 brackets inside one another, and 100 levels of blocks.</summary>
    private const int MostBrackets = 40;

    private const int MostLevels = 20;

    private readonly TargetLanguage _language;
    private readonly Identifiers _names;
    private readonly Func<ScheduleSymbol, string> _nameOf;
    private readonly Func<ScheduleSymbol, IEnumerable<ExportedArgument>> _inputsOf;
    private readonly FactReader _facts = new(new StepRange(long.MinValue, long.MaxValue));
    private readonly Dictionary<Local, string> _locals = [];
    private readonly List<string> _constants = [];
    private List<CodeLine> _lines = [];
    private int _level;

    private CodeWriter(TargetLanguage language, Identifiers names, Func<ScheduleSymbol, string> nameOf, Func<ScheduleSymbol, IEnumerable<ExportedArgument>> inputsOf)
    {
        _inputsOf = inputsOf;
        _language = language;
        _names = names;
        _nameOf = nameOf;
    }

    /// <param name="schedule">The schedule.</param>
    /// <param name="body">Its lowered tree.</param>
    /// <param name="language">The language.</param>
    /// <param name="names">The names that are taken.</param>
    /// <param name="nameOf">The names of the functions, its own among them.</param>
    /// <param name="inputsOf">The inputs, states and signals that each function has as arguments.</param>
    public static WrittenFunction Write(
        ScheduleSymbol schedule,
        BoundExpression body,
        TargetLanguage language,
        Identifiers names,
        Func<ScheduleSymbol, string> nameOf,
        Func<ScheduleSymbol, IEnumerable<ExportedArgument>> inputsOf)
    {
        var writer = new CodeWriter(language, names, nameOf, inputsOf);
        var inputs = inputsOf(schedule).Select(input => new WrittenArgument(writer.NameOf(input), input)).ToList();
        foreach (var named in LocalUses.Count(body).Keys.OfType<NamedConstant>().Where(named => named.Type == FormulaType.Number))
            writer._facts.Add(named, Fact.Of(named.Value.Number));
        writer.Return(body);
        return new WrittenFunction(schedule, nameOf(schedule), writer._constants, writer._lines) { Inputs = inputs };
    }

    /// <summary>A function of the table as its definition says.</summary>
    public static Definition Write(FunctionSymbol function, int count, TargetLanguage language)
    {
        var (parameters, body) = Prelude.Definition(function, count);
        var writer = new CodeWriter(language, new Identifiers(language.Words), schedule => throw new InvalidOperationException($"A definition calls '{schedule.Name}'."), _ => []);
        var names = parameters.Select(writer.NameOf).ToList();
        writer.Return(DefinedFunctions.PutInPlace(body));
        return language.DefineFunction(language.NameOf(function, count), names, writer._lines);
    }

    protected override CodeText VisitConstant(BoundConstant node) => node.Type switch
    {
        FormulaType.Boolean => new CodeText(_language.Boolean(node.Value.Boolean), Precedence.Primary),
        FormulaType.Array => _language.Array(node.Value.Array),
        _ => _language.Number(node.Value.Number),
    };

    protected override CodeText VisitStep(BoundStep node) => new(TargetLanguage.Step, Precedence.Primary);

    protected override CodeText VisitLocal(BoundLocal node)
    {
        if (!_locals.TryGetValue(node.Local, out string? name))
        {
            // The only free locals are the parameters.
            var parameter = ((NamedConstant)node.Local).Parameter;
            _locals[node.Local] = name = _names.Take(_language.LocalName(parameter.InFormula));
            _constants.Add(_language.DefineConstant(name, parameter.Value, Origin(parameter)));
        }

        return new CodeText(name, Precedence.Primary);
    }

    protected override CodeText VisitLet(BoundLet node)
    {
        Define(node);
        return Visit(node.Body);
    }

    protected override CodeText VisitConditional(BoundConditional node)
    {
        switch (node.WhenTrue, node.WhenFalse)
        {
            case (BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: true } }, _):
                return Binary(Visit(node.Condition), _language.Or, Visit(node.WhenFalse), Precedence.Disjunction);
            case (_, BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: false } }):
                return Binary(Visit(node.Condition), _language.And, Visit(node.WhenTrue), Precedence.Conjunction);
        }

        var condition = Visit(node.Condition);
        var (whenTrue, linesOfTrue) = Apart(() => Visit(node.WhenTrue));
        var (whenFalse, linesOfFalse) = Apart(() => Visit(node.WhenFalse));
        if (linesOfTrue.Count + linesOfFalse.Count == 0)
            return Limited(_language.Conditional(condition, whenTrue, whenFalse));
        string name = _names.Take(_language.LocalName("value"));
        WriteChoice(name, node.Type, condition, (whenTrue, linesOfTrue), (whenFalse, linesOfFalse));
        return new CodeText(name, Precedence.Primary);
    }

    protected override CodeText VisitCall(BoundCall node)
    {
        if (node.Function == FunctionTable.WholeStep && IsWholeStep(node.Arguments[0]))
            return Visit(node.Arguments[0]);
        var code = node.IsDefined ? new FunctionCode(_language.NameOf(node.Function, node.Arguments.Length)) : _language.Code(node.Function)
            ?? throw new InvalidOperationException($"The function '{node.Function.Name}' is not known to {_language.GetType().Name}.");
        if (code.Plain is { } plain && code.PlainWhere(new CallFacts(node, _facts)))
            code = plain;
        var arguments = node.Arguments.Select(Visit).ToList();
        if (code.IsOperator)
        {
            return arguments.Count == 2 ? Binary(arguments[0], code.Name, arguments[1], code.Precedence)
                : Limited(Prefix(code, arguments[0]));
        }

        if (arguments.Count <= 2 || !node.Function.IsVariadic || _language.TakesMany)
            return Call(code.Name, arguments);
        return arguments.Aggregate((left, right) => Call(code.Name, [left, right]));
    }

    protected override CodeText VisitScheduleCall(BoundScheduleCall node)
    {
        string name = _nameOf(node.Schedule!);
        CodeText[] inputs = [.. _inputsOf(node.Schedule!).Select(input => new CodeText(_locals[input], Precedence.Primary))];
        if (IsWholeStep(node.Step))
            return Call(name, [Visit(node.Step), .. inputs]);
        var step = Visit(node.Step);
        return _facts.Visit(node.Step).Interval.IsFinite
            ? Call(name, [Call(_language.WholeStep, [step]), .. inputs])
            : Call(_language.CallAt, [inputs.Length == 0 ? new CodeText(name, Precedence.Primary) : FunctionOfStep(name, inputs), step]);
    }

    /// <summary>A function whose inputs are those of this one.</summary>
    private CodeText FunctionOfStep(string name, CodeText[] inputs)
    {
        string step = _names.Take("at");
        var call = Call(name, [new CodeText(step, Precedence.Primary), .. inputs]);
        return call with { Text = _language.Lambda(step, call.Text) };
    }

    /// <summary>Schedules with code are refused before anything is written.</summary>
    protected override CodeText VisitCode(BoundCode node) => throw new InvalidOperationException("A kind in C# was not refused.");

    /// <summary>Whether a step is one already: whole, and within what a <c>long</c> holds.</summary>
    /// <remarks>A step is never -0, which no sum of steps and whole numbers is.</remarks>
    private bool IsWholeStep(BoundExpression step) =>
        _facts.Visit(step) is { IsWhole: true, Interval: { IsFinite: true, Magnitude: <= Intrinsics.StepLimit } fact }
        && (fact.Least > 0 || step is BoundStep or BoundLocal { Local: StepLocal } || step.Constant is { Number: 0 and var zero } && double.IsPositive(zero)
            || step is BoundCall call && (call.Function == FunctionTable.Add || call.Function == FunctionTable.Subtract) && call.Arguments.All(IsWholeStep));

    private void Return(BoundExpression node)
    {
        while (true)
        {
            if (node is BoundLet let)
            {
                Define(let);
                node = let.Body;
            }
            else if (node is BoundConditional { Type: FormulaType.Number } conditional && _level < MostLevels)
            {
                string condition = Visit(conditional.Condition).Text;
                var (_, lines) = Apart(() =>
                {
                    Return(conditional.WhenTrue);
                    return default;
                });
                _lines.AddRange(_language.If(condition, lines, null));
                node = conditional.WhenFalse;
            }
            else
            {
                Write(_language.Return(Visit(node).Text));
                return;
            }
        }
    }

    private void Define(BoundLet let)
    {
        _facts.Visit(let);
        if (let.Value is BoundConditional { Type: FormulaType.Number } conditional)
        {
            var condition = Visit(conditional.Condition);
            var whenTrue = Apart(() => Visit(conditional.WhenTrue));
            var whenFalse = Apart(() => Visit(conditional.WhenFalse));
            string name = NameOf(let.Local);
            if (whenTrue.Lines.Count + whenFalse.Lines.Count == 0)
                Write(_language.Define(name, _language.Conditional(condition, whenTrue.Text, whenFalse.Text).Text));
            else
                WriteChoice(name, FormulaType.Number, condition, whenTrue, whenFalse);
            return;
        }

        string value = Visit(let.Value).Text;
        Write(_language.Define(NameOf(let.Local), value));
    }

    private string NameOf(Local local) => _locals[local] = _names.Take(_language.LocalName(local is StepLocal ? "inner_step" : local.Name));

    private void WriteChoice(
        string name, FormulaType type, CodeText condition, (CodeText Text, List<CodeLine> Lines) whenTrue, (CodeText Text, List<CodeLine> Lines) whenFalse)
    {
        if (_level >= MostLevels)
        {
            _lines.AddRange([.. whenTrue.Lines, .. whenFalse.Lines]);
            Write(_language.Define(name, _language.Conditional(condition, whenTrue.Text, whenFalse.Text).Text));
            return;
        }

        if (_language.Declare(name, type) is { } declaration)
            Write(declaration);
        _lines.AddRange(_language.If(condition.Text, Branch(whenTrue), Branch(whenFalse)));

        IEnumerable<CodeLine> Branch((CodeText Text, List<CodeLine> Lines) branch) =>
            branch.Lines.Append(new CodeLine(0, _language.Assign(name, branch.Text.Text)));
    }

    /// <summary>What a branch writes before its value, which does not go where the rest goes.</summary>
    private (CodeText Text, List<CodeLine> Lines) Apart(Func<CodeText> write)
    {
        var outer = _lines;
        _lines = [];
        _level++;
        var text = write();
        var lines = _lines;
        _lines = outer;
        _level--;
        return (text, lines);
    }

    private CodeText Call(string name, IReadOnlyList<CodeText> arguments) => Limited(new CodeText(
        name + "(" + string.Join(", ", arguments.Select(argument => argument.Text)) + ")",
        Precedence.Primary,
        1 + arguments.Max(argument => argument.Depth)));

    private CodeText Binary(CodeText left, string symbol, CodeText right, Precedence precedence)
    {
        left = left.Within(precedence == Precedence.Comparison ? precedence + 1 : precedence);
        right = right.Within(precedence is Precedence.Conjunction or Precedence.Disjunction ? precedence : precedence + 1);
        return Limited(new CodeText($"{left.Text} {symbol} {right.Text}", precedence, Math.Max(left.Depth, right.Depth)));
    }

    private static CodeText Prefix(FunctionCode code, CodeText operand)
    {
        operand = operand.Within(code.Precedence);

        // Two signs in a row would be another operator.
        if (operand.Text[0] == code.Name[0])
            operand = operand.Within(Precedence.Primary);
        return new CodeText(code.Name + operand.Text, code.Precedence, operand.Depth);
    }

    /// <summary>What is nested too deeply is computed before, under a name.</summary>
    private CodeText Limited(CodeText text)
    {
        if (text.Depth < MostBrackets)
            return text;
        string name = _names.Take(_language.LocalName("part"));
        Write(_language.Define(name, text.Text));
        return new CodeText(name, Precedence.Primary);
    }

    private void Write(string line) => _lines.Add(new CodeLine(0, line));

    /// <summary>What was written for a value that was computed from it.</summary>
    private static string? Origin(ParameterSymbol parameter) =>
        parameter.Text is { } text && parameter.FormulaType == FormulaType.Number
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && text != parameter.Value.ToString()
            ? text : null;
}
