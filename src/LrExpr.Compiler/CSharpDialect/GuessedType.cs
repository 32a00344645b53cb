using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>
/// What a name of unknown type probably is, by what stands around it. Used where a formula is rewritten without its parameters; a wrong
/// guess is an error there, never another meaning.
/// </summary>
internal sealed class GuessedType(IReadOnlyList<Token> tokens, Brackets brackets, Func<int, string> textOf)
{
    public FormulaType At(int index)
    {
        if (ArgumentOf(index) is ({ } row, var position))
            return row.Meaning.ParameterType(position);
        var before = index == 0 ? TokenKind.End : tokens[index - 1].Kind;
        var after = index + 1 == tokens.Count ? TokenKind.End : tokens[index + 1].Kind;
        bool isWholeBefore = before is TokenKind.End or TokenKind.OpenParenthesis or TokenKind.Comma or TokenKind.And or TokenKind.Or or TokenKind.Question or TokenKind.Colon;
        bool isCondition = before is TokenKind.Bang or TokenKind.Not
            || isWholeBefore && after is TokenKind.Question or TokenKind.And or TokenKind.Or
            || before is TokenKind.And or TokenKind.Or && after is TokenKind.End or TokenKind.CloseParenthesis or TokenKind.Question or TokenKind.And or TokenKind.Or
            || before == TokenKind.OpenParenthesis && after == TokenKind.Comma && index > 1 && tokens[index - 2].Kind == TokenKind.Name && textOf(index - 2) == NameWall.Conditional;
        return isCondition ? FormulaType.Boolean : FormulaType.Number;
    }

    /// <summary>The function of which the name alone is an argument, and which one.</summary>
    private (CSharpFunction? Function, int Position) ArgumentOf(int index)
    {
        if (index == 0 || index + 1 == tokens.Count || tokens[index + 1].Kind is not (TokenKind.Comma or TokenKind.CloseParenthesis))
            return default;
        int position = 0;
        int before = index - 1;
        for (int at = before; at > 0; at--)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.CloseParenthesis:
                    at = brackets.CloseOf(at);
                    break;
                case TokenKind.Comma:
                    position++;
                    break;
                case TokenKind.OpenParenthesis:
                    return tokens[before].Kind is TokenKind.Comma or TokenKind.OpenParenthesis && brackets.IsOfCall(at)
                        ? (CSharpFunctionTable.Find(textOf(at - 1)), position)
                        : default;
            }
        }

        return default;
    }
}
