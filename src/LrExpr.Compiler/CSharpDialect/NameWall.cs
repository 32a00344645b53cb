using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>
/// The first wall, over names: every name is a value that the formula sees, a constant, or a function of <see cref="CSharpFunctionTable"/>
/// called with as many arguments as it takes. So the foreign parser never meets the name of a type other than <c>Lr</c>.
/// </summary>
internal sealed class NameWall(SourceText source, IReadOnlyList<Token> tokens, Brackets brackets, CSharpScope scope, CSharpErrors errors)
{
    public const string Conditional = "iif";
    private const int ConditionalArguments = 3;

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "new", "typeof", "sizeof", "nameof", "default", "checked", "unchecked", "is", "as", "in", "cast", "switch", "throw", "await", "stackalloc", "delegate", "ref", "out", "with",
    };

    private static readonly HashSet<string> TypeKeywords = new(StringComparer.Ordinal)
    {
        "int", "long", "short", "byte", "sbyte", "uint", "ulong", "ushort", "nint", "nuint", "char", "float", "double", "decimal", "bool", "string", "object", "dynamic", "var", "void", "null",
    };

    private readonly FormulaType?[] _types = new FormulaType?[tokens.Count];

    /// <summary>The type of the value that the name at an index stands for; null where it is called.</summary>
    public FormulaType? TypeAt(int index) => _types[index];

    /// <summary>Whether a value was named that has been reported elsewhere, so that the formula cannot be checked.</summary>
    public bool NamesFaultyValue { get; private set; }

    public void Check()
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Name)
                continue;
            string name = TextOf(i);
            if (brackets.IsCalled(i))
                CheckCall(i, name);
            else
                CheckValue(i, name);
        }
    }

    /// <summary>The name at an index without the blanks there may be around its points.</summary>
    public string TextOf(int index)
    {
        string text = source.Text.Substring(tokens[index].Start, tokens[index].Length);
        return text.AsSpan().ContainsAny(" \t\r\n") ? string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;
    }

    private void CheckCall(int index, string name)
    {
        var span = tokens[index].Span;
        int count = brackets.ArgumentCount(index);
        if (count > FormulaLimits.Arguments)
            errors.TooManyArguments(span);
        else if (CSharpFunctionTable.Find(name) is { } row)
        {
            if (count < row.Arity.Least || count > row.Arity.Most)
                errors.Arity(span, row.Signature, count);
        }
        else if (name == Conditional)
        {
            if (count != ConditionalArguments)
                errors.Arity(span, "iif(condition, a, b)", count);
        }
        else if (Keywords.Contains(name))
            errors.Construct(span, KeywordRemedy);
        else if (TypeKeywords.Contains(name))
            errors.Type(span, TypeRemedy);
        else if (scope.TypeOf(name) is not null)
            errors.Construct(span, "it is a value and cannot be called; a product is written with *");
        else if (IsOfKnownClass(name, StringComparison.OrdinalIgnoreCase) || !name.Contains('.', StringComparison.Ordinal))
            errors.Function(span, name);
        else
            CheckMember(span, name);
    }

    private void CheckValue(int index, string name)
    {
        var span = tokens[index].Span;
        if (scope.TypeOf(name) is { } type)
        {
            _types[index] = type;
            NamesFaultyValue |= type == FormulaType.Error;
        }
        else if (CSharpFunctionTable.Constant(name) is not null)
            _types[index] = FormulaType.Number;
        else if (CSharpFunctionTable.Find(name) is { } row)
            errors.Construct(span, $"it is a function and is written {row.Signature}");
        else if (Keywords.Contains(name))
            errors.Construct(span, KeywordRemedy);
        else if (TypeKeywords.Contains(name))
            errors.Type(span, TypeRemedy);
        else if (name is "Math" or "Lr")
            errors.Construct(span, "it is a class, whose functions are called");
        else if (IsOfKnownClass(name, StringComparison.OrdinalIgnoreCase))
            errors.Construct(span, "the constants are Math.PI, Math.E and Math.Tau");
        else if (name.Contains('.', StringComparison.Ordinal))
            CheckMember(span, name);
        else if (scope.IsOpen)
            _types[index] = new GuessedType(tokens, brackets, TextOf).At(index);
        else
            errors.UnknownName(span, name, scope.ValueNames);
    }

    private void CheckMember(TextSpan span, string name)
    {
        string first = name[..name.IndexOf('.', StringComparison.Ordinal)];
        if (scope.TypeOf(first) is not null)
            errors.Construct(span, "values have no members");
        else
            errors.Type(span, TypeRemedy);
    }

    private static bool IsOfKnownClass(string name, StringComparison comparison) =>
        name.StartsWith("Math.", comparison) || name.StartsWith("Lr.", comparison);

    private const string KeywordRemedy = "there are values, operators and functions of Math and Lr";
    private const string TypeRemedy = "there are numbers (double), booleans, arrays of numbers, and the functions of Math and Lr";
}
