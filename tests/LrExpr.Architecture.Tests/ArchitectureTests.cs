using Microsoft.CodeAnalysis;

namespace LrExpr.Architecture.Tests;

/// <summary>What each part may know. The picture is in <c>docs/architecture.md</c>.</summary>
public sealed class ArchitectureTests
{
    private const int MostLines = 350;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Utils", "Util", "Common"];

    /// <summary>Where the framework looks for what is added to its types.</summary>
    private static readonly string[] OfFramework = ["Microsoft.Extensions.", "Microsoft.AspNetCore.Builder"];

    private static readonly SourceCode Code = SourceCode.All;

    /// <summary>What of packages and the framework only some places may know: the beginning of its name, and those places.</summary>
    private static readonly (string Name, string[] Places)[] OutsideNames =
    [
        ("Sprache.", ["LrExpr.Parser/Parsing/Grammar.cs"]),
        ("System.Linq.Dynamic.Core.", ["LrExpr.Compiler/CSharpDialect/"]),
        ("YamlDotNet.", ["LrExpr.Import/Documents/YamlReader.cs"]),
        ("System.IO.Hashing.", ["LrExpr.Compiler/Loading/ContentHash.cs", "LrExpr.Compiler/Loading/TextHash.cs"]),
        ("System.Linq.Expressions.", ["LrExpr.Compiler/"]),
        ("System.Linq.Expressions.Expression.Compile", ["LrExpr.Compiler/Running/Emission/MachineCode.cs"]),
        ("System.Linq.Expressions.LambdaExpression.Compile", ["LrExpr.Compiler/Running/Emission/MachineCode.cs"]),
        ("System.Text.Json.Utf8JsonReader", ["LrExpr.Compiler/Json/", "LrExpr.Dashboard/Contract/ContractJson.cs"]),
        ("System.Text.Json.JsonDocument", ["LrExpr.Compiler/Json/"]),
        ("Microsoft.AspNetCore.", ["LrExpr.Dashboard/Serving/"]),
        ("Microsoft.Net.Http.", ["LrExpr.Dashboard/Serving/"]),
        ("Microsoft.Extensions.", ["LrExpr.Hosting/", "LrExpr.Dashboard/Serving/", "LrExpr.Cli/Input/", "LrExpr.Cli/Exploration/LiveConfiguration.cs"]),
        ("System.CommandLine.", ["LrExpr.Cli/Commands/", "LrExpr.Cli/Program.cs"]),
        ("Spectre.Console.", ["LrExpr.Cli/Output/"]),
    ];

    /// <summary>What of other projects some places may not know although it stands before them.</summary>
    public static TheoryData<string, string[], string> Forbidden => new()
    {
        { "LrExpr.Hosting/", ["LrExpr.Parser/Syntax/", "LrExpr.Parser/Parsing/"], "the host reads configuration, not formulas" },
        { "LrExpr.Hosting/", ["LrExpr.Compiler/Binding/", "LrExpr.Compiler/Lowering/", "LrExpr.Compiler/Facts/", "LrExpr.Compiler/Running/Emission/"], "the host knows schedules, not trees" },
        { "LrExpr.Import/", ["LrExpr.Compiler/Lowering/", "LrExpr.Compiler/Facts/", "LrExpr.Compiler/Running/"], "an import makes definitions, and no values" },
        { "LrExpr.Import/Documents/", ["LrExpr.Compiler/Kinds/", "LrExpr.Compiler/Definitions/"], "a notation knows no schedules" },
        { "LrExpr.Compiler/Language/", ["LrExpr.Parser/Parsing/"], "a function knows no text" },
        { "LrExpr.Compiler/Lowering/", ["LrExpr.Compiler/Kinds/"], "the catalogue is written out by then" },
        { "LrExpr.Compiler/Facts/", ["LrExpr.Compiler/Kinds/"], "the catalogue is written out by then" },
        { "LrExpr.Compiler/Running/", ["LrExpr.Compiler/Kinds/"], "the catalogue is written out by then" },
        { "LrExpr.Cli/Plotting/", ["LrExpr.Parser/Parsing/", "LrExpr.Hosting/"], "drawings are made of numbers" },
    };

    [Fact]
    public void Names_AreKnown() => Holds(Code.UnknownNames);

    [Fact]
    public void Folders_AreInNoCycle() => Holds(new FolderGraph(Code.Arrows).Cyclic());

