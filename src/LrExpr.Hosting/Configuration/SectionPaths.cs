namespace LrExpr.Configuration;

/// <summary>Some sections, and which of them a key is in.</summary>
internal sealed class SectionPaths
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _sections;

    /// <summary>How many colons their paths have, each number once, in order: sections may stand in each other.</summary>
    private readonly int[] _depths;

    public SectionPaths(IReadOnlyCollection<string> sections)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string section in sections)
            known.TryAdd(section, section);
        _sections = known.GetAlternateLookup<ReadOnlySpan<char>>();
        _depths = [.. sections.Select(section => section.Count(c => c == ':')).Distinct().Order()];
    }

    /// <summary>The sections that a key path is in, or is.</summary>
    public string[] Of(string key)
    {
        string[] found = [];
        int depth = 0, end = -1;
        foreach (int wanted in _depths)
        {
            while (depth <= wanted && end < key.Length)
            {
                end = key.IndexOf(':', end + 1) is >= 0 and var colon ? colon : key.Length;
                depth++;
            }

            if (depth == wanted + 1 && _sections.TryGetValue(key.AsSpan(0, end), out string? section))
                found = [.. found, section];
        }

        return found;
    }
}
