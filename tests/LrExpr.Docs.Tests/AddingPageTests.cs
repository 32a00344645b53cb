using LrExpr.Docs.Tests.Generated;

namespace LrExpr.Docs.Tests;

/// <summary>A function and a kind stand in one place, as the page says.</summary>
public sealed class AddingPageTests
{
    private const string Functions = "src/LrExpr.Compiler/Functions/";
    private const string InCSharp = "src/LrExpr.Compiler/CSharpDialect/";
    private const string Export = "src/LrExpr.Compiler/Export/";

    [Fact]
    public void Function_Sigmoid_IsARowAndItsMethodAndItsTextsInOtherLanguages()
    {
        var places = SourcePlaces.Of("sigmoid");
        string[] exported = [Export + "CSharpDefinitions.cs", Export + "PythonDefinitions.cs"];
        Assert.Equal([InCSharp + "CSharpFunctionTable.cs", .. exported, Functions + "FunctionTable.cs", Functions + "Intrinsics.cs"], places.Select(place => place.File));
        Assert.StartsWith("Row(\"sigmoid(x)\"", places[^2].Line, StringComparison.Ordinal);
        Assert.StartsWith("public static double Sigmoid(double x)", places[^1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_TanhLRScheduler_IsAnEntry() =>
        Assert.Equal(("src/LrExpr.Compiler/Kinds/TimmKinds.cs", "\"TanhLRScheduler\","), Assert.Single(SourcePlaces.Of("TanhLRScheduler")));

    /// <summary>Functions that are special to no pass: all their names stand among the functions, and in the tables of other languages.</summary>
    [Theory]
    [InlineData("smoothstep")]
    [InlineData("cbrt")]
    [InlineData("sinh")]
    [InlineData("atan2")]
    public void Function_Ordinary_IsNamedByNoOtherPartOfTheCompiler(string name) =>
        Assert.All(
            SourcePlaces.Of(name).Where(place => place.File.StartsWith("src/LrExpr.Compiler/", StringComparison.Ordinal) || place.File.StartsWith("src/LrExpr.Parser/", StringComparison.Ordinal)),
            place => Assert.True(place.File.StartsWith(Functions, StringComparison.Ordinal) || place.File.StartsWith(InCSharp, StringComparison.Ordinal) || place.File.StartsWith(Export, StringComparison.Ordinal), place.File));
}
