using NJsonSchema;

namespace LrExpr.Cli.Tests.Support;

/// <summary>The schema of SARIF 2.1.0 as its makers publish it.</summary>
internal static class Sarif
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemata", "sarif-2.1.0.json"))).GetAwaiter().GetResult());

    public static void AssertValid(string report) => Assert.Empty(Schema.Value.Validate(report));
}
