using System.Collections.Immutable;
using LrExpr.Syntax;
using LrExpr.Text;
using Sprache;

namespace LrExpr.Parsing;

/// <summary>
/// The grammar, as Sprache parsers over tokens. This is the only file that knows Sprache.
/// </summary>
/// <remarks>
/// <code>
/// formula     = expression , END ;
/// function    = "(" , [ NAME , { "," , NAME } ] , ")" , "=>" , expression , END ;
/// expression  = let | conditional ;
/// let         = "let" , NAME , "=" , conditional , ";" , expression ;
/// conditional = binary , [ "?" , conditional , ":" , conditional ] ;
/// binary      = operand , { OPERATOR , binary } ;                       (precedence climbing over the operator table)
/// operand     = PREFIX , binary | primary ;
/// primary     = NUMBER | "true" | "false" | TEXT | NAME | call | array | "(" , expression , ")" ;
/// call        = NAME , "(" , [ argument , { "," , argument } ] , ")" ;
/// argument    = [ NAME , ":" ] , expression ;
/// array       = "[" , [ expression , { "," , expression } ] , "]" ;
/// </code>
/// The next token, for a named argument the next two, decides every choice, so nothing is tried and taken back: the first
/// failure is the error. The combinators Sprache brings recurse once for each operator of a chain and allocate for every
/// character; these are its parsers, inputs and results, with loops for chains and tokens for characters.
/// </remarks>
internal static class Grammar
{
    private static readonly Parser<ExpressionSyntax> Expression = ParseExpression;

    private static readonly Parser<ExpressionSyntax> Conditional = ParseConditional;

    /// <summary>A binary expression whose operators bind at least as tightly as a precedence, by that precedence.</summary>
    private static readonly Parser<ExpressionSyntax>[] Binary =
        [.. Enum.GetValues<Precedence>().Select(minimum => (Parser<ExpressionSyntax>)(input => ParseBinary(input, minimum)))];

    public static ExpressionSyntax? ParseFormula(TokenStream tokens) => Run(input => RunNested(Expression, input), tokens);

    public static FunctionSyntax? ParseFunction(TokenStream tokens) => Run(Function, tokens);

    private static T? Run<T>(Parser<T> rule, TokenStream tokens)
        where T : class
    {
        var result = rule(new TokenInput(tokens, 0));
        if (!result.WasSuccessful)
            return null;
        if (result.Remainder.AtEnd)
            return result.Value;
        Fail<T>(result.Remainder, Expected.Operator | Expected.End);
        return null;
    }

    /// <summary>Runs a rule that nests: it counts one level deeper while it runs, and runs on a fresh stack where this one is short.</summary>
    private static IResult<ExpressionSyntax> RunNested(Parser<ExpressionSyntax> rule, IInput input)
    {
        var tokens = Tokens(input);
        if (++tokens.Depth > FormulaLimits.Nesting)
            return Fail<ExpressionSyntax>(input, FailureReason.TooDeep);
        var result = StackGuard.HasRoom ? rule(input) : RunOnFreshStack(rule, input);
        tokens.Depth--;
        return result;
    }

    /// <summary>Apart from its caller, which would make the closure even where it needs none.</summary>
    private static IResult<ExpressionSyntax> RunOnFreshStack(Parser<ExpressionSyntax> rule, IInput input) =>
        StackGuard.OnFreshStack(() => rule(input));

    private static IResult<FunctionSyntax> Function(IInput input)
    {
        if (!Accepts(ref input, TokenKind.OpenParenthesis))
            return Fail<FunctionSyntax>(input, Expected.OpenParenthesis);

        var parameters = ImmutableArray.CreateBuilder<NameSyntax>();
        while (Kind(input) != TokenKind.CloseParenthesis || parameters.Count > 0)
        {
            if (!IsName(input))
                return Fail<FunctionSyntax>(input, parameters.Count == 0 ? Expected.Name | Expected.CloseParenthesis : Expected.Name);
            parameters.Add(NameAt(input));
            input = input.Advance();
            if (!Accepts(ref input, TokenKind.Comma))
                break;
        }

        if (!Accepts(ref input, TokenKind.CloseParenthesis))
            return Fail<FunctionSyntax>(input, Expected.Comma | Expected.CloseParenthesis);
        if (!Accepts(ref input, TokenKind.Arrow))
            return Fail<FunctionSyntax>(input, Expected.Arrow);
        var body = RunNested(Expression, input);
        return body.WasSuccessful
            ? new Success<FunctionSyntax>(new FunctionSyntax(parameters.ToImmutable(), body.Value), body.Remainder)
            : Failed<FunctionSyntax>(body.Remainder);
    }

