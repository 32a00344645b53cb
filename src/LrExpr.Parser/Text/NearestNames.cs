namespace LrExpr.Text;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
internal static class NearestNames
{
    private const int MostSuggestions = 3;

    /// <summary>
    /// The candidates at the smallest Damerau-Levenshtein distance, without regard to case, if that is at most a third of
    /// the name's length (at least one) and no more than is said; at most three of them. A name that only lacks what stands before its point is at no distance.
    /// </summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates, int most = int.MaxValue)
    {
        int best = Math.Min(most, Math.Max(1, name.Length / 3));
        var nearest = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string candidate in candidates)
        {
            bool lacksPrefix = candidate.Length > name.Length + 1 && candidate[^(name.Length + 1)] == '.' && candidate.EndsWith(name, StringComparison.OrdinalIgnoreCase);
            if (!lacksPrefix && Math.Abs(candidate.Length - name.Length) > best)
                continue;
            int distance = lacksPrefix ? 0 : Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > best)
                continue;
            if (distance < best)
                nearest.Clear();
            best = distance;
            nearest.Add(candidate);
        }

        return [.. nearest.Take(MostSuggestions)];
    }

    /// <summary>"; did you mean 'a' or 'b'?", or nothing where no candidate is near.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates)
    {
        var nearest = Of(name, candidates);
        return nearest.Count == 0 ? "" : "; did you mean " + string.Join(" or ", nearest.Select(Printable.Quote)) + "?";
    }

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
