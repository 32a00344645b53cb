using LrExpr.CSharpDialect;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The table of what C# formulas can call, and of what it is in the formula language.</summary>
internal static class CSharpPart
{
    public static string Write() => Markdown.Table(
        ["C#", "formula"],
        CSharpFunctionTable.All.Select(row => new[] { Markdown.Code(row.Signature), Markdown.Code(row.Meaning.Name) })
            .Concat(CSharpFunctionTable.Constants.Select(row => new[] { Markdown.Code(row.FullName), Markdown.Code(row.Constant) })));
}
