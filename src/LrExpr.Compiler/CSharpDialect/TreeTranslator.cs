using System.Collections.Immutable;
using System.Linq.Expressions;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>
/// The third wall: a foreign tree, node by node, to our own syntax. What is not listed here is refused, by the sort of node, by the CLR type
/// of every node, by the method of every call; and each node must agree with the tokens it was read from, which is also where
/// positions come from. Goes without recursion, since foreign trees may be of any depth.
/// </summary>
internal sealed class TreeTranslator
{
    private readonly SourceText _source;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Brackets _brackets;
    private readonly NameWall _names;
    private readonly MaskedFormula _masked;
    private readonly CSharpErrors _errors;
    private readonly Stack<(Expression Node, bool AreOperandsDone)> _work = new();
    private readonly Stack<Part> _parts = new();

    public TreeTranslator(SourceText source, IReadOnlyList<Token> tokens, Brackets brackets, NameWall names, MaskedFormula masked, CSharpErrors errors)
    {
        _source = source;
        _tokens = tokens;
        _brackets = brackets;
        _names = names;
        _masked = masked;
        _errors = errors;
    }

    /// <summary>A translated part, its first and last token, and whether C# would compute it with integers.</summary>
    private readonly record struct Part(ExpressionSyntax Syntax, int First, int Last, bool IsInteger = false);

    /// <summary>How many nodes of syntax were made.</summary>
    public int NodeCount { get; private set; }

    /// <summary>The syntax, or null where anything is refused, which is reported.</summary>
    public ExpressionSyntax? Translate(Expression tree)
    {
        _work.Push((tree, false));
        bool isRight = true;
        while (_work.TryPop(out var item))
        {
            if (item.AreOperandsDone)
            {
                if (Build(item.Node) is not { } part)
                    return null;
                isRight &= !IsIntegerDivision(item.Node, part);
                _parts.Push(part);
                NodeCount++;
            }
            else if (!Open(item.Node))
            {
                return null;
            }
        }

        var whole = WithBrackets(_parts.Pop());
        if (whole.First == 0 && whole.Last == _tokens.Count - 1)
            return isRight ? whole.Syntax : null;
        _errors.Misaligned(_tokens[0].Span);
        return null;
    }

    /// <summary>Checks a node by itself, and has its operands translated before it.</summary>
    private bool Open(Expression node)
    {
        if (!ForeignTypes.IsAllowed(node.Type))
        {
            _errors.ForeignType(Here, node.Type);
            return false;
        }

        _work.Push((node, true));
        switch (node)
        {
            case ParameterExpression parameter when _masked.TokenOf(parameter) is not null:
                return true;
            case UnaryExpression { Method: null } unary when ForeignOperators.IsPrefix(node.NodeType):
                return OpenAll(unary.Operand);
            case BinaryExpression { Method: null, Conversion: null } binary when ForeignOperators.IsBinary(node.NodeType):
                return OpenAll(binary.Left, binary.Right);
            case ConditionalExpression conditional:
                return OpenAll(conditional.Test, conditional.IfTrue, conditional.IfFalse);
            case MethodCallExpression { Object: null } call when call.Method.DeclaringType == typeof(Lr) && call.Method.Name == nameof(Lr.Call):
                return OpenAll([.. call.Arguments]);
            case MethodCallExpression call:
                _errors.Method(Here, (call.Method.DeclaringType?.Name ?? "") + "." + call.Method.Name);
                return false;
            default:
                _errors.Node(Here, node.NodeType.ToString());
                return false;
        }
    }

    private bool OpenAll(params ReadOnlySpan<Expression> operands)
    {
        for (int i = operands.Length - 1; i >= 0; i--)
            _work.Push((operands[i], false));
        return true;
    }

    private Part? Build(Expression node) => node switch
    {
        ParameterExpression parameter => BuildLeaf(_masked.TokenOf(parameter)!.Value),
        UnaryExpression => BuildPrefix(node.NodeType, Operand()),
        BinaryExpression => BuildBinary(node.NodeType, right: Operand(), left: Operand()),
        ConditionalExpression => BuildConditional(whenFalse: Operand(), whenTrue: Operand(), condition: Operand()),
        MethodCallExpression call => BuildCall(call.Arguments.Count),
        _ => null,
    };

    private Part BuildLeaf(int index)
    {
        var token = _tokens[index];
        ExpressionSyntax syntax = token.Kind switch
        {
            TokenKind.Number => new NumberSyntax(token.Number, token.Span),
            TokenKind.True or TokenKind.False => new BooleanSyntax(token.Kind == TokenKind.True, token.Span),
            _ => new NameSyntax(CSharpFunctionTable.Constant(_names.TextOf(index)) ?? _names.TextOf(index), token.Span),
        };
        bool isInteger = token.Kind == TokenKind.Number && !_source.Text.AsSpan(token.Start, token.Length).ContainsAny(".eEdD");
        return new Part(syntax, index, index, isInteger);
    }

    private Part? BuildPrefix(ExpressionType node, Part operand)
    {
        int at = operand.First - 1;
        if (!IsWritten(node, at) || !_brackets.IsPrefix(at))
            return Misaligned(operand);
        return WithPrefix(at, operand);
    }

    private Part? BuildBinary(ExpressionType node, Part right, Part left)
    {
        int at = left.Last + 1;
        if (!IsWritten(node, at) || right.First != at + 1)
            return Misaligned(left);
        var (token, span) = (_tokens[at], SpanOf(left.First, right.Last));
        ExpressionSyntax syntax = token.Kind == TokenKind.Percent
            ? CallOf(FunctionTable.TruncatedRemainder, token.Span, span, left.Syntax, right.Syntax)
            : new BinarySyntax(left.Syntax, OperatorTable.Binary(token.Kind)!, token.Span, right.Syntax, span);
        bool isInteger = left.IsInteger && right.IsInteger && OperatorTable.Binary(token.Kind)!.Precedence >= Precedence.Sum;
        return new Part(syntax, left.First, right.Last, isInteger);
    }

