using System.Text.RegularExpressions;

namespace LrExpr.Docs.Tests.Documents;

/// <summary>A Markdown document as lines, fenced blocks and generated parts.</summary>
internal sealed partial class Document
{
    private const string Fence = "```";

    private readonly string[] _lines;

    private Document(string file, string text)
    {
        File = file;
        Text = text;
        _lines = text.Split('\n');
        Blocks = [.. FindBlocks()];
    }

    public string File { get; }

    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The headings with their levels, those inside blocks left out.</summary>
    public IEnumerable<(int Level, string Text)> Headings =>
        _lines.Where((_, index) => !Blocks.Any(block => index >= block.Line && index < block.Line + block.Content.Count))
            .Select(line => HeadingLine().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups[1].Length, match.Groups[2].Value));

    public static Document Open(string file) => new(file, Repository.Read(file));

    /// <summary>The text with the content of some blocks replaced; null keeps a block as it is.</summary>
    public string WithBlocks(Func<Block, IReadOnlyList<string>?> contentOf)
    {
        var result = new List<string>();
        int next = 0;
        foreach (var block in Blocks)
        {
            result.AddRange(_lines[next..block.Line]);
            result.AddRange(contentOf(block) ?? block.Content);
            next = block.Line + block.Content.Count;
        }

        return string.Join('\n', result.Concat(_lines[next..]));
    }

    /// <summary>The text with what stands between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end --&gt;</c> replaced.</summary>
    public string WithGenerated(Func<string, string> contentOf) =>
        GeneratedPart().Replace(Text, part => $"{part.Groups[1].Value}\n{contentOf(part.Groups[2].Value).Trim('\n')}\n<!-- end -->");

    /// <summary>The lines below a heading, up to the next one of its level or a higher one.</summary>
    public string Section(string heading)
    {
        int start = Array.FindIndex(_lines, line => HeadingLine().Match(line) is { Success: true } match && match.Groups[2].Value == heading);
        Assert.True(start >= 0, $"{File} has no heading '{heading}'.");
        int level = HeadingLine().Match(_lines[start]).Groups[1].Length;
        var lines = _lines.Skip(start + 1).TakeWhile(line => !(HeadingLine().Match(line) is { Success: true } match && match.Groups[1].Length <= level));
        return string.Join('\n', lines);
    }

    private IEnumerable<Block> FindBlocks()
    {
        string heading = "";
        for (int i = 0; i < _lines.Length; i++)
        {
            if (HeadingLine().Match(_lines[i]) is { Success: true } match)
                heading = match.Groups[2].Value;
            if (!_lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            int end = Array.FindIndex(_lines, i + 1, line => line == Fence);
            Assert.True(end > i, $"{File}, line {i + 1}: the block is not closed.");
            yield return new Block(_lines[i][Fence.Length..], i == 0 ? "" : MarkerLine().Match(_lines[i - 1]).Groups[1].Value, heading, i + 1, _lines[(i + 1)..end]);
            i = end;
        }
    }

    [GeneratedRegex("^(#+) (.*)$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex("^<!-- (.*) -->$")]
    private static partial Regex MarkerLine();

    [GeneratedRegex("^(<!-- generated: ([^\n]+) -->)\n.*?^<!-- end -->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex GeneratedPart();
}