    private static IResult<ExpressionSyntax> ParseExpression(IInput input) =>
        Kind(input) == TokenKind.Let ? ParseLet(input) : Conditional(input);

    private static IResult<ExpressionSyntax> ParseLet(IInput input)
    {
        int start = Start(input);
        if (!Counts(input))
            return Fail<ExpressionSyntax>(input, FailureReason.TooManyNodes);
        input = input.Advance();
        if (!IsName(input))
            return Fail<ExpressionSyntax>(input, Expected.Name);
        var name = NameAt(input);
        input = input.Advance();
        if (!Accepts(ref input, TokenKind.Assign))
            return Fail<ExpressionSyntax>(input, Expected.Assign);
        var value = RunNested(Conditional, input);
        if (!value.WasSuccessful)
            return value;
        input = value.Remainder;
        if (!Accepts(ref input, TokenKind.Semicolon))
            return Fail<ExpressionSyntax>(input, Expected.Operator | Expected.Semicolon);
        var body = RunNested(Expression, input);
        return body.WasSuccessful
            ? Succeed(new LetSyntax(name, value.Value, body.Value, SpanUntil(start, body.Remainder)), body.Remainder)
            : body;
    }

    private static IResult<ExpressionSyntax> ParseConditional(IInput input)
    {
        int start = Start(input);
        var condition = Binary[(int)Precedence.Disjunction](input);
        if (!condition.WasSuccessful || Kind(condition.Remainder) != TokenKind.Question)
            return condition;
        input = condition.Remainder;
        if (!Counts(input))
            return Fail<ExpressionSyntax>(input, FailureReason.TooManyNodes);
        var whenTrue = RunNested(Conditional, input.Advance());
        if (!whenTrue.WasSuccessful)
            return whenTrue;
        input = whenTrue.Remainder;
        if (!Accepts(ref input, TokenKind.Colon))
            return Fail<ExpressionSyntax>(input, Expected.Operator | Expected.Colon);
        var whenFalse = RunNested(Conditional, input);
        return whenFalse.WasSuccessful
            ? Succeed(
                new ConditionalSyntax(condition.Value, whenTrue.Value, whenFalse.Value, SpanUntil(start, whenFalse.Remainder)),
                whenFalse.Remainder)
            : whenFalse;
    }

    private static IResult<ExpressionSyntax> ParseBinary(IInput input, Precedence minimum)
    {
        int start = Start(input);
        var left = OperatorTable.Prefix(Kind(input)) is { } prefix && prefix.Precedence >= minimum
            ? ParsePrefix(input, prefix)
            : ParsePrimary(input);
        while (left.WasSuccessful && OperatorTable.Binary(Kind(left.Remainder)) is { } row && row.Precedence >= minimum)
        {
            input = left.Remainder;
            if (!Counts(input))
                return Fail<ExpressionSyntax>(input, FailureReason.TooManyNodes);
            var right = row.IsRightAssociative
                ? RunNested(Binary[(int)Precedence.Prefix], input.Advance())
                : Binary[(int)row.Precedence + 1](input.Advance());
            if (!right.WasSuccessful)
                return right;
            if (row.IsNonAssociative && OperatorTable.Binary(Kind(right.Remainder))?.Precedence == row.Precedence)
                return Fail<ExpressionSyntax>(right.Remainder, FailureReason.ChainedComparison);
            left = Succeed(
                new BinarySyntax(left.Value, row, TokenAt(input).Span, right.Value, SpanUntil(start, right.Remainder)),
                right.Remainder);
        }

        return left;
    }

