using System.Globalization;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>A language that schedules are written in: its operators, its literals, its statements, its way to name things.</summary>
internal abstract class TargetLanguage
{
    /// <summary>The name of the step in a function.</summary>
    public const string Step = "step";

    /// <summary>The functions that are written along where they are called: what the language lacks, and what the function table defines.</summary>
    public IReadOnlyList<Definition> Definitions => field ??= [.. OwnDefinitions, .. DefinedFunctions.Write(this)];

    /// <summary>Words of the language, and names in it, that no function or local can have.</summary>
    public abstract IEnumerable<string> Words { get; }

    /// <summary>Names that a schedule or a local cannot have.</summary>
    /// <param name="schedule">The name of the schedule that is asked for.</param>
    public virtual IEnumerable<string> Reserved(string schedule) => [.. Words, .. Definitions.Select(definition => definition.Name)];

    /// <summary>The function that rounds a number down to a step.</summary>
    public abstract string WholeStep { get; }

    /// <summary>The function that calls a schedule at a number, which may be NaN.</summary>
    public abstract string CallAt { get; }

    public abstract string And { get; }

    public abstract string Or { get; }

    /// <summary>How a function is written; null where it is written as its definition says.</summary>
    public abstract FunctionCode? Code(FunctionSymbol function);

    /// <summary>The name of the function that is written for a definition.</summary>
    public string NameOf(FunctionSymbol function, int count) => DefinitionName(function.Name)
        + (function.Definitions.Length == 1 ? "" : count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a function of three and more arguments is called with all of them at once.</summary>
    public abstract bool TakesMany { get; }

    public abstract string FunctionName(string schedule);

    public abstract string LocalName(string name);

    public abstract string ClassName(string schedule);

    /// <summary>The name of a member of a class that keeps state.</summary>
    public abstract string MemberName(string name);

    /// <summary>The members that such a class has in any case, and names that no member can have.</summary>
    /// <param name="schedule">The name of the schedule.</param>
    public abstract Identifiers Members(string schedule);

    /// <summary>Names that functions cannot have because a class has such members.</summary>
    public abstract IEnumerable<string> NamesBesideMembers(IEnumerable<string> members);

    public abstract CodeText Number(double value);

    public abstract string Boolean(bool value);

    public abstract CodeText Array(IReadOnlyList<double> values);

    public CodeText Conditional(CodeText condition, CodeText whenTrue, CodeText whenFalse)
    {
        (condition, whenTrue, whenFalse) = (condition.Within(Precedence.Disjunction), whenTrue.Within(Precedence.Disjunction), whenFalse.Within(Precedence.Conditional));
        return new CodeText(
            Conditional(condition.Text, whenTrue.Text, whenFalse.Text),
            Precedence.Conditional,
            1 + Math.Max(condition.Depth, Math.Max(whenTrue.Depth, whenFalse.Depth)));
    }

    /// <summary>A function without a name, as an argument.</summary>
    public abstract string Lambda(string parameter, string value);

    /// <summary>A value within the limits of an input; NaN stays NaN.</summary>
    protected string Within(string name, OpenSymbol input)
    {
        var value = new CodeText(name, Precedence.Primary);
        if (input.Max < double.PositiveInfinity)
            value = Conditional(Comparison(name, ">", input.Max), Number(input.Max), value);
        if (input.Min > double.NegativeInfinity)
            value = Conditional(Comparison(name, "<", input.Min), Number(input.Min), value);
        return value.Text;
    }

    private CodeText Comparison(string name, string symbol, double limit) => new($"{name} {symbol} {Number(limit).Text}", Precedence.Comparison);

    public abstract string Return(string value);

    public abstract string Define(string name, string value);

    /// <summary>Says that a local follows, which both branches of a condition then set; null where nothing is to be said.</summary>
    public abstract string? Declare(string name, FormulaType type);

    public abstract string Assign(string name, string value);

    public abstract string DefineConstant(string name, Value value, string? comment);

    /// <summary>A function of numbers that is written along.</summary>
    public abstract Definition DefineFunction(string name, IReadOnlyList<string> parameters, IReadOnlyList<CodeLine> body);

    /// <summary>The lines of a condition, with the lines of its branches; without an else where the first branch returns.</summary>
    public abstract IEnumerable<CodeLine> If(string condition, IEnumerable<CodeLine> whenTrue, IEnumerable<CodeLine>? whenFalse);

    /// <summary>The whole text: the functions, the first of which is the schedule asked for, with the definitions they use.</summary>
    /// <param name="functions">The functions.</param>
    /// <param name="around">The class that keeps the state of a schedule that listens; null for none.</param>
    public abstract string Module(IReadOnlyList<WrittenFunction> functions, WrittenClass? around = null);

    /// <summary>What the language lacks and the function table does not define.</summary>
    protected abstract IEnumerable<Definition> OwnDefinitions { get; }

    protected abstract string Conditional(string condition, string whenTrue, string whenFalse);

    protected abstract string DefinitionName(string function);

    protected static CodeText Signed(string text) => new(text, text[0] == '-' ? Precedence.Prefix : Precedence.Primary);
}

/// <summary>A line of code, and how far it is moved in.</summary>
internal readonly record struct CodeLine(int Level, string Text)
{
    public CodeLine MovedIn() => this with { Level = Level + 1 };
}

/// <summary>A schedule as a function of another language.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Constants">The parameters it uses.</param>
/// <param name="Lines">The lines after those of the parameters.</param>
internal sealed record WrittenFunction(ScheduleSymbol Schedule, string Name, IReadOnlyList<string> Constants, IReadOnlyList<CodeLine> Lines)
{
    /// <summary>The arguments after the step.</summary>
    public IReadOnlyList<WrittenArgument> Inputs { get; init; } = [];

    /// <summary>What it is, for people.</summary>
    public IEnumerable<string> Comment
    {
        get => field ?? ScheduleText.Of(Schedule, Inputs.Select(input => input.Argument));
        init;
    }

    public IEnumerable<CodeLine> Body => Constants.Select(text => new CodeLine(0, text)).Concat(Lines);
}
