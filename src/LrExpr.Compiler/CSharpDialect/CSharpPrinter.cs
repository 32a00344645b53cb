using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>A formula in C#, and the arrays in it, which C# can only be given as parameters: their names and how each is written.</summary>
internal sealed record CSharpPrinted(string Text, IReadOnlyList<KeyValuePair<string, string>> Arrays);

/// <summary>
/// Prints a formula as C# that has the same value at every step. A <c>let</c> is written out where it is used; what has no counterpart is
/// refused with its reason.
/// </summary>
internal sealed class CSharpPrinter : SyntaxVisitor<CSharpText>
{
    private readonly List<KeyValuePair<string, string>> _arrays = [];
    private readonly HashSet<string> _taken = new(Names.Comparer);
    private ImmutableDictionary<string, CSharpText> _lets = ImmutableDictionary.Create<string, CSharpText>(Names.Comparer);

    private CSharpPrinter()
    {
    }

    /// <summary>The formula in C#; null with the part that has no counterpart and the reason.</summary>
    public static CSharpPrinted? Print(ExpressionSyntax formula, out ExpressionSyntax? culprit, out string reason)
    {
        var printer = new CSharpPrinter();
        FreeNamesOf(formula, printer._taken);
        try
        {
            string text = printer.Visit(formula).Text;
            (culprit, reason) = (null, "");
            return new CSharpPrinted(text, printer._arrays);
        }
        catch (NoCounterpartException without)
        {
            (culprit, reason) = (without.Part, without.Message);
            return null;
        }
    }

    protected override CSharpText VisitNumber(NumberSyntax node)
    {
        string text = NumberText.Of(node.Value);
        return new CSharpText(text, Precedence.Primary, text.All(char.IsAsciiDigit));
    }

    protected override CSharpText VisitBoolean(BooleanSyntax node) => new(node.Value ? "true" : "false", Precedence.Primary);

    protected override CSharpText VisitName(NameSyntax node)
    {
        if (_lets.TryGetValue(node.Name, out var value))
            return value;
        if (Constants.All.ContainsKey(node.Name))
            return new CSharpText(CSharpFunctionTable.OfConstant(node.Name) ?? throw Without(node, "C# formulas have no infinity"), Precedence.Primary);
        return Names.IsPlain(node.Name)
            ? new CSharpText(node.Name, Precedence.Primary)
            : throw Without(node, "the name cannot be written in C#; give the parameter another one");
    }

    protected override CSharpText VisitQuoted(QuotedSyntax node) => throw Without(node, "C# formulas have no dates and durations; give one as a parameter");

    protected override CSharpText VisitArray(ArraySyntax node) => AsParameter(node);

    /// <summary>An array in its place: by its name, or as a parameter.</summary>
    private CSharpText ArrayOf(ExpressionSyntax node)
    {
        if (node is not NameSyntax)
            return AsParameter(node);
        var text = Visit(node);
        return Names.IsPlain(text.Text) ? text : throw Without(node, "an array that is computed is given to C# as a parameter; write it where it is used");
    }

    /// <summary>An array becomes a parameter, whose value is the array as it is written.</summary>
    private CSharpText AsParameter(ExpressionSyntax node)
    {
        if (node is ArraySyntax { Elements.IsEmpty: true })
            throw Without(node, "an array is given to C# as a parameter, and that of a formula cannot be empty");
        var names = new HashSet<string>(Names.Comparer);
        FreeNamesOf(node, names);
        if (!names.All(Constants.All.ContainsKey))
            throw Without(node, "an array is given to C# as a parameter, and the value of a parameter can name constants only");
        string value = SyntaxPrinter.Print(node);
        string? name = _arrays.Find(array => array.Value == value).Key;
        for (int i = 1; name is null; i++)
        {
            string candidate = string.Create(CultureInfo.InvariantCulture, $"array{i}");
            if (_taken.Add(candidate))
                name = candidate;
        }

        if (!_arrays.Exists(array => array.Key == name))
            _arrays.Add(new(name, value));
        return new CSharpText(name, Precedence.Primary);
    }

    protected override CSharpText VisitCall(CallSyntax node)
    {
        if (node.Arguments.FirstOrDefault(argument => argument.Name is not null)?.Name is { } named)
            throw Without(named, "C# formulas have no named arguments");
        var function = FunctionTable.Find(node.Name.Name);
        if (function?.Accepts(node.Arguments.Length) == false)
            throw Without(node.Name, $"the function is written {Printable.Escape(function.Signature.Replace("…", "...", StringComparison.Ordinal))}");
        CSharpText[] arguments = [.. node.Arguments.Select((argument, i) => function?.ParameterType(i) == FormulaType.Array ? ArrayOf(argument.Value) : Visit(argument.Value))];
        return Limited(node, function is null
            ? throw Without(node.Name, "C# formulas cannot call the schedules, kinds and functions of a configuration")
            : Called(function, arguments) ?? throw Without(node.Name, $"C# formulas have no counterpart of '{function.Name}'"));
    }

    protected override CSharpText VisitPrefix(PrefixSyntax node)
    {
        var operand = Visit(node.Operand);
        bool isNumber = FunctionTable.Operator(node.Operator.Function) != FunctionTable.Not;
        string symbol = isNumber ? node.Operator.Symbol : "!";

        // In C# two signs in a row would be another operator.
        bool isSign = isNumber && operand.Text[0] is '-' or '+';
        return Limited(node, new CSharpText(symbol + (isSign ? "(" + operand.Text + ")" : operand.Within(Precedence.Prefix)), Precedence.Prefix, operand.IsInteger && isNumber));
    }

