using System.Reflection;
using System.Text.RegularExpressions;
using LrExpr.Docs.Tests.Documents;
using LrExpr.Docs.Tests.Generated;
using LrExpr.Parameters;

namespace LrExpr.Docs.Tests;

/// <summary>A function and a kind stand in one place, as the page says.</summary>
public sealed partial class AddingPageTests
{
    private const string Language = "src/LrExpr.Compiler/Language/";
    private const string Export = "src/LrExpr.Compiler/Formats/Export/";

    [Fact]
    public void Function_Smoothstep_IsARowAndAnExampleOfTheTool()
    {
        var places = SourcePlaces.Of("smoothstep");
        Assert.Equal(["src/LrExpr.Cli/Commands/FunctionsCommand.cs", Language + "FunctionTable.cs"], places.Select(place => place.File));
        Assert.StartsWith("Defined(\"smoothstep(from, to, x)\"", places[^1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Function_Sigmoid_IsARowAndItsFileAndItsTextsInLanguagesThatLackIt()
    {
        var places = SourcePlaces.Of("sigmoid");
        Assert.Equal([Export + "CSharpDefinitions.cs", Export + "JavaScriptDefinitions.cs", Export + "PythonDefinitions.cs", Language + "Arithmetic/Sigmoid.cs", Language + "FunctionTable.cs"], places.Select(place => place.File));
        Assert.StartsWith("Row(\"sigmoid(x)\"", places[^1].Line, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_TanhLRScheduler_IsAnEntry() =>
        Assert.Equal(("src/LrExpr.Compiler/Kinds/TimmKinds.cs", "\"TanhLRScheduler\","), Assert.Single(SourcePlaces.Of("TanhLRScheduler")));

    [Fact]
    public void ParameterType_OfTables_IsAFileAndALine()
    {
        const string Folder = "src/LrExpr.Compiler/";
        string[] files = ["Definitions/ScheduleKindParameter.cs", "Kinds/KindEntry.cs", "Parameters/ParameterTypes.cs", "Parameters/TableType.cs"];
        Assert.Equal(files.Select(file => Folder + file), SourcePlaces.Of("TableType").Select(place => place.File).Distinct());
    }

    /// <summary>All members that have no body stand in the table of the page.</summary>
    [Fact]
    public void ParameterType_AbstractMembers_AreThoseOfThePage()
    {
        var members = typeof(ParameterType<>).GetMembers().Concat(typeof(ParameterType).GetMembers())
            .Where(member => member is PropertyInfo { GetMethod.IsAbstract: true } or MethodInfo { IsAbstract: true, IsSpecialName: false })
            .Select(member => member.Name).Distinct();
        var rows = MemberRow().Matches(Document.Open("docs/adding.md").Section("A parameter type")).Select(row => row.Groups[1].Value);
        Assert.Equal(members.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    /// <summary>The page of configuration names every type.</summary>
    [Fact]
    public void ParameterTypes_AreThoseOfTheConfigurationPage()
    {
        string row = Document.Open("docs/configuration.md").Section("Kinds").Split('\n').Single(line => line.StartsWith("| `Type` |", StringComparison.Ordinal));
        Assert.All(ParameterTypes.All, type => Assert.Contains($"`{type.Name}`", row, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex MemberRow();
}
