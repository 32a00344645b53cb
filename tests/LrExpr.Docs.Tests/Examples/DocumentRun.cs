using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Snippets;

namespace LrExpr.Docs.Tests.Examples;

/// <summary>Goes through the blocks of a document in their order and does what they show.</summary>
internal sealed class DocumentRun(Document document) : IDisposable
{
    /// <summary>What is not run: commands that build or test, which would do so within a test.</summary>
    private static readonly string[] PassiveLanguages = ["", "sh", "ebnf", "text", "xml"];

    private readonly Workspace _files = new();
    private readonly HashSet<string> _goodFiles = [];
    private readonly HashSet<string> _spoiltFiles = [];
    private IReadOnlyList<string> _diagnostics = [];

    /// <summary>The text of the document as it should be.</summary>
    public string Replay() => document.WithBlocks(ContentOf);

    public void Dispose() => _files.Dispose();

    private IReadOnlyList<string>? ContentOf(Block block)
    {
        string where = $"{document.File}, line {block.Line}";
        switch (block.Language)
        {
            case "formula":
                var examples = FormulaExample.Read(block);
                string[] lines = [.. examples.SelectMany(example => example.Evaluated(where))];
                _diagnostics = [.. examples.SelectMany(example => example.Diagnostics).Select(diagnostic => diagnostic.ToString())];
                return lines;
            case "json":
                Load(block, where);
                return null;
            case "csv" or "yaml" or "python" or "ini" or "gin":
                _files.WriteText(block.Words.Single(), block.Text);
                return null;
            case "console":
                Assert.True(!_spoiltFiles.Any(file => block.Text.Contains(file, StringComparison.Ordinal)), $"{where}: the file was good first and then wrong; give the wrong one another name.");
                return ConsoleSession.Replay(block, _files, where);
            case "csharp" when block.Words is ["Program.cs"]:
                // A step of a page that is followed by tests/LrExpr.Application.Tests.
                return null;
            case "csharp":
                Assert.True(block.Marker.StartsWith("snippet: ", StringComparison.Ordinal), $"{where}: C# has the comment '<!-- snippet: name -->' before it.");
                return Snippet.Find(block.Marker["snippet: ".Length..]).Lines;
            case "text" when block.Words is ["diagnostics"]:
                return [.. _diagnostics.SelectMany(diagnostic => diagnostic.Split('\n'))];
            case "text" when block.Marker.StartsWith("output: ", StringComparison.Ordinal):
                return ShownNumbers.Keep(block.Content, Snippet.Find(block.Marker["output: ".Length..]).Run().TrimEnd('\n').Split('\n'));
            default:
                Assert.True(PassiveLanguages.Contains(block.Language), $"{where}: a block of the language '{block.Language}'.");
                return null;
        }
    }

    private void Load(Block block, string where)
    {
        string file = Workspace.NameOf(block);
        if (block.IsForeign)
        {
            _files.WriteText(file, block.Text);
            return;
        }

        _files.Write(file, block.Text, block.Words.Contains("schedule"));
        if (block.Words.Contains("layer"))
            return;
        _diagnostics = _files.Check(file);
        bool isWrong = block.Words.Contains("wrong");
        if (!isWrong)
            _goodFiles.Add(file);
        else if (_goodFiles.Contains(file))
            _spoiltFiles.Add(file);
        Assert.True(isWrong == _diagnostics.Any(), $"{where}: the configuration should be {(isWrong ? "wrong" : "good")}.\n{string.Join('\n', _diagnostics)}");
    }
}
