namespace LrExpr.Syntax;

/// <summary>The rules for names, which are compared without regard to ASCII case because configuration keys are.</summary>
internal static class Names
{
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Whether it can be written without backquotes.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && IsStart(name[0]) && name.All(IsPart) && !IsKeyword(name);

    /// <summary>Whether it can be written at all, if only between backquotes.</summary>
    public static bool IsWritable(string name)
    {
        foreach (char c in name)
        {
            if (c == '`' || char.IsControl(c))
                return false;
        }

        return name.Length > 0;
    }

    public static bool IsKeyword(string name) => Keyword(name) != TokenKind.Name;

    public static TokenKind Keyword(ReadOnlySpan<char> name) => name.Length switch
    {
        2 when Is(name, "or") => TokenKind.Or,
        3 when Is(name, "let") => TokenKind.Let,
        3 when Is(name, "and") => TokenKind.And,
        3 when Is(name, "not") => TokenKind.Not,
        4 when Is(name, "true") => TokenKind.True,
        5 when Is(name, "false") => TokenKind.False,
        _ => TokenKind.Name,
    };

    /// <summary>As it is written in a formula, between backquotes where it must be.</summary>
    public static string Written(string name) => IsPlain(name) ? name : "`" + name + "`";

    private static bool Is(ReadOnlySpan<char> name, string keyword) => name.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
