using System.Buffers;
using System.Globalization;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Parsing;

/// <summary>Cuts a text into tokens and reports every character that belongs to none.</summary>
internal ref struct Lexer
{
    private readonly string _text;
    private readonly SyntaxErrors _errors;
    private bool _allowsArrow;
    private Token[] _tokens;
    private int _count;
    private int _position;
    private bool _letAwaitsValue;

    private Lexer(SourceText source, SyntaxErrors errors, bool isFunction)
    {
        _text = source.Text;
        _errors = errors;
        _allowsArrow = isFunction;
        _tokens = ArrayPool<Token>.Shared.Rent(_text.Length / 2 + 4);
    }

    /// <summary>
    /// The tokens of a text up to an end token, in an array of the shared pool with room for more behind it. The first arrow is a token where a
    /// function is expected.
    /// </summary>
    public static Token[] Read(SourceText source, SyntaxErrors errors, bool isFunction)
    {
        var lexer = new Lexer(source, errors, isFunction);
        while (lexer.SkipBlanks())
            lexer.ReadToken();
        lexer.Add(new Token(TokenKind.End, lexer._text.Length, 0));
        return lexer._tokens;
    }

    /// <summary>
    /// The number that a text is, where it is written with digits, a point and an exponent alone and nothing can be wrong with it; else null, and its
    /// tokens say more. Most parameters are such texts.
    /// </summary>
    public static double? PlainNumber(string text)
    {
        int end = 0;
        if (!SkipDigits(text, ref end) || end < text.Length && text[end] == '.' && !SkipDigits(text, ref end, 1))
            return null;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 2 : 1;
            if (!SkipDigits(text, ref end, sign))
                return null;
        }

        if (end < text.Length || text.Length > FormulaLimits.NumberLength)
            return null;
        double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsInfinity(value) || value == 0 && HasNonZeroMantissa(text) ? null : value;

        static bool SkipDigits(string text, ref int end, int skipped = 0)
        {
            int start = end += skipped;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            return end > start;
        }
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool SkipBlanks()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '#')
            {
                int end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end;
            }
            else if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                return true;
            }
            else
            {
                _position++;
            }
        }

        return false;
    }

    private void ReadToken()
    {
        char c = _text[_position];
        if (Names.IsStart(c))
            ReadName();
        else if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Peek(1)))
            ReadNumber();
        else if (c == '`')
            ReadQuotedName();
        else if (c is '"' or '\'')
            ReadText(c);
        else if (c > '\x7F')
            ReadForeignRun();
        else
            ReadSymbol(c);
    }

    private void ReadName()
    {
        int start = _position;
        while (_position < _text.Length && Names.IsPart(_text[_position]))
            _position++;
        var span = TextSpan.FromBounds(start, _position);
        if (span.Length > FormulaLimits.NameLength)
            _errors.NameTooLong(span, FormulaLimits.NameLength);
        var kind = Names.Keyword(_text.AsSpan(start, span.Length));
        _letAwaitsValue |= kind == TokenKind.Let;
        Add(new Token(kind, start, span.Length));
    }

    private void ReadNumber()
    {
        int start = _position;
        bool isMalformed = !SkipDigits();
        if (Peek() == '.')
        {
            _position++;
            isMalformed |= !char.IsAsciiDigit(Peek());
            isMalformed |= !SkipDigits();
        }

        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2))))
        {
            _position += 2;
            isMalformed |= !SkipDigits();
        }

        // What clings to a number is part of the mistake, so that it is reported once.
        bool isBeforeName = false;
        while (Names.IsPart(Peek()) || Peek() == '.')
        {
            isBeforeName |= Names.IsStart(Peek()) && Peek() != '_';
            isMalformed |= Peek() is '.' or '_';
            _position++;
        }

        var span = TextSpan.FromBounds(start, _position);
        if (span.Length > FormulaLimits.NumberLength)
            _errors.NumberTooLong(span, FormulaLimits.NumberLength);
        else if (isBeforeName)
            _errors.NumberBeforeName(span);
        else if (isMalformed)
            _errors.MalformedNumber(span);
        else
            AddNumber(span);
    }

    /// <summary>Digits with single underscores between them; false where an underscore stands elsewhere.</summary>
    private bool SkipDigits()
    {
        bool isWellFormed = true;
        while (true)
        {
            if (char.IsAsciiDigit(Peek()))
                _position++;
            else if (Peek() == '_' && char.IsAsciiDigit(Peek(1)))
            {
                isWellFormed &= _position > 0 && char.IsAsciiDigit(_text[_position - 1]);
                _position++;
            }
            else
                return isWellFormed;
        }
    }

    private void AddNumber(TextSpan span)
    {
        scoped var digits = _text.AsSpan(span.Start, span.Length);
        Span<char> withoutUnderscores = stackalloc char[FormulaLimits.NumberLength];
        if (digits.Contains('_'))
        {
            int count = 0;
            foreach (char c in digits)
            {
                if (c != '_')
                    withoutUnderscores[count++] = c;
            }

            digits = withoutUnderscores[..count];
        }

        double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
            _errors.NumberOutOfRange(span, isTooSmall: false);
        else if (value == 0 && HasNonZeroMantissa(digits))
            _errors.NumberOutOfRange(span, isTooSmall: true);
        Add(new Token(TokenKind.Number, span.Start, span.Length, value));
    }

    private static bool HasNonZeroMantissa(ReadOnlySpan<char> digits)
    {
        int exponent = digits.IndexOfAny('e', 'E');
        return (exponent < 0 ? digits : digits[..exponent]).IndexOfAnyInRange('1', '9') >= 0;
    }

    private void ReadQuotedName()
    {
        int start = _position++;
        while (_position < _text.Length && _text[_position] != '`' && !char.IsControl(_text[_position]))
            _position++;
        bool isClosed = Peek() == '`';
        if (isClosed)
            _position++;
        var span = TextSpan.FromBounds(start, _position);
        if (!isClosed || span.Length == 2)
            _errors.BadQuotedName(span, isEmpty: isClosed);
        else if (span.Length - 2 > FormulaLimits.NameLength)
            _errors.NameTooLong(span, FormulaLimits.NameLength);
        Add(new Token(TokenKind.QuotedName, start, span.Length));
    }

    private void ReadText(char quote)
    {
        int start = _position++;
        while (_position < _text.Length && _text[_position] != quote && _text[_position] != '\n')
            _position++;
        bool isClosed = Peek() == quote;
        if (isClosed)
            _position++;
        var span = TextSpan.FromBounds(start, _position);
        if (quote == '"' || !isClosed)
            _errors.Text(span, isClosed);
        else
            Add(new Token(TokenKind.Text, start, span.Length));
    }

    private void ReadForeignRun()
    {
        int start = _position;
        while (_position < _text.Length && _text[_position] > '\x7F')
            _position++;
        _errors.UnknownCharacter(TextSpan.FromBounds(start, _position));
    }

    private void ReadSymbol(char c)
    {
        switch (c, Peek(1))
        {
            case ('+', _): Add(TokenKind.Plus, 1); break;
            case ('-', _): Add(TokenKind.Minus, 1); break;
            case ('*', '*'): Add(TokenKind.Power, 2); break;
            case ('*', _): Add(TokenKind.Star, 1); break;
            case ('/', '/'): Foreign(2, "floor(a / b) or div(a, b) for whole division, and # for a comment"); break;
            case ('/', _): Add(TokenKind.Slash, 1); break;
            case ('%', _): Add(TokenKind.Percent, 1); break;
            case ('^', _): Add(TokenKind.Power, 1); break;
            case ('=', '=') when Peek(2) == '=': Foreign(3, "=="); break;
            case ('=', '='): Add(TokenKind.Equal, 2); break;
            case ('=', '<'): Foreign(2, "<="); break;
            case ('=', '>') when _allowsArrow: Add(TokenKind.Arrow, 2); _allowsArrow = false; break;
            case ('=', '>'): Foreign(2, ">="); break;
            case ('=', _) when _letAwaitsValue: Add(TokenKind.Assign, 1); _letAwaitsValue = false; break;
            case ('=', _): Foreign(1, "=="); break;
            case ('!', '=') when Peek(2) == '=': Foreign(3, "!="); break;
            case ('!', '='): Add(TokenKind.NotEqual, 2); break;
            case ('!', _): Add(TokenKind.Bang, 1); break;
            case ('<', '>'): Foreign(2, "!="); break;
            case ('<', '<'): Foreign(2, "a multiplication by a power of two"); break;
            case ('<', '='): Add(TokenKind.LessOrEqual, 2); break;
            case ('<', _): Add(TokenKind.Less, 1); break;
            case ('>', '>'): Foreign(2, "a division by a power of two"); break;
            case ('>', '='): Add(TokenKind.GreaterOrEqual, 2); break;
            case ('>', _): Add(TokenKind.Greater, 1); break;
            case ('&', '&'): Add(TokenKind.And, 2); break;
            case ('&', _): Foreign(1, "&& or and"); break;
            case ('|', '|'): Add(TokenKind.Or, 2); break;
            case ('|', _): Foreign(1, "|| or or"); break;
            case ('~', _): Foreign(1, "! or not"); break;
            case ('?', _): Add(TokenKind.Question, 1); break;
            case (':', _): Add(TokenKind.Colon, 1); break;
            case (',', _): Add(TokenKind.Comma, 1); break;
            case (';', _): Add(TokenKind.Semicolon, 1); _letAwaitsValue = false; break;
            case ('(', _): Add(TokenKind.OpenParenthesis, 1); break;
            case (')', _): Add(TokenKind.CloseParenthesis, 1); break;
            case ('[', _): Add(TokenKind.OpenBracket, 1); break;
            case (']', _): Add(TokenKind.CloseBracket, 1); break;
            default: _errors.UnknownCharacter(new TextSpan(_position++, 1)); break;
        }
    }

    private void Add(TokenKind kind, int length)
    {
        Add(new Token(kind, _position, length));
        _position += length;
    }

    private void Add(in Token token)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, 2 * _count);
        _tokens[_count++] = token;
    }

    private void Foreign(int length, string remedy)
    {
        _errors.ForeignOperator(new TextSpan(_position, length), remedy);
        _position += length;
    }
}
