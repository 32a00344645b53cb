using System.Globalization;
using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.Benchmarks.Parsing;

/// <summary>Tokens made one at a time, as a hand-written parser would. Knows right texts only: a wrong character ends it with an exception.</summary>
internal struct TokenText(string text) : ITokenSource
{
    private int _position;

    public Token Next()
    {
        SkipBlanks();
        if (_position >= text.Length)
            return new Token(TokenKind.End, text.Length, 0);
        char c = text[_position];
        if (char.IsAsciiLetter(c) || c == '_')
            return ReadName();
        if (char.IsAsciiDigit(c) || c == '.')
            return ReadNumber();
        return c == '`' ? ReadQuotedName() : ReadSymbol(c);
    }

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c is ' ' or '\t' or '\r' or '\n')
                _position++;
            else if (c == '#')
                _position = text.IndexOf('\n', _position) is var end && end < 0 ? text.Length : end;
            else
                return;
        }
    }

    private Token ReadName()
    {
        int start = _position;
        while (_position < text.Length && Names.IsPart(text[_position]))
            _position++;
        var name = text.AsSpan(start, _position - start);
        if (name.Length > FormulaLimits.NameLength)
            throw Wrong();
        return new Token(Names.Keyword(name), start, name.Length);
    }

    private Token ReadNumber()
    {
        int start = _position;
        SkipDigits();
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            SkipDigits();
        }

        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < text.Length && text[_position] is '+' or '-')
                _position++;
            SkipDigits();
        }

        var digits = text.AsSpan(start, _position - start);
        if (digits.Length > FormulaLimits.NumberLength)
            throw Wrong();
        var plain = digits.Contains('_') ? digits.ToString().Replace("_", "", StringComparison.Ordinal) : digits;
        double value = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value) || _position < text.Length && Names.IsPart(text[_position]))
            throw Wrong();
        return new Token(TokenKind.Number, start, digits.Length, value);
    }

    private void SkipDigits()
    {
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] == '_'))
            _position++;
    }

    private Token ReadQuotedName()
    {
        int start = _position;
        int end = text.IndexOf('`', start + 1);
        if (end < 0)
            throw Wrong();
        _position = end + 1;
        return new Token(TokenKind.QuotedName, start, _position - start);
    }

    private Token ReadSymbol(char c)
    {
        char next = _position + 1 < text.Length ? text[_position + 1] : '\0';
        return c switch
        {
            '+' => Take(TokenKind.Plus, 1),
            '-' => Take(TokenKind.Minus, 1),
            '*' when next == '*' => Take(TokenKind.Power, 2),
            '*' => Take(TokenKind.Star, 1),
            '/' => Take(TokenKind.Slash, 1),
            '%' => Take(TokenKind.Percent, 1),
            '^' => Take(TokenKind.Power, 1),
            '(' => Take(TokenKind.OpenParenthesis, 1),
            ')' => Take(TokenKind.CloseParenthesis, 1),
            '[' => Take(TokenKind.OpenBracket, 1),
            ']' => Take(TokenKind.CloseBracket, 1),
            ',' => Take(TokenKind.Comma, 1),
            ';' => Take(TokenKind.Semicolon, 1),
            '?' => Take(TokenKind.Question, 1),
            ':' => Take(TokenKind.Colon, 1),
            '<' when next == '=' => Take(TokenKind.LessOrEqual, 2),
            '<' => Take(TokenKind.Less, 1),
            '>' when next == '=' => Take(TokenKind.GreaterOrEqual, 2),
            '>' => Take(TokenKind.Greater, 1),
            '=' when next == '=' => Take(TokenKind.Equal, 2),
            '=' => Take(TokenKind.Assign, 1),
            '!' when next == '=' => Take(TokenKind.NotEqual, 2),
            '!' => Take(TokenKind.Bang, 1),
            '&' when next == '&' => Take(TokenKind.And, 2),
            '|' when next == '|' => Take(TokenKind.Or, 2),
            _ => throw Wrong(),
        };
    }

    private Token Take(TokenKind kind, int length)
    {
        _position += length;
        return new Token(kind, _position - length, length);
    }

    private readonly FormatException Wrong() => new($"Wrong at {_position}: {text}");
}
