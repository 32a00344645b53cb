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
/// failure is the error, and one object that moves on is the input and the result of every rule. The combinators Sprache brings recurse
/// once for each operator of a chain and allocate for every character; these are its parsers, inputs and results, with loops for chains and
/// tokens for characters.
/// </remarks>
internal static class Grammar
{
    private static readonly Parser<ExpressionSyntax> Expression = ParseExpression;

    private static readonly Parser<ExpressionSyntax> Conditional = ParseConditional;

    /// <summary>A binary expression whose operators bind at least as tightly as a precedence, by that precedence.</summary>
    private static readonly Parser<ExpressionSyntax>[] Binary =
        [.. Enum.GetValues<Precedence>().Select(minimum => (Parser<ExpressionSyntax>)(input => ParseBinary(input, minimum)))];

    public static ExpressionSyntax? ParseFormula(TokenStream tokens)
    {
        var input = new TokenInput(tokens);
        return RunNested(Expression, input).WasSuccessful && IsAtEnd(input) ? input.Value : null;
    }

    public static FunctionSyntax? ParseFunction(TokenStream tokens)
    {
        var input = new TokenInput(tokens);
        return ParseHeader(input) is { } parameters && RunNested(Expression, input).WasSuccessful && IsAtEnd(input) ? new FunctionSyntax(parameters, input.Value) : null;
    }

    private static bool IsAtEnd(TokenInput input)
    {
        if (!input.AtEnd)
            Fail(input, Expected.Operator | Expected.End);
        return input.AtEnd;
    }

    /// <summary>Runs a rule that nests: it counts one level deeper while it runs, and runs on a fresh stack where this one is short.</summary>
    private static IResult<ExpressionSyntax> RunNested(Parser<ExpressionSyntax> rule, IInput input)
    {
        var tokens = Tokens(input);
        if (++tokens.Depth > FormulaLimits.Nesting)
            return Fail(input, FailureReason.TooDeep);
        var result = StackGuard.HasRoom ? rule(input) : RunOnFreshStack(rule, input);
        tokens.Depth--;
        return result;
    }

    /// <summary>Apart from its caller, which would make the closure even where it needs none.</summary>
    private static IResult<ExpressionSyntax> RunOnFreshStack(Parser<ExpressionSyntax> rule, IInput input) =>
        StackGuard.OnFreshStack(() => rule(input));

    /// <summary>The parameters of a function up to its arrow; null where that fails.</summary>
    private static ImmutableArray<NameSyntax>? ParseHeader(TokenInput input)
    {
        if (!Accepts(input, TokenKind.OpenParenthesis))
            return Failed(input, Expected.OpenParenthesis);

        var parameters = ImmutableArray.CreateBuilder<NameSyntax>();
        while (Kind(input) != TokenKind.CloseParenthesis || parameters.Count > 0)
        {
            if (!IsName(input))
                return Failed(input, parameters.Count == 0 ? Expected.Name | Expected.CloseParenthesis : Expected.Name);
            parameters.Add(NameAt(input));
            input.Advance();
            if (!Accepts(input, TokenKind.Comma))
                break;
        }

        if (!Accepts(input, TokenKind.CloseParenthesis))
            return Failed(input, Expected.Comma | Expected.CloseParenthesis);
        return Accepts(input, TokenKind.Arrow) ? parameters.ToImmutable() : Failed(input, Expected.Arrow);

        static ImmutableArray<NameSyntax>? Failed(TokenInput input, Expected expected)
        {
            Fail(input, expected);
            return null;
        }
    }

    private static IResult<ExpressionSyntax> ParseExpression(IInput input) =>
        Kind(input) == TokenKind.Let ? ParseLet(input) : Conditional(input);

    private static IResult<ExpressionSyntax> ParseLet(IInput input)
    {
        int start = Start(input);
        if (!Counts(input))
            return Fail(input, FailureReason.TooManyNodes);
        input.Advance();
        if (!IsName(input))
            return Fail(input, Expected.Name);
        var name = NameAt(input);
        input.Advance();
        if (!Accepts(input, TokenKind.Assign))
            return Fail(input, Expected.Assign);
        var result = RunNested(Conditional, input);
        if (!result.WasSuccessful)
            return result;
        var value = result.Value;
        if (!Accepts(input, TokenKind.Semicolon))
            return Fail(input, Expected.Operator | Expected.Semicolon);
        result = RunNested(Expression, input);
        return result.WasSuccessful ? Succeed(new LetSyntax(name, value, result.Value, SpanFrom(start, input)), input) : result;
    }

