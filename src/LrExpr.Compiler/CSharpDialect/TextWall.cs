using System.Globalization;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>
/// The first wall, over characters: cuts a text into tokens and reports every character, number and operator that a C# formula
/// cannot have. A name with its class, <c>Math.Floor</c>, is one token.
/// </summary>
internal sealed class TextWall
{
    private readonly string _text;
    private readonly CSharpErrors _errors;
    private readonly List<Token> _tokens = [];
    private int _position;

    /// <summary>Tokens as C# counts them, where <c>Math.Floor</c> is three.</summary>
    private int _count;

    private TextWall(SourceText source, CSharpErrors errors)
    {
        _text = source.Text;
        _errors = errors;
    }

    /// <summary>The tokens of a text whose length has been checked, as many as are allowed.</summary>
    public static IReadOnlyList<Token> Read(SourceText source, CSharpErrors errors)
    {
        var wall = new TextWall(source, errors);
        while (wall.SkipBlanks() && wall._count <= FormulaLimits.Nodes)
            wall.ReadToken();
        return wall._tokens;
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private bool SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
            _position++;
        return _position < _text.Length;
    }

    private void ReadToken()
    {
        char c = Peek();
        if (Names.IsStart(c))
            ReadName();
        else if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Peek(1)))
            ReadNumber();
        else if (c is '"' or '\'')
            ReadQuotes(c);
        else if (c > '\x7F' || c < ' ')
            ReadForeignRun();
        else
            ReadSymbol(c);
    }

    private void ReadName()
    {
        int start = _position;
        ReadPart();
        int end = _position;
        while (SkipBlanks() && Peek() == '.')
        {
            _position++;
            SkipBlanks();
            if (!Names.IsStart(Peek()))
            {
                // A point that no name follows is reported as a token of its own.
                _position = end;
                break;
            }

            _count += 2;
            ReadPart();
            end = _position;
        }

        _position = end;
        var span = TextSpan.FromBounds(start, end);
        Add(_text.AsSpan(start, span.Length) switch
        {
            "true" => TokenKind.True,
            "false" => TokenKind.False,
            "and" => TokenKind.And,
            "or" => TokenKind.Or,
            "not" => TokenKind.Not,
            _ => TokenKind.Name,
        }, span);
    }

    private void ReadPart()
    {
        int start = _position;
        while (Names.IsPart(Peek()))
            _position++;
        if (_position - start > FormulaLimits.NameLength)
            _errors.NameTooLong(TextSpan.FromBounds(start, _position));
    }

    private void ReadNumber()
    {
        int start = _position;
        bool isMalformed = !SkipDigits();
        if (Peek() == '.' && !Names.IsStart(Peek(1)))
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

        int digits = _position;
        while (Names.IsPart(Peek()))
            _position++;
        var suffix = _text.AsSpan(digits, _position - digits);
        bool isWhole = !_text.AsSpan(start, digits - start).ContainsAny('.', 'e', 'E');
        var span = TextSpan.FromBounds(start, _position);
        if (span.Length > FormulaLimits.NumberLength)
            _errors.NumberTooLong(span);
        else if (suffix is "f" or "F" or "m" or "M" || isWhole && suffix.Length <= 2 && suffix.ContainsAny('u', 'U') && !suffix.ContainsAnyExcept("uUlL"))
            _errors.Suffix(span);
        else if (isMalformed || suffix.Contains('_'))
            _errors.MalformedNumber(span);
        else if (suffix is "" or "d" or "D" || isWhole && suffix is "l" or "L")
            AddNumber(span, digits - start);
        else
            _errors.NumberBeforeName(span);
    }

    /// <summary>Digits with single underscores between them; false where an underscore stands elsewhere.</summary>
    private bool SkipDigits()
    {
        bool isWellFormed = true;
        while (char.IsAsciiDigit(Peek()) || Peek() == '_' && char.IsAsciiDigit(Peek(1)))
        {
            isWellFormed &= Peek() != '_' || _position > 0 && char.IsAsciiDigit(_text[_position - 1]);
            _position++;
        }

        return isWellFormed;
    }

    private void AddNumber(TextSpan span, int digits)
    {
        string text = _text.Substring(span.Start, digits).Replace("_", "", StringComparison.Ordinal);
        double value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (double.IsInfinity(value))
            _errors.NumberOutOfRange(span, isTooSmall: false);
        else if (value == 0 && text.AsSpan(0, exponent < 0 ? text.Length : exponent).ContainsAnyInRange('1', '9'))
            _errors.NumberOutOfRange(span, isTooSmall: true);
        Add(TokenKind.Number, span, value);
    }

    private void ReadQuotes(char quote)
    {
        int start = _position++;
        while (_position < _text.Length && Peek() != quote && Peek() != '\n')
            _position++;
        if (Peek() == quote)
            _position++;
        _errors.Character(TextSpan.FromBounds(start, _position), "there are no texts");
    }

    private void ReadForeignRun()
    {
        int start = _position;
        while (_position < _text.Length && (Peek() > '\x7F' || Peek() < ' ' && Peek() is not ('\t' or '\r' or '\n')))
            _position++;
        _errors.Character(TextSpan.FromBounds(start, _position), "only ASCII is");
    }

    private void ReadSymbol(char c)
    {
        switch (c, Peek(1))
        {
            case ('+', _): Add(TokenKind.Plus, 1); break;
            case ('-', _): Add(TokenKind.Minus, 1); break;
            case ('*', '*'): Refuse(2, "write Math.Pow(a, b)"); break;
            case ('*', _): Add(TokenKind.Star, 1); break;
            case ('/', '/' or '*'): Refuse(2, "there are no comments; whole division is Math.Floor(a / b)"); break;
            case ('/', _): Add(TokenKind.Slash, 1); break;
            case ('%', _): Add(TokenKind.Percent, 1); break;
            case ('=', '=') when Peek(2) == '=': Forbid(3, "write =="); break;
            case ('=', '='): Add(TokenKind.Equal, 2); break;
            case ('=', '>'): Forbid(2, "there are no lambdas, and the comparison is >="); break;
            case ('=', _): Forbid(1, "write == to compare"); break;
            case ('!', '=') when Peek(2) == '=': Forbid(3, "write !="); break;
            case ('!', '='): Add(TokenKind.NotEqual, 2); break;
            case ('!', _): Add(TokenKind.Bang, 1); break;
            case ('<', '>'): Refuse(2, "write !="); break;
            case ('<', '<') or ('>', '>'): Refuse(2, "multiply or divide by a power of two"); break;
            case ('<', '='): Add(TokenKind.LessOrEqual, 2); break;
            case ('<', _): Add(TokenKind.Less, 1); break;
            case ('>', '='): Add(TokenKind.GreaterOrEqual, 2); break;
            case ('>', _): Add(TokenKind.Greater, 1); break;
            case ('&', '&'): Add(TokenKind.And, 2); break;
            case ('&', _): Refuse(1, "write &&"); break;
            case ('|', '|'): Add(TokenKind.Or, 2); break;
            case ('|', _): Refuse(1, "write ||"); break;
            case ('?', '?'): Refuse(2, "no value is null"); break;
            case ('?', '.') when !char.IsAsciiDigit(Peek(2)): Refuse(2, "values have no members"); break;
            case ('?', _): Add(TokenKind.Question, 1); break;
            case (':', _): Add(TokenKind.Colon, 1); break;
            case (',', _): Add(TokenKind.Comma, 1); break;
            case ('(', _): Add(TokenKind.OpenParenthesis, 1); break;
            case (')', _): Add(TokenKind.CloseParenthesis, 1); break;
            case ('.', _): Refuse(1, "values have no members"); break;
            case ('^', _): Forbid(1, "write Math.Pow(a, b)"); break;
            case ('[' or ']', _): Forbid(1, "write Lr.At(values, index); arrays are given as parameters"); break;
            default: Forbid(1, null); break;
        }
    }

    private void Add(TokenKind kind, int length)
    {
        Add(kind, new TextSpan(_position, length));
        _position += length;
    }

    private void Add(TokenKind kind, TextSpan span, double number = 0)
    {
        _tokens.Add(new Token(kind, span.Start, span.Length, number));
        if (++_count > FormulaLimits.Nodes)
            _errors.TooManyTokens(span);
    }

    /// <summary>A character or operator that is not allowed.</summary>
    private void Forbid(int length, string? remedy)
    {
        _errors.Character(new TextSpan(_position, length), remedy);
        _position += length;
    }

    /// <summary>Allowed characters that write something there is not.</summary>
    private void Refuse(int length, string remedy)
    {
        _errors.Construct(new TextSpan(_position, length), remedy);
        _position += length;
    }
}