    protected override CSharpText VisitBinary(BinarySyntax node)
    {
        var (left, right) = (Visit(node.Left), Visit(node.Right));
        bool joinsTruths = node.Operator.Precedence is Precedence.Conjunction or Precedence.Disjunction;
        return Limited(node, !joinsTruths && CSharpFunctionTable.Of(FunctionTable.Operator(node.Operator.Function)) is { } function
            ? Call(function, left, right)
            : Binary(left, node.Operator.Symbol, right, node.Operator.Precedence));
    }

    protected override CSharpText VisitConditional(ConditionalSyntax node) =>
        Limited(node, Conditional(Visit(node.Condition), Visit(node.WhenTrue), Visit(node.WhenFalse)));

    protected override CSharpText VisitLet(LetSyntax node) => WrittenOut([node.Name], [Visit(node.Value)], node.Body);

    /// <summary>A body with values in the place of names.</summary>
    private CSharpText WrittenOut(IEnumerable<NameSyntax> names, IEnumerable<CSharpText> values, ExpressionSyntax body)
    {
        var outer = _lets;
        _lets = _lets.SetItems(names.Zip(values, (name, value) => KeyValuePair.Create(name.Name, value)));
        var text = Visit(body);
        _lets = outer;
        return text;
    }

    /// <summary>A call by its name in C#, as an operator, or as its definition says; null where none of that is there.</summary>
    private CSharpText? Called(FunctionSymbol function, CSharpText[] arguments)
    {
        if (function.Form == FunctionForm.If)
            return Branches(arguments);
        if (function == FunctionTable.TruncatedRemainder)
            return Binary(arguments[0], "%", arguments[1], Precedence.Term);
        if (function == FunctionTable.IsNaN)
            return Binary(arguments[0], "!=", arguments[0], Precedence.Comparison);

        // Infinity less infinity is NaN, which equals nothing.
        if (function == FunctionTable.IsFinite)
            return Binary(Binary(arguments[0], "-", arguments[0], Precedence.Sum), "==", new CSharpText("0", Precedence.Primary, true), Precedence.Comparison);
        if (CSharpFunctionTable.Of(function) is { } row)
            return function.IsVariadic ? arguments.Aggregate((left, right) => Call(row, left, right)) : Call(row, arguments);
        if (function.Definitions.IsEmpty)
            return null;
        var definition = Prelude.Read(function.Definition(arguments.Length));
        return WrittenOut(definition.Parameters, arguments, definition.Body);
    }

    private static CSharpText Branches(ReadOnlySpan<CSharpText> arguments)
    {
        var result = arguments[^1];
        for (int i = arguments.Length - 3; i >= 0; i -= 2)
            result = Conditional(arguments[i], arguments[i + 1], result);
        return result;
    }

    private static CSharpText Conditional(CSharpText condition, CSharpText whenTrue, CSharpText whenFalse)
    {
        if (whenTrue.IsInteger && whenFalse.IsInteger)
            whenTrue = whenTrue.AsDouble();
        return new CSharpText(
            $"{condition.Within(Precedence.Disjunction)} ? {whenTrue.Within(Precedence.Disjunction)} : {whenFalse.Within(Precedence.Conditional)}",
            Precedence.Conditional);
    }

    /// <summary>Never of two integers: C# would round a quotient, and let a sum overflow.</summary>
    private static CSharpText Binary(CSharpText left, string symbol, CSharpText right, Precedence precedence)
    {
        if (left.IsInteger && right.IsInteger)
            left = left.AsDouble();
        string text = right.Within(precedence + 1);
        bool isSign = symbol is "-" or "+" && text[0] == symbol[0];
        var leftPrecedence = precedence == Precedence.Comparison ? precedence + 1 : precedence;
        return new CSharpText($"{left.Within(leftPrecedence)} {symbol} {(isSign ? "(" + text + ")" : text)}", precedence);
    }

    private static CSharpText Call(CSharpFunction function, params CSharpText[] arguments)
    {
        // Math has functions of integers as well; one double among the arguments chooses those of doubles.
        bool areIntegers = Array.TrueForAll(arguments, argument => argument.IsInteger);
        var texts = arguments.Select((argument, i) => i == 0 && areIntegers ? argument.AsDouble().Text : argument.Text);
        return new CSharpText($"{function.FullName}({string.Join(", ", texts)})", Precedence.Primary, function.Integer == IntegerResult.Always);
    }

    /// <summary>Writing out lets can double a text at each of them; it ends where a formula may not be longer.</summary>
    private static CSharpText Limited(ExpressionSyntax node, CSharpText text) => text.Text.Length <= FormulaLimits.Length
        ? text
        : throw Without(node, string.Create(CultureInfo.InvariantCulture, $"written out in C#, the formula is longer than {FormulaLimits.Length} characters"));

    private static void FreeNamesOf(ExpressionSyntax node, HashSet<string> names) => FreeNames.Visit(node, name => names.Add(name.Name));

    private static NoCounterpartException Without(ExpressionSyntax part, string reason) => new(part, reason);

    private sealed class NoCounterpartException(ExpressionSyntax part, string reason) : Exception(reason)
    {
        public ExpressionSyntax Part => part;
    }
}
