using System.Collections.Immutable;
using CsCheck;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Tests.Properties;

/// <summary>Random formulas that are right in type, and random texts that are nearly formulas.</summary>
internal static class RandomFormula
{
    private const int Depth = 5;
    private static readonly TextSpan None = new(0, 0);

    private static readonly FunctionSymbol[] NumberFunctions =
    [
        .. FunctionTable.All.Where(row => row.Form == FunctionForm.Plain && row.Result == FormulaType.Number && !row.IsVariadic
            && Enumerable.Range(0, row.Arity.Least).All(i => row.ParameterType(i) == FormulaType.Number)),
    ];

    private static readonly Operator[] Arithmetic = [.. OperatorTable.All.Where(row => !row.IsPrefix && row.Precedence is Precedence.Sum or Precedence.Term or Precedence.Power && !row.IsPrefix)];
    private static readonly Operator[] Comparisons = [.. OperatorTable.All.Where(row => row.Precedence == Precedence.Comparison)];
    private static readonly Operator[] Logical = [.. OperatorTable.All.Where(row => row.Precedence is Precedence.Conjunction or Precedence.Disjunction)];

    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.OneOf(0.0, 1.0, 2.0, 0.5, 0.1, 1e-3, 10.0, 1000.0, 1e300, 3.0),
        Gen.Double[0, 100]);

    /// <summary>A number that may name the step.</summary>
    public static Gen<ExpressionSyntax> Number { get; } = NumberOf(Depth, []);

    /// <summary>Any string of the characters formulas are made of, and some that they are not.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.String[Gen.Char, 0, 60],
        Gen.OneOf(
            "step", "let x = ", ";", "(", ")", "[", "]", ",", "?", ":", "+", "-", "*", "/", "%", "^", "**", "!", "not ", "and ", "or ", "&&", "||", "<", "<=", "==", "!=",
            "1", "0", ".5", "1e3", "1_0", "2.", "1e999", "`a b`", "`", "\"", "'", "#", "\n", " ", "pi", "inf", "max(", "if(", "piecewise(", "at(", "given(", "is(", "join(",
            "CosineDecay(", "alpha: ", "floor(", "=", "=>", "\u00d7", "\ud800", "\0", "true", "false", "step < 3 ? ", "unknown", "e", "tau").Array[0, 40].Select(parts => string.Concat(parts)));

    private static Gen<ExpressionSyntax> NumberOf(int depth, ImmutableArray<string> locals)
    {
        var leaf = Gen.OneOf(
            Values.Select(value => (ExpressionSyntax)new NumberSyntax(value, None)),
            Gen.OneOf<ExpressionSyntax>([Name("step"), Name("pi"), .. locals.Select(Name)]));
        if (depth == 0)
            return leaf;
        var number = NumberOf(depth - 1, locals);
        return Gen.Frequency(
            (2, leaf),
            (4, Gen.Select(number, Gen.OneOf(Arithmetic), number, (left, row, right) => Binary(left, row, right))),
            (1, number.Select(operand => (ExpressionSyntax)new PrefixSyntax(OperatorTable.Prefix(TokenKind.Minus)!, None, operand, None))),
            (2, Gen.OneOf(NumberFunctions).SelectMany(row => number.Array[row.Arity.Least].Select(arguments => Call(row.Name, arguments)))),
            (1, number.Array[2, 4].Select(arguments => Call("min", arguments))),
            (1, Gen.Select(number, Gen.Double[0, 50], Gen.Double[51, 100], Values, Values, Values, (x, a, b, u, v, w) => Call("piecewise", [x, Array(a, b), Array(u, v, w)]))),
            (1, Gen.Select(number, Gen.Double[0, 50], Gen.Double[51, 100], Values, Values, (x, a, b, u, v) => Call("interp", [x, Array(a, b), Array(u, v)]))),
            (2, Gen.Select(BooleanOf(depth - 1, locals), number, number, (c, a, b) => (ExpressionSyntax)new ConditionalSyntax(c, a, b, None))),
            (1, Gen.Select(BooleanOf(depth - 1, locals), number, BooleanOf(depth - 1, locals), number, number, (c, a, d, b, e) => Call("if", [c, a, d, b, e]))),
            (1, LetOf(depth, locals)));
    }

    private static Gen<ExpressionSyntax> LetOf(int depth, ImmutableArray<string> locals)
    {
        string name = "x" + locals.Length;
        return Gen.Select(NumberOf(depth - 1, locals), NumberOf(depth - 1, locals.Add(name)), (value, body) => (ExpressionSyntax)new LetSyntax((NameSyntax)Name(name), value, body, None));
    }

    private static Gen<ExpressionSyntax> BooleanOf(int depth, ImmutableArray<string> locals)
    {
        var number = NumberOf(Math.Max(0, depth - 1), locals);
        var comparison = Gen.Select(number, Gen.OneOf(Comparisons), number, (left, row, right) => Binary(left, row, right));
        if (depth <= 1)
            return comparison;
        var boolean = BooleanOf(depth - 2, locals);
        return Gen.Frequency(
            (3, comparison),
            (1, Gen.Select(boolean, Gen.OneOf(Logical), boolean, (left, row, right) => Binary(left, row, right))),
            (1, boolean.Select(operand => (ExpressionSyntax)new PrefixSyntax(OperatorTable.Prefix(TokenKind.Not)!, None, operand, None))),
            (1, number.Select(argument => Call("isfinite", [argument]))));
    }

    private static ExpressionSyntax Name(string name) => new NameSyntax(name, None);

    private static ExpressionSyntax Binary(ExpressionSyntax left, Operator row, ExpressionSyntax right) => new BinarySyntax(left, row, None, right, None);

    private static ExpressionSyntax Call(string name, params ExpressionSyntax[] arguments) =>
        new CallSyntax((NameSyntax)Name(name), [.. arguments.Select(argument => new ArgumentSyntax(null, argument))], None);

    private static ExpressionSyntax Array(params double[] elements) =>
        new ArraySyntax([.. elements.Select(element => (ExpressionSyntax)new NumberSyntax(element, None))], None);
}
