namespace LrExpr.Docs.Tests.Generated;

/// <summary>The parts of documents that are written from the product's own tables, by the name in their comment.</summary>
internal static class GeneratedParts
{
    private static readonly Dictionary<string, Func<string>> Parts = new()
    {
        ["operators"] = OperatorPart.Write,
        ["constants"] = FunctionPart.WriteConstants,
        ["functions"] = FunctionPart.Write,
        ["kinds"] = KindPart.Write,
        ["csharp functions"] = CSharpPart.Write,
        ["accuracy"] = AccuracyPart.Write,
        ["limits"] = LimitPart.Write,
        ["dialects"] = DialectPart.Write,
    };

    public static string Of(string name) =>
        name.StartsWith("places of ", StringComparison.Ordinal) ? SourcePlaces.Write(name["places of ".Length..]) : Parts[name]();
}
