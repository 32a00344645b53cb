using System.Globalization;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The wording of what can be wrong with the meaning of a formula: one method per message, LRX2xxx and LRX4xxx.</summary>
internal readonly struct BindingErrors(IBindingReporter reporter)
{
    public void UnknownName(NameSyntax name, IEnumerable<string> visible) =>
        Error("LRX2001", name.Span, $"unknown name {Quote(name)}{NearestNames.Suggest(name.Name, visible)}");

    public void UnknownCallable(NameSyntax name, IEnumerable<string> visible) =>
        Error("LRX2002", name.Span, $"unknown function, kind or schedule {Quote(name)}{NearestNames.Suggest(name.Name, visible)}");

    public void UnknownSchedule(NameSyntax name, IEnumerable<string> visible) =>
        Error("LRX2002", name.Span, $"unknown schedule {Quote(name)}{NearestNames.Suggest(name.Name, visible)}");

    /// <param name="name">The output of a schedule.</param>
    /// <param name="why">Why that schedule does not have it.</param>
    public void NoOutput(NameSyntax name, string why) =>
        Error("LRX3017", name.Span, $"there is no {Quote(name)} with these parameters: {why}");

    public void WrongArity(NameSyntax name, string signature, int count) =>
        Error("LRX2003", name.Span, string.Create(CultureInfo.InvariantCulture, $"{Quote(name)} is called with {count} argument{(count == 1 ? "" : "s")}; it is written {Printable.Escape(signature.Replace("…", "...", StringComparison.Ordinal))}"));

    public void WrongType(ExpressionSyntax part, FormulaType found, FormulaType expected, string role)
    {
        string? remedy = (found, expected) switch
        {
            (FormulaType.Boolean, FormulaType.Number) => "a condition is made a number by a conditional: condition ? 1 : 0",
            (FormulaType.Number, FormulaType.Boolean) => "a number is made a condition by a comparison: x != 0",
            _ => null,
        };
        Error("LRX2004", part.Span, $"{role} must be {expected.WithArticle()}, but is {found.WithArticle()}", remedy);
    }

    public void ArrayOperand(ExpressionSyntax part, string role, string remedy) =>
        Error("LRX2004", part.Span, $"{role} must be a number, but is an array", remedy);

    public void BranchesDiffer(ExpressionSyntax part, FormulaType found, FormulaType expected) =>
        Error("LRX2004", part.Span, $"all branches must be of one type; this one is {found.WithArticle()}, the first is {expected.WithArticle()}");

    public void ArrayBranch(ExpressionSyntax part) =>
        Error("LRX2004", part.Span, "a branch must be a number or a boolean, but is an array; only a constant condition can choose between arrays");

    public void NotAParameterName(ExpressionSyntax part, string function, string what) =>
        Error("LRX2004", part.Span, $"'{function}' takes the name of {what} here");

    public void NotANewName(ExpressionSyntax part, string what) =>
        Error("LRX2004", part.Span, $"'fold' takes a name for {what} here");

    public void NotAnOption(ExpressionSyntax part) =>
        Error("LRX2004", part.Span, "the name of an option is expected here");

    public void NotAValue(NameSyntax name, string what, string remedy) =>
        Error("LRX2004", name.Span, $"{Quote(name)} is {what} and no value; {remedy}");

    public void NotASchedule(ExpressionSyntax part, bool isList) =>
        Error("LRX2004", part.Span, isList ? "an array of names of schedules is expected here" : "the name of a schedule is expected here");

    public void OnlyByName(ExpressionSyntax part, string what) =>
        Error("LRX2004", part.Span, $"{what} can only be passed on by its name");

    public void NotANumber(ExpressionSyntax formula, FormulaType found, string what) =>
        Error("LRX2005", formula.Span, $"{what} must be a number, but is {found.WithArticle()}");

    public void NotACondition(ExpressionSyntax formula, FormulaType found) =>
        Error("LRX2005", formula.Span, $"a constraint must be a boolean, but is {found.WithArticle()}");

    public void CallableAsValue(NameSyntax name) =>
        Error("LRX2006", name.Span, $"{Quote(name)} needs arguments between parentheses");

    public void ValueAsCallable(NameSyntax name) =>
        Error("LRX2007", name.Span, $"{Quote(name)} is a value and cannot be called; a product is written with *");

    public void LetNameTaken(NameSyntax name, string by) =>
        Error("LRX2008", name.Span, $"{Quote(name)} is already the name of {by}");

    public void NotConstant(ExpressionSyntax part, string role) =>
        Error("LRX2009", part.Span, $"{role} must be constant: made of numbers, constants, parameters and built-in functions");

    public void InputAsConstant(NameSyntax name) =>
        Error("LRX2009", name.Span, $"{Printable.Quote(name.Name)} is an input, which each call gives, and this must be known before");

    public void SignalOutsideUpdate(NameSyntax name) =>
        Error("LRX4003", name.Span, $"{Printable.Quote(name.Name)} is a signal, which only the formulas of 'Update' see", "a state can keep it for the formula");

    public void StateOutOfLimits(ExpressionSyntax part, string state, bool isStart) =>
        Error("LRX3001", part.Span, isStart ? $"what state {Printable.Quote(state)} starts with is not between its limits" : $"the greatest value of state {Printable.Quote(state)} is below the least");

    public void EmptyArray(ExpressionSyntax part, FunctionSymbol function) =>
        Error("LRX2010", part.Span, $"'{function.Name}' needs an array with at least one element");

    public void LengthsDiffer(ExpressionSyntax part, int first, int other) =>
        Error("LRX2011", part.Span, string.Create(CultureInfo.InvariantCulture, $"arrays are taken element by element, but this one has {Elements(other)} and the one before {first}"));

    public void TooManyElements(ExpressionSyntax part, int limit) =>
        Error("LRX5007", part.Span, string.Create(CultureInfo.InvariantCulture, $"array has more than {limit} elements"));

    public void LengthsDoNotFit(ExpressionSyntax part, FunctionSymbol function, int first, int last) =>
        Error("LRX2011", part.Span, string.Create(CultureInfo.InvariantCulture, $"'{function.Name}' needs {Elements(first + function.LastArrayExcess!.Value)} here for {Elements(first)} before, but there {(last == 1 ? "is" : "are")} {last}"));

    public void JoinDoesNotFit(ExpressionSyntax part, int boundaries, int schedules) =>
        Error("LRX2011", part.Span, string.Create(CultureInfo.InvariantCulture, $"there must be one schedule more than there are boundaries, but there are {schedules} for {boundaries}"));

    public void NotInOrder(ExpressionSyntax part, bool isStrict, double before, double after) =>
        Error("LRX2012", part.Span, $"boundaries must {(isStrict ? "be strictly increasing" : "not decrease")}, but {NumberText.Of(after)} follows {NumberText.Of(before)}");

    public void ElementNotFinite(ExpressionSyntax part, double value) =>
        Error("LRX2013", part.Span, $"an element of an array must be finite, but is {NumberText.Of(value)}");

    public void NamedArgument(NameSyntax name, string callee) =>
        Error("LRX2014", name.Span, $"only kinds have named arguments, and {Printable.Quote(callee)} is none");

    public void NamedStep(NameSyntax name) =>
        Error("LRX2014", name.Span, "the first argument of a kind is the step, without a name");

    public void UnknownArgument(NameSyntax name, string kind, IEnumerable<string> known) =>
        Error("LRX2014", name.Span, $"kind {Printable.Quote(kind)} has no parameter {Quote(name)}{NearestNames.Suggest(name.Name, known)}");

    public void ArgumentGivenTwice(NameSyntax name, string parameter) =>
        Error("LRX2014", name.Span, $"parameter {Printable.Quote(parameter)} is given twice");

    public void ArgumentWithoutName(ExpressionSyntax part) =>
        Error("LRX2014", part.Span, "an argument without a name cannot follow one with a name");

    public void MayBeMissing(NameSyntax name, string parameter) =>
        Error("LRX2015", name.Span, $"the optional parameter {Printable.Quote(parameter)} was not given");

    public void UnknownOption(NameSyntax option, string parameter, IEnumerable<string> options) =>
        Error("LRX2016", option.Span, $"{Quote(option)} is no option of {Printable.Quote(parameter)}; it has {string.Join(", ", options.Select(Printable.Quote))}{NearestNames.Suggest(option.Name, options)}");

    public void UnknownOptionPassed(NameSyntax choice, string passed, string option, string parameter, IEnumerable<string> options) =>
        Error("LRX2016", choice.Span, $"{Printable.Quote(option)}, the option of {Printable.Quote(passed)}, is no option of {Printable.Quote(parameter)}; it has {string.Join(", ", options.Select(Printable.Quote))}");

    public void DivisionByZero(ExpressionSyntax divisor, DiagnosticSeverity severity) =>
        reporter.Report("LRX2101", severity, divisor.Span, "division by zero");

    public void NotFinite(ExpressionSyntax part, double value, DiagnosticSeverity severity) =>
        reporter.Report("LRX2102", severity, part.Span, double.IsNaN(value) ? "this constant part is not a number (NaN)" : "this constant part is infinite");

    public void LimitsOutOfOrder(ExpressionSyntax part, FunctionSymbol function, double lo, double hi, DiagnosticSeverity severity) =>
        reporter.Report("LRX2103", severity, part.Span, $"the lower limit of '{function.Name}', {NumberText.Of(lo)}, is above the upper one, {NumberText.Of(hi)}");

    public void NotInUnit(ExpressionSyntax part, FunctionSymbol function, int argument, double value, DiagnosticSeverity severity) =>
        reporter.Report("LRX2104", severity, part.Span, $"'{function.ParameterNames[argument]}' of '{function.Name}' must be from 0 to 1, but is {NumberText.Of(value)}");

    public void UnusedLet(NameSyntax name) =>
        reporter.Report("LRX2901", DiagnosticSeverity.Warning, name.Span, $"{Quote(name)} is not used");

    public void ArgumentMissing(NameSyntax name, string kind, string parameter) =>
        Error("LRX3005", name.Span, $"kind {Printable.Quote(kind)} needs the parameter {Printable.Quote(parameter)}");

    public void ArgumentNotFinite(NameSyntax name, string parameter, double value) =>
        Error("LRX3001", name.Span, $"parameter {Printable.Quote(parameter)} must be finite, but is {NumberText.Of(value)}");

    public void NotAvailable(NameSyntax name, FormulaRole role) =>
        Error("LRX4003", name.Span, $"{Quote(name)} is not available {Place(role)}");

    /// <param name="name">A name that only those know who know the time.</param>
    /// <param name="needs">What to say for it to be known; null where nothing helps.</param>
    /// <param name="role">The text it stands in.</param>
    public void TimeNotAvailable(NameSyntax name, string? needs, FormulaRole role)
    {
        if (needs is null)
            NotAvailable(name, role);
        else
            Error("LRX2001", name.Span, $"unknown name {Quote(name)}", needs);
    }

    public void QuotedNotAvailable(QuotedSyntax quoted, FormulaRole role) =>
        Error("LRX4003", quoted.Span, $"a date or a duration is not available {Place(role)}");

    public void SharedByOtherClock(NameSyntax name) =>
        Error("LRX8003", name.Span, $"the shared parameter {Quote(name)} is a time by the clock of the section, and this schedule runs on another; give it a parameter of its own");

    public void UnknownTime(ExpressionSyntax part, string error) => Error("LRX8002", part.Span, error);

    public void QuotedUnread(QuotedSyntax quoted, string error, string? hint) => Error("LRX8002", quoted.Span, error, hint);

    public void OnlyInKinds(NameSyntax name) =>
        Error("LRX4003", name.Span, $"{Quote(name)} is about the parameters of a kind and is only available in its formula and constraints");

    public void TooMuchWork(ExpressionSyntax part, long limit) =>
        Error("LRX5008", part.Span, string.Create(CultureInfo.InvariantCulture, $"with this array, the elements that the formula computes cost more than {limit}"));

    public void TooManyNodes(NameSyntax name, int limit) =>
        Error("LRX5003", name.Span, string.Create(CultureInfo.InvariantCulture, $"with what {Quote(name)} calls, the formula has more than {limit} parts"));

    private static string Place(FormulaRole role) => role switch
    {
        FormulaRole.Function => "inside a function; pass it as an argument",
        FormulaRole.Kind => "inside a kind; pass it as a parameter",
        FormulaRole.Constraint => "in a constraint",
        FormulaRole.Value => "in the value of a parameter",
        FormulaRole.Start => "in what a state starts with",
        _ => "here",
    };

    private static string Elements(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} element{(count == 1 ? "" : "s")}");

    private static string Quote(NameSyntax name) => Printable.Quote(name.Name);

    private void Error(string code, TextSpan span, string message, string? hint = null) =>
        reporter.Report(code, DiagnosticSeverity.Error, span, message, hint);
}
