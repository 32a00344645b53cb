using System.Text.Json;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Parsing;

/// <summary>What the parsers are given to read.</summary>
internal static class SampleTexts
{
    private const string Term = "initial_learning_rate * decay_rate ^ floor(step / decay_steps)";

    /// <summary>The sample formulas, one by one.</summary>
    public static (string Name, string Text)[] Formulas { get; } = [.. SampleFormulas.All.Select(formula => (formula.Name, formula.Text))];

    /// <summary>Many different texts: what is read at start, when no branch is predicted yet.</summary>
    public static string[] Corpus { get; } = ReadCorpus();

    /// <summary>A long formula, to see that time grows with the length and not faster. Not longer than a formula may be.</summary>
    public static string Long(int characters)
    {
        var terms = Enumerable.Repeat(Term, characters / (Term.Length + 3));
        return string.Join(" + ", terms);
    }

    private static string[] ReadCorpus()
    {
        using var stream = typeof(SampleTexts).Assembly.GetManifestResourceStream("formulas-ok.jsonl")!;
        using var reader = new StreamReader(stream);
        var texts = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            bool isOtherDialect = json.RootElement.TryGetProperty("dialect", out _);
            var formula = json.RootElement.GetProperty("formula");
            string text = formula.ValueKind == JsonValueKind.Array
                ? string.Join('\n', formula.EnumerateArray().Select(element => element.GetString()))
                : formula.GetString()!;
            if (!isOtherDialect)
                texts.Add(text);
        }

        return [.. texts];
    }
}
