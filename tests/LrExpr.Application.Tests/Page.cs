namespace LrExpr.Application.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands after the fence first.</param>
/// <param name="Words">What stands behind that, such as the name of a file.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record Step(string Language, IReadOnlyList<string> Words, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>The file it is the content of; null for none.</summary>
    public string? File => Words.FirstOrDefault(word => word.Contains('.', StringComparison.Ordinal));

    /// <summary>The blocks of a page, in their order.</summary>
    public static IEnumerable<Step> Of(string page)
    {
        string[] lines = System.IO.File.ReadAllLines(page);
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            string[] info = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int first = ++i;
            while (lines[i] != Fence)
                i++;
            yield return new Step(info[0], info[1..], lines[first..i]);
        }
    }
}
