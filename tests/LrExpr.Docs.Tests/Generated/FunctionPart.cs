using System.Globalization;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Docs.Tests.Generated;

/// <summary>The tables of functions, a group each, and of constants.</summary>
internal static class FunctionPart
{
    public static string Write() => string.Join('\n', Catalogue.Functions
        .GroupBy(function => function.Group)
        .Select(group => $"## {group.Key}\n\n" + Markdown.Table(["function", "value", "cost", "examples"], group.Select(Row))));

    public static string WriteConstants() => Markdown.Table(
        ["constant", "value"],
        Constants.All.Select(constant => new[] { Markdown.Code(constant.Key), double.IsFinite(constant.Value) ? NumberText.Of(constant.Value) : "infinity" }));

    private static string[] Row(FunctionDescription function) =>
    [
        Markdown.Code(function.Signature),
        function.Summary,
        function.Cost.ToString(CultureInfo.InvariantCulture) + (function.CostGrowsWithArrays ? " + k" : ""),
        string.Join("<br>", function.Examples.Select(example => Markdown.Code($"{example.Key} = {example.Value}"))),
    ];
}
