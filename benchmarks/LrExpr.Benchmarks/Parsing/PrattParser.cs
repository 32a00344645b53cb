using System.Collections.Immutable;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Benchmarks.Parsing;

/// <summary>Where a <see cref="PrattParser{TTokens}"/> gets its tokens; a struct, so that the calls are inlined.</summary>
internal interface ITokenSource
{
    /// <summary>The next token; after the last one, an end token as often as asked.</summary>
    Token Next();
}

/// <summary>Why and at which token a text was refused.</summary>
internal readonly record struct PrattFailure(FailureReason Reason, int Token);

/// <summary>
/// The yardstick of the parser: the same grammar, limits and syntax tree, written by hand as one would write it without any
/// library. It says that a text is wrong and where, but does not collect what its message would need.
/// </summary>
internal sealed class PrattParser<TTokens>(TTokens tokens, string text)
    where TTokens : struct, ITokenSource
{
    private TTokens _tokens = tokens;
    private Token _current;
    private Token _next;
    private int _index;
    private int _lastEnd;
    private int _depth = 1;
    private int _nodes;

    public PrattFailure? Failure { get; private set; }

    public ExpressionSyntax? Parse()
    {
        _current = _tokens.Next();
        _next = _tokens.Next();
        var tree = ParseExpression();
        return tree is not null && _current.Kind != TokenKind.End ? Fail() : tree;
    }

    private ExpressionSyntax? ParseNested()
    {
        if (++_depth > FormulaLimits.Nesting)
            return Fail(FailureReason.TooDeep);
        var tree = ParseExpression();
        _depth--;
        return tree;
    }

    private ExpressionSyntax? ParseNestedConditional()
    {
        if (++_depth > FormulaLimits.Nesting)
            return Fail(FailureReason.TooDeep);
        var tree = ParseConditional();
        _depth--;
        return tree;
    }

    private ExpressionSyntax? ParseNestedBinary(Precedence minimum)
    {
        if (++_depth > FormulaLimits.Nesting)
            return Fail(FailureReason.TooDeep);
        var tree = ParseBinary(minimum);
        _depth--;
        return tree;
    }

    private ExpressionSyntax? ParseExpression() => _current.Kind == TokenKind.Let ? ParseLet() : ParseConditional();

    private LetSyntax? ParseLet()
    {
        int start = _current.Start;
        if (!Counts())
            return null;
        Advance();
        if (!IsName(_current.Kind))
            return Fail<LetSyntax>();
        var name = TakeName();
        if (!Accepts(TokenKind.Assign))
            return Fail<LetSyntax>();
        if (ParseNestedConditional() is not { } value)
            return null;
        if (!Accepts(TokenKind.Semicolon))
            return Fail<LetSyntax>();
        return ParseNested() is { } body ? new LetSyntax(name, value, body, SpanFrom(start)) : null;
    }

    private ExpressionSyntax? ParseConditional()
    {
        int start = _current.Start;
        var condition = ParseBinary(Precedence.Disjunction);
        if (condition is null || _current.Kind != TokenKind.Question)
            return condition;
        if (!Counts())
            return null;
        Advance();
        if (ParseNestedConditional() is not { } whenTrue)
            return null;
        if (!Accepts(TokenKind.Colon))
            return Fail();
        return ParseNestedConditional() is { } whenFalse
            ? new ConditionalSyntax(condition, whenTrue, whenFalse, SpanFrom(start))
            : null;
    }

    private ExpressionSyntax? ParseBinary(Precedence minimum)
    {
        int start = _current.Start;
        var left = OperatorTable.Prefix(_current.Kind) is { } prefix && prefix.Precedence >= minimum
            ? ParsePrefix(prefix)
            : ParsePrimary();
        while (left is not null && OperatorTable.Binary(_current.Kind) is { } row && row.Precedence >= minimum)
        {
            if (!Counts())
                return null;
            var operatorSpan = _current.Span;
            Advance();
            var right = row.IsRightAssociative ? ParseNestedBinary(Precedence.Prefix) : ParseBinary(row.Precedence + 1);
            if (right is null)
                return null;
            if (row.IsNonAssociative && OperatorTable.Binary(_current.Kind)?.Precedence == row.Precedence)
                return Fail(FailureReason.ChainedComparison);
            left = new BinarySyntax(left, row, operatorSpan, right, SpanFrom(start));
        }

        return left;
    }

    private PrefixSyntax? ParsePrefix(Operator row)
    {
        var operatorSpan = _current.Span;
        if (!Counts())
            return null;
        Advance();
        return ParseNestedBinary(row.Precedence) is { } operand
            ? new PrefixSyntax(row, operatorSpan, operand, SpanFrom(operatorSpan.Start))
            : null;
    }

    private ExpressionSyntax? ParsePrimary()
    {
        switch (_current.Kind)
        {
            case TokenKind.Number:
                if (!Counts())
                    return null;
                var number = new NumberSyntax(_current.Number, _current.Span);
                Advance();
                return number;
            case TokenKind.Name or TokenKind.QuotedName:
                if (!Counts())
                    return null;
                return _next.Kind == TokenKind.OpenParenthesis ? ParseCall() : TakeName();
            case TokenKind.OpenParenthesis:
                Advance();
                var inner = ParseNested();
                return inner is null || Accepts(TokenKind.CloseParenthesis) ? inner : Fail();
            case TokenKind.OpenBracket:
                return Counts() ? ParseArray() : null;
            case TokenKind.True or TokenKind.False:
                if (!Counts())
                    return null;
                var boolean = new BooleanSyntax(_current.Kind == TokenKind.True, _current.Span);
                Advance();
                return boolean;
            default:
                return Fail();
        }
    }

    private CallSyntax? ParseCall()
    {
        int index = _index;
        var name = TakeName();
        Advance();
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        while (_current.Kind != TokenKind.CloseParenthesis || arguments.Count > 0)
        {
            if (arguments.Count == FormulaLimits.Arguments)
                return Fail<CallSyntax>(FailureReason.TooManyArguments, index);
            NameSyntax? argumentName = null;
            if (_next.Kind == TokenKind.Colon && IsName(_current.Kind))
            {
                argumentName = TakeName();
                Advance();
            }

            if (ParseNested() is not { } value)
                return null;
            arguments.Add(new ArgumentSyntax(argumentName, value));
            if (!Accepts(TokenKind.Comma))
                break;
        }

        return Accepts(TokenKind.CloseParenthesis)
            ? new CallSyntax(name, arguments.DrainToImmutable(), SpanFrom(name.Span.Start))
            : Fail<CallSyntax>();
    }

    private ArraySyntax? ParseArray()
    {
        int start = _current.Start;
        Advance();
        var elements = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        while (_current.Kind != TokenKind.CloseBracket || elements.Count > 0)
        {
            if (elements.Count == FormulaLimits.ArrayElements)
                return Fail<ArraySyntax>(FailureReason.TooManyElements, _index);
            if (ParseNested() is not { } element)
                return null;
            elements.Add(element);
            if (!Accepts(TokenKind.Comma))
                break;
        }

        return Accepts(TokenKind.CloseBracket)
            ? new ArraySyntax(elements.DrainToImmutable(), SpanFrom(start))
            : Fail<ArraySyntax>();
    }

    private void Advance()
    {
        _lastEnd = _current.End;
        _current = _next;
        _next = _tokens.Next();
        _index++;
    }

    private bool Accepts(TokenKind kind)
    {
        if (_current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private static bool IsName(TokenKind kind) => kind is TokenKind.Name or TokenKind.QuotedName;

    private NameSyntax TakeName()
    {
        int quotes = _current.Kind == TokenKind.QuotedName ? 1 : 0;
        var name = new NameSyntax(text.Substring(_current.Start + quotes, _current.Length - 2 * quotes), _current.Span);
        Advance();
        return name;
    }

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, _lastEnd);

    private bool Counts()
    {
        if (++_nodes <= FormulaLimits.Nodes)
            return true;
        Fail(FailureReason.TooManyNodes);
        return false;
    }

    private ExpressionSyntax? Fail(FailureReason reason = FailureReason.Unexpected) => Fail<ExpressionSyntax>(reason, _index);

    private T? Fail<T>()
        where T : ExpressionSyntax => Fail<T>(FailureReason.Unexpected, _index);

    private T? Fail<T>(FailureReason reason, int token)
        where T : ExpressionSyntax
    {
        Failure ??= new PrattFailure(reason, token);
        return null;
    }
}
