namespace LrExpr.Docs.Tests.Documents;

/// <summary>A fenced block of a document.</summary>
/// <param name="Info">What stands after the fence, such as <c>json appsettings.json</c>.</param>
/// <param name="Marker">The comment directly before the fence, such as <c>snippet: formula</c>; empty where there is none.</param>
/// <param name="Heading">The text of the heading it stands under.</param>
/// <param name="Line">The number of its fence, from 1.</param>
/// <param name="Content">The lines between the fences.</param>
internal sealed record Block(string Info, string Marker, string Heading, int Line, IReadOnlyList<string> Content)
{
    public string Language => Info.Split(' ')[0];

    /// <summary>The words after the language.</summary>
    public IReadOnlyList<string> Words => [.. Info.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>Whether another library wrote it, so that it is no configuration.</summary>
    public bool IsForeign => Words.Contains("keras") || Words.Contains("foreign");

    public string Text => string.Join('\n', Content);
}
