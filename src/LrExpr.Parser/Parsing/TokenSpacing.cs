using LrExpr.Syntax;

namespace LrExpr.Parsing;

/// <summary>Says, token by token, whether a blank stands before it.</summary>
/// <param name="separatesSigns">Whether two signs in a row would be another operator.</param>
internal sealed class TokenSpacing(bool separatesSigns)
{
    /// <summary>For each open bracket, the conditions in it whose colon has not come yet.</summary>
    private readonly Stack<int> _conditions = new([0]);

    private TokenKind? _previous;
    private bool _previousIsSign;

    public bool IsSpaceBefore(in Token token)
    {
        bool isSign = IsSign(token.Kind);
        bool isNamedArgument = token.Kind == TokenKind.Colon && _conditions.Peek() == 0;
        bool isSpaced = _previous is { } previous && (token.Kind switch
        {
            TokenKind.Comma or TokenKind.Semicolon or TokenKind.CloseParenthesis or TokenKind.CloseBracket => false,
            TokenKind.OpenParenthesis when previous is TokenKind.Name or TokenKind.QuotedName => false,
            TokenKind.Colon when isNamedArgument => false,
            _ when previous is TokenKind.OpenParenthesis or TokenKind.OpenBracket => false,
            _ when _previousIsSign => isSign && separatesSigns && token.Kind == previous,
            _ => true,
        });
        Count(token.Kind, isNamedArgument);
        _previous = token.Kind;
        _previousIsSign = isSign;
        return isSpaced;
    }

    private void Count(TokenKind kind, bool isNamedArgument)
    {
        if (kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket)
            _conditions.Push(0);
        else if (kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket && _conditions.Count > 1)
            _conditions.Pop();
        else if (kind == TokenKind.Question)
            _conditions.Push(_conditions.Pop() + 1);
        else if (kind == TokenKind.Colon && !isNamedArgument)
            _conditions.Push(_conditions.Pop() - 1);
    }

    /// <summary>Whether it is an operator before its only operand, which it is where no operand came before.</summary>
    private bool IsSign(TokenKind kind) => kind == TokenKind.Bang
        || kind is TokenKind.Minus or TokenKind.Plus && _previous is not (TokenKind.Number or TokenKind.Name or TokenKind.QuotedName
            or TokenKind.Text or TokenKind.True or TokenKind.False or TokenKind.CloseParenthesis or TokenKind.CloseBracket);
}
