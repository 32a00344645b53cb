using System.Text;

namespace LrExpr.Json;

/// <summary>Regular expressions for all spellings of a name. A JSON schema has no other way to say that case does not count.</summary>
internal static class Spelling
{
    private const string Syntax = @"^$\.*+?()[]{}|/";

    /// <summary>The name, or one of the names, without regard to case, as keys are compared.</summary>
    public static string AnyCase(params IEnumerable<string> names) => "^(" + string.Join('|', names.Select(name => string.Concat(name.Select(Letter)))) + ")$";

    /// <summary>The name without regard to case and underscores, as parameters of kinds and options are compared.</summary>
    public static string AnyCaseAndUnderscores(string name)
    {
        var pattern = new StringBuilder("^_*");
        foreach (char c in name.Where(c => c != '_'))
            pattern.Append(Letter(c)).Append("_*");
        return pattern.Append('$').ToString();
    }

    /// <summary>What a pattern of these matches but for the name as it is written: that has a schema already, which need not be checked twice.</summary>
    public static string Except(string name, string pattern) => "^(?!" + string.Concat(name.Select(Plain)) + "$)" + pattern[1..];

    private static string Plain(char c) => Syntax.Contains(c) ? @"\" + c : c.ToString();

    private static string Letter(char c) =>
        char.IsLetter(c) ? $"[{char.ToUpperInvariant(c)}{char.ToLowerInvariant(c)}]"
        : Plain(c);
}