    [Fact]
    public void Folders_HaveAPlaceInTheOrder() => Holds(Code.Files.Where(file => FolderOrder.PlaceOf(file) is null));

    [Fact]
    public void Folders_KnowThoseBeforeThem() => Holds(AgainstTheOrder
        .GroupBy(arrow => (arrow.From.Folder, arrow.To.Folder))
        .Select(arrows => FolderGraph.Describe([.. arrows])));

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Places_KnowNothingElseThatIsNotTheirs(string from, string[] to, string because)
    {
        Assert.NotEmpty(because);
        Holds(Code.Arrows.Where(arrow => IsIn(arrow.From, from) && to.Any(folder => IsIn(arrow.To, folder))));
    }

    [Fact]
    public void Packages_AreNamedWhereTheyMayBe() => Holds(Code.OutsideNames.Where(name =>
        OutsideNames.Where(rule => name.Name.StartsWith(rule.Name, StringComparison.Ordinal)).ToList() is { Count: > 0 } rules
            ? !rules.TrueForAll(rule => rule.Places.Any(place => IsIn(name.From, place)))
            : name.IsOfPackage));

    [Fact]
    public void PublicTypes_AreInOneNamespace() => Holds(Code.Types
        .Where(type => type.DeclaredAccessibility == Accessibility.Public && type.ContainingType is null)
        .Where(type => type.ContainingNamespace.ToString() != "LrExpr" && !(type.Name.EndsWith("Extensions", StringComparison.Ordinal) && OfFramework.Any(space => type.ContainingNamespace.ToString()!.StartsWith(space, StringComparison.Ordinal)))));

    [Fact]
    public void InternalClasses_AreSealedUnlessTheyAreBases()
    {
        var bases = Code.Types.Select(type => type.BaseType?.OriginalDefinition).OfType<INamedTypeSymbol>().ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        Holds(Code.Types.Where(type => type is { TypeKind: TypeKind.Class, IsSealed: false, IsAbstract: false, IsStatic: false } && !bases.Contains(type)));
    }

    /// <summary>What a type of parameter means stands in its class. Beside the table, those name one that declare parameters.</summary>
    [Fact]
    public void TypesOfParameters_AreNamedByNoPass()
    {
        const string Parameters = "LrExpr.Compiler/Parameters/";
        string[] declaring = ["LrExpr.Compiler/Kinds/KindEntry.cs", "LrExpr.Compiler/Definitions/ScheduleKindParameter.cs"];
        var table = Code.Files.Single(file => file.Path == Parameters + "ParameterTypes.cs");
        var types = Code.Arrows.Where(arrow => arrow.From.Path == table.Path && IsIn(arrow.To, Parameters) && arrow.To.Path.EndsWith("Type.cs", StringComparison.Ordinal) && arrow.To.Path != Parameters + "ParameterType.cs")
            .Select(arrow => arrow.To.Path).ToHashSet();
        Assert.NotEmpty(types);
        Holds(Code.Arrows.Where(arrow => types.Contains(arrow.To.Path) && !IsIn(arrow.From, Parameters) && !declaring.Contains(arrow.From.Path)));
    }

    [Fact]
    public void Types_AreNamedAfterWhatTheyAre() =>
        Holds(Code.Types.Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))));

    [Fact]
    public void Files_AreSmall() =>
        Holds(Code.Files.Where(file => file.Lines > MostLines).Select(file => FormattableString.Invariant($"src/{file} has {file.Lines} lines")));

    private static IEnumerable<Arrow> AgainstTheOrder => Code.Arrows.Where(FolderOrder.IsAgainst);

    /// <summary>A place is a folder with what is in it, or one file.</summary>
    private static bool IsIn(SourceFile file, string place) => file.Path == place || (place.EndsWith('/') && file.Path.StartsWith(place, StringComparison.Ordinal));

    /// <summary>Nothing breaks a rule; what does is shown, a line each.</summary>
    private static void Holds<T>(IEnumerable<T> offenders)
    {
        var shown = offenders.Select(offender => offender!.ToString()!).Distinct().ToList();
        Assert.True(shown.Count == 0, string.Join('\n', shown.Take(40)) + (shown.Count > 40 ? FormattableString.Invariant($"\nand {shown.Count - 40} more") : ""));
    }
}