    private static IResult<ExpressionSyntax> ParsePrefix(IInput input, Syntax.Operator row)
    {
        if (!Counts(input))
            return Fail<ExpressionSyntax>(input, FailureReason.TooManyNodes);
        var operand = RunNested(Binary[(int)row.Precedence], input.Advance());
        return operand.WasSuccessful
            ? Succeed(
                new PrefixSyntax(row, TokenAt(input).Span, operand.Value, SpanUntil(Start(input), operand.Remainder)), operand.Remainder)
            : operand;
    }

    private static IResult<ExpressionSyntax> ParsePrimary(IInput input)
    {
        var token = TokenAt(input);
        if (token.Kind == TokenKind.OpenParenthesis)
            return ParseParentheses(input);
        if (token.Kind is not (TokenKind.Number or TokenKind.Name or TokenKind.QuotedName or TokenKind.True or TokenKind.False or TokenKind.Text or TokenKind.OpenBracket))
            return Fail<ExpressionSyntax>(input, Expected.Value);
        if (!Counts(input))
            return Fail<ExpressionSyntax>(input, FailureReason.TooManyNodes);
        return token.Kind switch
        {
            TokenKind.Number => Succeed(new NumberSyntax(token.Number, token.Span), input.Advance()),
            TokenKind.OpenBracket => ParseArray(input),
            TokenKind.True or TokenKind.False => Succeed(new BooleanSyntax(token.Kind == TokenKind.True, token.Span), input.Advance()),
            TokenKind.Text => Succeed(new QuotedSyntax(Tokens(input).TextOf(token), token.Span), input.Advance()),
            _ when KindAfter(input) == TokenKind.OpenParenthesis => ParseCall(input),
            _ => Succeed(NameAt(input), input.Advance()),
        };
    }

    private static IResult<ExpressionSyntax> ParseParentheses(IInput input)
    {
        var inner = RunNested(Expression, input.Advance());
        if (!inner.WasSuccessful)
            return inner;
        input = inner.Remainder;
        return Accepts(ref input, TokenKind.CloseParenthesis)
            ? Succeed(inner.Value, input)
            : Fail<ExpressionSyntax>(input, Expected.Operator | Expected.CloseParenthesis);
    }

    private static IResult<ExpressionSyntax> ParseCall(IInput input)
    {
        int start = Start(input);
        var (name, nameInput) = (NameAt(input), input);
        input = input.Advance().Advance();
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>(initialCapacity: 2);
        while (Kind(input) != TokenKind.CloseParenthesis || arguments.Count > 0)
        {
            if (arguments.Count == FormulaLimits.Arguments)
                return Fail<ExpressionSyntax>(nameInput, FailureReason.TooManyArguments);
            var argument = ParseArgument(input);
            if (!argument.WasSuccessful)
                return Failed<ExpressionSyntax>(argument.Remainder);
            arguments.Add(argument.Value);
            input = argument.Remainder;
            if (!Accepts(ref input, TokenKind.Comma))
                break;
        }

        return Accepts(ref input, TokenKind.CloseParenthesis)
            ? Succeed(new CallSyntax(name, arguments.DrainToImmutable(), SpanUntil(start, input)), input)
            : Fail<ExpressionSyntax>(input, Expected.Operator | Expected.Comma | Expected.CloseParenthesis);
    }

    private static IResult<ArgumentSyntax> ParseArgument(IInput input)
    {
        NameSyntax? name = null;
        if (IsName(input) && KindAfter(input) == TokenKind.Colon)
        {
            name = NameAt(input);
            input = input.Advance().Advance();
        }

        var value = RunNested(Expression, input);
        return value.WasSuccessful
            ? new Success<ArgumentSyntax>(new ArgumentSyntax(name, value.Value), value.Remainder)
            : Failed<ArgumentSyntax>(value.Remainder);
    }

