using System.Runtime.CompilerServices;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>A C# formula, through three walls, to the syntax tree of the formula language. The foreign tree in between is never compiled or run.</summary>
internal static class CSharpFormula
{
    /// <summary>The tree, or null where the formula has an error or names a value that has been reported.</summary>
    public static ExpressionSyntax? Parse(SourceText source, CSharpScope scope, DiagnosticBag diagnostics, out int nodeCount)
    {
        nodeCount = 0;
        int before = diagnostics.ErrorCount;
        var errors = new CSharpErrors(source, diagnostics);
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            // Written out here, so that an ahead-of-time compiler leaves out the foreign parser, which works by reflection.
            errors.NotAvailable();
            return null;
        }

        if (source.Text.Length > FormulaLimits.Length)
        {
            errors.TooLong();
            return null;
        }

        var tokens = TextWall.Read(source, errors);
        if (diagnostics.ErrorCount > before)
            return null;
        if (tokens.Count == 0)
        {
            errors.Empty();
            return null;
        }

        if (Brackets.Of(tokens, errors) is not { } brackets)
            return null;
        var names = new NameWall(source, tokens, brackets, scope, errors);
        names.Check();
        if (diagnostics.ErrorCount > before || names.NamesFaultyValue)
            return null;

        var masked = new MaskedFormula(source, tokens, brackets, names);
        var read = ForeignParser.Read(masked.Text, masked.Parameters);
        if (read.Tree is not { } tree)
        {
            Report(read, source, tokens, brackets, names, masked, errors);
            return null;
        }

        var translator = new TreeTranslator(source, tokens, brackets, names, masked, errors);
        var syntax = translator.Translate(tree);
        nodeCount = translator.NodeCount;
        return syntax;
    }

    /// <summary>Reports what the foreign parser did not like, where it says, in words of the original text.</summary>
    private static void Report(
        ForeignResult read, SourceText source, IReadOnlyList<Token> tokens, Brackets brackets, NameWall names, MaskedFormula masked, CSharpErrors errors)
    {
        int index = read.Position is { } offset ? masked.TokenAt(offset) : 0;
        if (index < tokens.Count && tokens[index].Kind == TokenKind.Name && brackets.IsCalled(index) && CSharpFunctionTable.Find(names.TextOf(index)) is { } row)
            errors.Arguments(tokens[index].Span, row);
        else
            errors.Unreadable(index < tokens.Count ? tokens[index].Span : new TextSpan(source.Text.Length, 0), masked.Unmask(read.Reason));
    }
}
