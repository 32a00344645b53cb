using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>Cuts Python into statements: a line, or more where a bracket or a text is open at its end.</summary>
internal static class PythonStatements
{
    /// <summary>The statements without the blanks and comments around them, in their order.</summary>
    public static IReadOnlyList<TextSpan> Of(string text)
    {
        var statements = new List<TextSpan>();
        var open = new Stack<int>();
        int start = -1, end = 0;
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (c == '#')
            {
                at = EndOfLine(text, at);
                continue;
            }

            if (c == '\n' && open.Count == 0)
            {
                if (start >= 0)
                    statements.Add(TextSpan.FromBounds(start, end));
                start = -1;
                at++;
                continue;
            }

            if (char.IsWhiteSpace(c) || (c == '\\' && at + 1 < text.Length && text[at + 1] is '\n' or '\r'))
            {
                at += c == '\\' ? text[at + 1] == '\r' ? 3 : 2 : 1;
                continue;
            }

            // Python refuses it, too; to what reads values it is the end.
            if (c == '\0')
                throw FaultyDocumentException.Unreadable(new TextSpan(at, 1), "a null character is no part of a program");
            if (start < 0)
                start = at;
            if (c is '(' or '[' or '{')
                open.Push(at);
            else if (c is ')' or ']' or '}' && !(open.TryPop(out int bracket) && Closes(text[bracket], c)))
                throw FaultyDocumentException.Unreadable(new TextSpan(at, 1), $"'{c}' closes no bracket");
            at = c is '"' or '\'' ? EndOfText(text, at) : at + 1;
            end = at;
        }

        if (open.TryPop(out int last))
            throw FaultyDocumentException.Unreadable(new TextSpan(last, 1), $"'{text[last]}' is never closed");
        if (start >= 0)
            statements.Add(TextSpan.FromBounds(start, end));
        return statements;
    }

    /// <summary>Where a text in quotes ends, behind the last of them.</summary>
    public static int EndOfText(string text, int start)
    {
        string quote = text.AsSpan(start).StartsWith("\"\"\"") || text.AsSpan(start).StartsWith("'''") ? text.Substring(start, 3) : text.Substring(start, 1);
        for (int at = start + quote.Length; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text.AsSpan(at).StartsWith(quote))
                return at + quote.Length;
            else if (text[at] == '\n' && quote.Length == 1)
                break;
        }

        throw FaultyDocumentException.Unreadable(new TextSpan(start, quote.Length), "a text in quotes is never closed");
    }

    private static bool Closes(char open, char close) => close == open switch { '(' => ')', '[' => ']', _ => '}' };

    private static int EndOfLine(string text, int at)
    {
        int end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
