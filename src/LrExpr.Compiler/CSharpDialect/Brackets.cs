using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>
/// The tokens of a C# formula with what can be seen of their structure without reading it: which brackets match, which signs stand
/// before an operand, how many arguments a call has. Made with a stack of its own, so that no text is too deep for it.
/// </summary>
internal sealed class Brackets
{
    private readonly IReadOnlyList<Token> _tokens;
    private readonly int[] _match;
    private readonly bool[] _isPrefix;
    private readonly int[] _arguments;

    private Brackets(IReadOnlyList<Token> tokens)
    {
        _tokens = tokens;
        _match = new int[tokens.Count];
        _isPrefix = new bool[tokens.Count];
        _arguments = new int[tokens.Count];
    }

    /// <summary>What lasts while the tokens after it are read, and so adds to the nesting.</summary>
    private enum Mark
    {
        Prefix,
        Middle,
        Otherwise,
        Bracket,
    }

    /// <summary>The index of the bracket that closes the one at an index.</summary>
    public int CloseOf(int open) => _match[open];

    /// <summary>Whether the operator at an index has one operand.</summary>
    public bool IsPrefix(int index) => _isPrefix[index];

    /// <summary>Whether the bracket at an index holds the arguments of the name before it.</summary>
    public bool IsOfCall(int open) => open > 0 && _tokens[open - 1].Kind == TokenKind.Name;

    /// <summary>Whether the name at an index is called.</summary>
    public bool IsCalled(int name) => name + 1 < _tokens.Count && _tokens[name + 1].Kind == TokenKind.OpenParenthesis;

    /// <summary>The number of arguments of the call whose name stands at an index.</summary>
    public int ArgumentCount(int name) => _arguments[name + 1];

    /// <summary>The structure, or null where brackets do not match or the nesting is too deep, which is reported.</summary>
    public static Brackets? Of(IReadOnlyList<Token> tokens, CSharpErrors errors)
    {
        var brackets = new Brackets(tokens);
        return brackets.Match(errors) ? brackets : null;
    }

    private bool Match(CSharpErrors errors)
    {
        var marks = new Stack<Mark>();
        var open = new Stack<int>();
        for (int i = 0; i < _tokens.Count; i++)
        {
            switch (_tokens[i].Kind)
            {
                case TokenKind.Number or TokenKind.True or TokenKind.False:
                case TokenKind.Name when !IsCalled(i):
                    End(Mark.Prefix);
                    break;
                case TokenKind.Minus or TokenKind.Plus or TokenKind.Bang or TokenKind.Not when IsBeforeOperand(i):
                    _isPrefix[i] = true;
                    marks.Push(Mark.Prefix);
                    break;
                case TokenKind.OpenParenthesis:
                    open.Push(i);
                    marks.Push(Mark.Bracket);
                    _arguments[i] = i + 1 < _tokens.Count && _tokens[i + 1].Kind == TokenKind.CloseParenthesis ? 0 : 1;
                    break;
                case TokenKind.Comma:
                    End(Mark.Otherwise);
                    if (open.TryPeek(out int call))
                        _arguments[call]++;
                    break;
                case TokenKind.Question:
                    marks.Push(Mark.Middle);
                    break;
                case TokenKind.Colon:
                    End(Mark.Prefix);
                    while (marks.TryPeek(out var last) && last == Mark.Otherwise)
                        marks.Pop();
                    if (marks.TryPeek(out var before) && before == Mark.Middle)
                    {
                        marks.Pop();
                        marks.Push(Mark.Otherwise);
                    }

                    break;
                case TokenKind.CloseParenthesis:
                    if (!open.TryPop(out int opening))
                    {
                        errors.UnmatchedBracket(_tokens[i].Span);
                        return false;
                    }

                    _match[opening] = i;
                    _match[i] = opening;
                    End(Mark.Otherwise);
                    marks.Pop();
                    End(Mark.Prefix);
                    break;
            }

            // The formula itself is one level.
            if (marks.Count < FormulaLimits.Nesting)
                continue;
            errors.TooDeep(_tokens[i].Span);
            return false;
        }

        if (!open.TryPeek(out int unclosed))
            return true;
        errors.NotClosed(_tokens[unclosed].Span);
        return false;

        void End(Mark upTo)
        {
            while (marks.TryPeek(out var last) && last <= upTo)
                marks.Pop();
        }
    }

    private bool IsBeforeOperand(int index) => index == 0 || _tokens[index - 1].Kind
        is not (TokenKind.Number or TokenKind.Name or TokenKind.True or TokenKind.False or TokenKind.CloseParenthesis);
}