    private static IResult<ExpressionSyntax> ParseArray(IInput input)
    {
        int start = Start(input);
        input = input.Advance();
        var elements = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        while (Kind(input) != TokenKind.CloseBracket || elements.Count > 0)
        {
            if (elements.Count == FormulaLimits.ArrayElements)
                return Fail<ExpressionSyntax>(input, FailureReason.TooManyElements);
            var element = RunNested(Expression, input);
            if (!element.WasSuccessful)
                return element;
            elements.Add(element.Value);
            input = element.Remainder;
            if (!Accepts(ref input, TokenKind.Comma))
                break;
        }

        return Accepts(ref input, TokenKind.CloseBracket)
            ? Succeed(new ArraySyntax(elements.DrainToImmutable(), SpanUntil(start, input)), input)
            : Fail<ExpressionSyntax>(input, Expected.Operator | Expected.Comma | Expected.CloseBracket);
    }

    private static TokenStream Tokens(IInput input) => ((TokenInput)input).Tokens;

    private static ref readonly Token TokenAt(IInput input) => ref ((TokenInput)input).Token;

    private static TokenKind Kind(IInput input) => TokenAt(input).Kind;

    private static TokenKind KindAfter(IInput input) => Tokens(input)[input.Position + 1].Kind;

    private static int Start(IInput input) => TokenAt(input).Start;

    private static TextSpan SpanUntil(int start, IInput remainder) =>
        TextSpan.FromBounds(start, Tokens(remainder)[remainder.Position - 1].End);

    private static bool IsName(IInput input) => Kind(input) is TokenKind.Name or TokenKind.QuotedName;

    private static NameSyntax NameAt(IInput input) => new(Tokens(input).NameOf(TokenAt(input)), TokenAt(input).Span);

    private static bool Accepts(ref IInput input, TokenKind kind)
    {
        if (Kind(input) != kind)
            return false;
        input = input.Advance();
        return true;
    }

    /// <summary>Counts one more part of the formula; false where that is one too many.</summary>
    private static bool Counts(IInput input) => ++Tokens(input).NodeCount <= FormulaLimits.Nodes;

    private static IResult<ExpressionSyntax> Succeed(ExpressionSyntax node, IInput remainder) =>
        new Success<ExpressionSyntax>(node, remainder);

    private static IResult<T> Fail<T>(IInput input, Expected expected) =>
        Fail<T>(input, FailureReason.Unexpected, expected);

    private static IResult<T> Fail<T>(IInput input, FailureReason reason, Expected expected = Expected.Nothing)
    {
        Tokens(input).Fail(new SyntaxFailure(reason, input.Position, expected));
        return Failed<T>(input);
    }

    private static IResult<T> Failed<T>(IInput input) => Result.Failure<T>(input, "", []);

    /// <summary>Sprache's input with tokens for characters: the position is that of a token, the current character its kind.</summary>
    private sealed class TokenInput(TokenStream tokens, int position) : IInput
    {
        public TokenStream Tokens => tokens;
        public ref readonly Token Token => ref tokens[position];
        public int Position => position;
        public char Current => (char)Token.Kind;
        public bool AtEnd => Token.Kind == TokenKind.End;
        public string Source => throw new NotSupportedException("The grammar runs over tokens.");
        public int Line => 1;
        public int Column => position + 1;
        public IDictionary<object, object> Memos => throw new NotSupportedException("The grammar never goes back.");
        public IInput Advance() => new TokenInput(tokens, position + 1);
        public bool Equals(IInput? other) => other is TokenInput input && input.Tokens == tokens && input.Position == position;
        public override bool Equals(object? obj) => Equals(obj as IInput);
        public override int GetHashCode() => position;
    }

    /// <summary>Sprache's result of a rule that matched: half the size of its own, of which there is one for each part of a formula.</summary>
    private sealed class Success<T>(T value, IInput remainder) : IResult<T>
    {
        public T Value => value;
        public IInput Remainder => remainder;
        public bool WasSuccessful => true;
        public string Message => "";
        public IEnumerable<string> Expectations => [];
    }
}