    private Part? BuildConditional(Part whenFalse, Part whenTrue, Part condition)
    {
        bool isCall = TokenAt(condition.Last + 1) == TokenKind.Comma;
        int first = isCall ? condition.First - 2 : condition.First;
        int last = isCall ? whenFalse.Last + 1 : whenFalse.Last;
        bool agrees = isCall
            ? TokenAt(first) == TokenKind.Name && _names.TextOf(first) == NameWall.Conditional && TokenAt(first + 1) == TokenKind.OpenParenthesis
                && TokenAt(whenTrue.Last + 1) == TokenKind.Comma && TokenAt(last) == TokenKind.CloseParenthesis
            : TokenAt(condition.Last + 1) == TokenKind.Question && TokenAt(whenTrue.Last + 1) == TokenKind.Colon;
        if (!agrees || whenTrue.First != condition.Last + 2 || whenFalse.First != whenTrue.Last + 2)
            return Misaligned(condition);
        var syntax = new ConditionalSyntax(condition.Syntax, whenTrue.Syntax, whenFalse.Syntax, SpanOf(first, last));
        return new Part(syntax, first, last, whenTrue.IsInteger && whenFalse.IsInteger);
    }

    private Part? BuildCall(int count)
    {
        var arguments = new Part[count];
        for (int i = count - 1; i >= 0; i--)
            arguments[i] = Operand();
        int name = arguments[0].First - 2, close = arguments[^1].Last + 1;
        var function = TokenAt(name) == TokenKind.Name ? CSharpFunctionTable.Find(_names.TextOf(name)) : null;
        bool agrees = function is not null && count >= function.Arity.Least && count <= function.Arity.Most && TokenAt(name + 1) == TokenKind.OpenParenthesis && TokenAt(close) == TokenKind.CloseParenthesis;
        for (int i = 1; i < count; i++)
            agrees &= TokenAt(arguments[i].First - 1) == TokenKind.Comma && arguments[i].First == arguments[i - 1].Last + 2;
        if (!agrees || function is null)
            return Misaligned(arguments[0]);

        var (nameSpan, span) = (_tokens[name].Span, SpanOf(name, close));
        ExpressionSyntax[] values = [.. arguments.Select(argument => argument.Syntax)];
        ExpressionSyntax syntax = function.Meaning == FunctionTable.PowerByName
            ? new BinarySyntax(values[0], OperatorTable.Binary(TokenKind.Power)!, nameSpan, values[1], span)
            : CallOf(function.Meaning, nameSpan, span, values);
        bool isInteger = function.Integer == IntegerResult.Always
            || function.Integer == IntegerResult.OfIntegers && arguments.All(argument => argument.IsInteger);
        return new Part(syntax, name, close, isInteger);
    }

    private static CallSyntax CallOf(FunctionSymbol function, TextSpan name, TextSpan span, params ExpressionSyntax[] arguments) =>
        new(new NameSyntax(function.Name, name), [.. arguments.Select(argument => new ArgumentSyntax(null, argument))], span);

    private bool IsIntegerDivision(Expression node, Part part)
    {
        if (!part.IsInteger || node.NodeType is not (ExpressionType.Divide or ExpressionType.Modulo))
            return false;
        var at = part.Syntax is BinarySyntax binary ? binary.OperatorSpan : ((CallSyntax)part.Syntax).Name.Span;
        _errors.IntegerDivision(at, node.NodeType == ExpressionType.Divide ? "/" : "%");
        return true;
    }

    private Part Operand() => WithBrackets(_parts.Pop());

    /// <summary>A part with the parentheses and plus signs around it, which the foreign tree does not have.</summary>
    private Part WithBrackets(Part part)
    {
        while (part.First > 0)
        {
            int before = part.First - 1;
            bool isInBrackets = TokenAt(before) == TokenKind.OpenParenthesis && _brackets.CloseOf(before) == part.Last + 1 && !_brackets.IsOfCall(before);
            if (isInBrackets)
            {
                part = part with { First = before, Last = part.Last + 1 };
            }
            else if (TokenAt(before) == TokenKind.Plus && _brackets.IsPrefix(before))
            {
                part = WithPrefix(before, part);
                NodeCount++;
            }
            else
            {
                break;
            }
        }

        return part;
    }

    private Part WithPrefix(int at, Part operand)
    {
        var syntax = new PrefixSyntax(OperatorTable.Prefix(_tokens[at].Kind)!, _tokens[at].Span, operand.Syntax, SpanOf(at, operand.Last));
        return new Part(syntax, at, operand.Last, operand.IsInteger);
    }

    private Part? Misaligned(Part part)
    {
        _errors.Misaligned(part.Syntax.Span);
        return null;
    }

    private bool IsWritten(ExpressionType node, int index) => TokenAt(index) is { } token && ForeignOperators.IsWritten(node, token);

    private TokenKind? TokenAt(int index) => index >= 0 && index < _tokens.Count ? _tokens[index].Kind : null;

    private TextSpan SpanOf(int first, int last) => TextSpan.FromBounds(_tokens[first].Start, _tokens[last].End);

    /// <summary>About where the translation is: after the last part that was translated.</summary>
    private TextSpan Here => _parts.TryPeek(out var last) ? _tokens[Math.Min(last.Last + 1, _tokens.Count - 1)].Span : _tokens[0].Span;
}
