using System.Text.RegularExpressions;
using LrExpr.Language;

namespace LrExpr.Tests.Functions;

/// <summary>A function's name stands in its row, and the rest of the source asks the row.</summary>
public sealed partial class FunctionNameTests
{
    private const string Table = "src/LrExpr.Compiler/Language/FunctionTable.";

    /// <summary>The names of functions that operators mean, and the formulas of kinds, which are written in the language.</summary>
    private static readonly string[] Apart = [Table, "src/LrExpr.Parser/Syntax/OperatorTable.cs", "src/LrExpr.Compiler/Kinds/", "src/LrExpr.Import/"];

    /// <summary>Other things of the same name: words of the language, of C# and of sentences, JSON, and what a hint says of C#.</summary>
    private static readonly (string File, string Name)[] OtherThings =
    [
        ("src/LrExpr.Parser/Syntax/Names.cs", "not"),
        ("src/LrExpr.Parser/Diagnostics/SyntaxErrors.cs", "ceil"),
        ("src/LrExpr.Parser/Diagnostics/SyntaxErrors.cs", "trunc"),
        ("src/LrExpr.Compiler/Binding/BindingErrors.cs", "is"),
        ("src/LrExpr.Compiler/CSharpDialect/TextWall.cs", "not"),
        ("src/LrExpr.Compiler/CSharpDialect/NameWall.cs", "is"),
        ("src/LrExpr.Compiler/Formats/Schema/ScheduleSchema.cs", "values"),
        ("src/LrExpr.Compiler/Formats/Schema/SectionSchema.cs", "values"),
        ("src/LrExpr.Compiler/Json/Shape.cs", "not"),
        ("src/LrExpr.Compiler/Time/TimeUnits.cs", "min"),
        ("src/LrExpr.Compiler/Formats/Export/PythonDefinitions.cs", "cbrt"),
        ("src/LrExpr.Cli/Commands/BenchCommand.cs", "values"),
        ("src/LrExpr.Cli/Output/DifferenceJson.cs", "equal"),
        ("src/LrExpr.Cli/Output/DifferenceJson.cs", "same"),
        ("src/LrExpr.Cli/Output/CourseJson.cs", "values"),
        ("src/LrExpr.Cli/Output/CurveJson.cs", "values"),
        ("src/LrExpr.Cli/Output/DifferenceJson.cs", "at"),
        ("src/LrExpr.Cli/Output/ScheduleJson.cs", "min"),
        ("src/LrExpr.Cli/Output/ScheduleJson.cs", "max"),
        ("src/LrExpr.Compiler/Formats/Export/CodeWriter.cs", "at"),
        ("src/LrExpr.Compiler/Formats/Export/JavaScriptLanguage.cs", "at"),
        ("src/LrExpr.Cli/Output/FitJson.cs", "at"),
        ("src/LrExpr.Cli/Output/CheckReport.cs", "values"),
        ("src/LrExpr.Cli/Output/TestReport.cs", "passed"),
    ];

    private static readonly string Root = FindRoot();

    /// <summary>The source without comments.</summary>
    private static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(Root, file).Replace('\\', '/'), Text: Comment().Replace(File.ReadAllText(file), "")))
            .Where(source => !BuildOutput().IsMatch(source.File)),
    ];

    public static TheoryData<string> Functions => [.. FunctionTable.All.Where(row => row.Form == FunctionForm.Plain).Select(row => row.Name)];

    [Fact]
    public void Literal_OfANameAlone_StandsInTheTableOnly()
    {
        var names = FunctionTable.All.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var found = Sources.Where(source => !Array.Exists(Apart, source.File.StartsWith))
            .SelectMany(source => Literal().Matches(source.Text).Select(literal => (source.File, Name: literal.Groups[1].Value)))
            .Where(literal => names.Contains(literal.Name));

        Assert.Equal(OtherThings.Order(), found.Distinct().Order());
    }

    /// <summary>
    /// To add a function that is defined in the language, one adds a row. One that is computed has a type of its own too, and a text for a language that
    /// lacks it, and so has what an operator means that has a name besides.
    /// </summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_Each_IsWrittenAndNamedInItsRow(string name)
    {
        var row = FunctionTable.Find(name)!;
        var named = new Regex($@"""{name}""|(?i:""(Math|Lr)\.{name}"")");
        var exported = new Regex($@"\b(def _|function _|private static double ){name}\(", RegexOptions.IgnoreCase);
        bool namesOperator = FunctionTable.All.Any(other => other.Form == FunctionForm.Operator && other.CSharpName is { } inCSharp && inCSharp == row.CSharpName);
        string[] own = row.Primitive is null && !namesOperator ? [Table]
            : [Table, "src/LrExpr.Compiler/Language/", .. new[] { "Python", "CSharp", "JavaScript" }.Select(language => $"src/LrExpr.Compiler/Formats/Export/{language}Definitions.cs")];

        Assert.All(
            Sources.Where(source => !source.File.StartsWith("src/LrExpr.Compiler/Kinds/", StringComparison.Ordinal) && !OtherThings.Contains((source.File, name))
                && (named.IsMatch(source.Text) || source.File.StartsWith("src/LrExpr.Compiler/Formats/", StringComparison.Ordinal) && exported.IsMatch(source.Text))),
            source => Assert.Contains(own, source.File.StartsWith));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("""(?<!\\)"(\w+)"(?!")""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("/(obj|bin)/")]
    private static partial Regex BuildOutput();
}