    private static IResult<ExpressionSyntax> ParseConditional(IInput input)
    {
        int start = Start(input);
        var result = Binary[(int)Precedence.Disjunction](input);
        if (!result.WasSuccessful || Kind(input) != TokenKind.Question)
            return result;
        var condition = result.Value;
        if (!Counts(input))
            return Fail(input, FailureReason.TooManyNodes);
        result = RunNested(Conditional, input.Advance());
        if (!result.WasSuccessful)
            return result;
        var whenTrue = result.Value;
        if (!Accepts(input, TokenKind.Colon))
            return Fail(input, Expected.Operator | Expected.Colon);
        result = RunNested(Conditional, input);
        return result.WasSuccessful
            ? Succeed(new ConditionalSyntax(condition, whenTrue, result.Value, SpanFrom(start, input)), input)
            : result;
    }

    private static IResult<ExpressionSyntax> ParseBinary(IInput input, Precedence minimum)
    {
        int start = Start(input);
        var result = OperatorTable.Prefix(Kind(input)) is { } prefix && prefix.Precedence >= minimum
            ? ParsePrefix(input, prefix)
            : ParsePrimary(input);
        while (result.WasSuccessful && OperatorTable.Binary(Kind(input)) is { } row && row.Precedence >= minimum)
        {
            var (left, symbol) = (result.Value, TokenAt(input).Span);
            if (!Counts(input))
                return Fail(input, FailureReason.TooManyNodes);
            result = row.IsRightAssociative
                ? RunNested(Binary[(int)Precedence.Prefix], input.Advance())
                : Binary[(int)row.Precedence + 1](input.Advance());
            if (!result.WasSuccessful)
                return result;
            if (row.IsNonAssociative && OperatorTable.Binary(Kind(input))?.Precedence == row.Precedence)
                return Fail(input, FailureReason.ChainedComparison);
            result = Succeed(new BinarySyntax(left, row, symbol, result.Value, SpanFrom(start, input)), input);
        }

        return result;
    }

    private static IResult<ExpressionSyntax> ParsePrefix(IInput input, Syntax.Operator row)
    {
        var symbol = TokenAt(input).Span;
        if (!Counts(input))
            return Fail(input, FailureReason.TooManyNodes);
        var operand = RunNested(Binary[(int)row.Precedence], input.Advance());
        return operand.WasSuccessful
            ? Succeed(new PrefixSyntax(row, symbol, operand.Value, SpanFrom(symbol.Start, input)), input)
            : operand;
    }

    private static IResult<ExpressionSyntax> ParsePrimary(IInput input)
    {
        var token = TokenAt(input);
        if (token.Kind == TokenKind.OpenParenthesis)
            return ParseParentheses(input);
        if (token.Kind is not (TokenKind.Number or TokenKind.Name or TokenKind.QuotedName or TokenKind.True or TokenKind.False or TokenKind.Text or TokenKind.OpenBracket))
            return Fail(input, Expected.Value);
        if (!Counts(input))
            return Fail(input, FailureReason.TooManyNodes);
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
        return !inner.WasSuccessful || Accepts(input, TokenKind.CloseParenthesis) ? inner : Fail(input, Expected.Operator | Expected.CloseParenthesis);
    }

    private static IResult<ExpressionSyntax> ParseCall(IInput input)
    {
        var (name, position) = (NameAt(input), input.Position);
        input.Advance().Advance();
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>(initialCapacity: Kind(input) == TokenKind.CloseParenthesis ? 0 : 1);
        while (Kind(input) != TokenKind.CloseParenthesis || arguments.Count > 0)
        {
            if (arguments.Count == FormulaLimits.Arguments)
                return Fail(input, FailureReason.TooManyArguments, position: position);
            var argumentName = NameOfArgument(input);
            var value = RunNested(Expression, input);
            if (!value.WasSuccessful)
                return value;
            arguments.Add(new ArgumentSyntax(argumentName, value.Value));
            if (!Accepts(input, TokenKind.Comma))
                break;
        }

        return Accepts(input, TokenKind.CloseParenthesis)
            ? Succeed(new CallSyntax(name, arguments.DrainToImmutable(), SpanFrom(name.Span.Start, input)), input)
            : Fail(input, Expected.Operator | Expected.Comma | Expected.CloseParenthesis);
    }

