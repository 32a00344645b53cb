using System.Linq.Expressions;
using LrExpr.CSharpDialect;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>The second and third wall without the first: a tree that was not read from the text it is translated with.</summary>
internal static class Walls
{
    /// <summary>Translates what the foreign parser makes of another text, in which the values of the formula have the names of their tokens.</summary>
    /// <param name="formula">The formula whose tokens the tree should agree with.</param>
    /// <param name="foreign">What the foreign parser is given.</param>
    /// <param name="diagnostics">Receives what is refused.</param>
    public static ExpressionSyntax? Translate(string formula, string foreign, DiagnosticBag diagnostics) =>
        Translate(formula, diagnostics, parameters =>
        {
            var read = ForeignParser.Read(foreign, parameters);
            if (read.Tree is null)
                new CSharpErrors(new SourceText(formula, "formula"), diagnostics).Unreadable(new TextSpan(0, 0), read.Reason);
            return read.Tree;
        });

    /// <summary>Translates a tree that is made of the values of the formula, in their order.</summary>
    public static ExpressionSyntax? Translate(string formula, DiagnosticBag diagnostics, Func<IReadOnlyList<ParameterExpression>, Expression?> treeOf)
    {
        var source = new SourceText(formula, "formula");
        var errors = new CSharpErrors(source, diagnostics);
        var scope = new CSharpScope();
        scope.Add("rate", FormulaType.Number);
        scope.Add("flag", FormulaType.Boolean);
        scope.Add("values", FormulaType.Array);
        var tokens = TextWall.Read(source, errors);
        var brackets = Brackets.Of(tokens, errors)!;
        var names = new NameWall(source, tokens, brackets, scope, errors);
        names.Check();
        Assert.Empty(diagnostics.All);
        var masked = new MaskedFormula(source, tokens, brackets, names);
        return treeOf([.. masked.Parameters]) is { } tree ? new TreeTranslator(source, tokens, brackets, names, masked, errors).Translate(tree) : null;
    }
}