    private static NameSyntax? NameOfArgument(IInput input)
    {
        if (!IsName(input) || KindAfter(input) != TokenKind.Colon)
            return null;
        var name = NameAt(input);
        input.Advance().Advance();
        return name;
    }

    private static IResult<ExpressionSyntax> ParseArray(IInput input)
    {
        int start = Start(input);
        input.Advance();
        var elements = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        while (Kind(input) != TokenKind.CloseBracket || elements.Count > 0)
        {
            if (elements.Count == FormulaLimits.ArrayElements)
                return Fail(input, FailureReason.TooManyElements);
            var element = RunNested(Expression, input);
            if (!element.WasSuccessful)
                return element;
            elements.Add(element.Value);
            if (!Accepts(input, TokenKind.Comma))
                break;
        }

        return Accepts(input, TokenKind.CloseBracket)
            ? Succeed(new ArraySyntax(elements.DrainToImmutable(), SpanFrom(start, input)), input)
            : Fail(input, Expected.Operator | Expected.Comma | Expected.CloseBracket);
    }

    private static TokenStream Tokens(IInput input) => ((TokenInput)input).Tokens;

    private static ref readonly Token TokenAt(IInput input) => ref ((TokenInput)input).Token;

    private static TokenKind Kind(IInput input) => TokenAt(input).Kind;

    private static TokenKind KindAfter(IInput input) => Tokens(input)[input.Position + 1].Kind;

    private static int Start(IInput input) => TokenAt(input).Start;

    /// <summary>From a start to the last token that has been passed.</summary>
    private static TextSpan SpanFrom(int start, IInput input) => TextSpan.FromBounds(start, Tokens(input)[input.Position - 1].End);

    private static bool IsName(IInput input) => Kind(input) is TokenKind.Name or TokenKind.QuotedName;

    private static NameSyntax NameAt(IInput input) => new(Tokens(input).NameOf(TokenAt(input)), TokenAt(input).Span);

    private static bool Accepts(IInput input, TokenKind kind)
    {
        if (Kind(input) != kind)
            return false;
        input.Advance();
        return true;
    }

    /// <summary>Counts one more part of the formula; false where that is one too many.</summary>
    private static bool Counts(IInput input) => ++Tokens(input).NodeCount <= FormulaLimits.Nodes;

    private static IResult<ExpressionSyntax> Succeed(ExpressionSyntax node, IInput input)
    {
        var result = (TokenInput)input;
        result.Value = node;
        return result;
    }

    private static IResult<ExpressionSyntax> Fail(IInput input, Expected expected) => Fail(input, FailureReason.Unexpected, expected);

    private static IResult<ExpressionSyntax> Fail(IInput input, FailureReason reason, Expected expected = Expected.Nothing, int? position = null)
    {
        Tokens(input).Fail(new SyntaxFailure(reason, position ?? input.Position, expected));
        return Result.Failure<ExpressionSyntax>(input, "", []);
    }

    /// <summary>
    /// Sprache's input with tokens for characters: the position is that of a token, the current character its kind. It is also the result of every rule
    /// that matched: what is left, and what was read last.
    /// </summary>
    private sealed class TokenInput(TokenStream tokens) : IInput, IResult<ExpressionSyntax>
    {
        public TokenStream Tokens => tokens;
        public ref readonly Token Token => ref tokens[Position];
        public int Position { get; private set; }
        public char Current => (char)Token.Kind;
        public bool AtEnd => Token.Kind == TokenKind.End;
        public string Source => throw new NotSupportedException("The grammar runs over tokens.");
        public int Line => 1;
        public int Column => Position + 1;
        public IDictionary<object, object> Memos => throw new NotSupportedException("The grammar never goes back.");
        public ExpressionSyntax Value { get; set; } = null!;
        public IInput Remainder => this;
        public bool WasSuccessful => true;
        public string Message => "";
        public IEnumerable<string> Expectations => [];

        public IInput Advance()
        {
            Position++;
            return this;
        }

        public bool Equals(IInput? other) => ReferenceEquals(this, other);
        public override bool Equals(object? obj) => base.Equals(obj);
        public override int GetHashCode() => base.GetHashCode();
    }
}
