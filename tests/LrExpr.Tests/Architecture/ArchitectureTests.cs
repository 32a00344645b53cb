using System.Reflection;
using System.Text.RegularExpressions;
using LrExpr.Parameters;

namespace LrExpr.Tests.Architecture;

/// <summary>What each part may know. The picture is in <c>docs/architecture.md</c>.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    /// <summary>From, to, and the files that are excepted.</summary>
    public static TheoryData<string, string, string> NamespaceRules => new()
    {
        { "src/LrExpr.Parser", @"using LrExpr\.(Functions|Kinds|Binding|Definitions|Linking|Simplification|Emission)", "" },
        { "src/LrExpr.Parser", @"using System\.Linq\.Expressions", "" },
        { "src/LrExpr.Parser", @"using Microsoft\.Extensions", "" },
        { "src/LrExpr.Parser", "using Sprache", "Grammar.cs" },
        { "src/LrExpr.Compiler", "using Sprache", "" },
        { "src/LrExpr.Compiler", @"using Microsoft\.Extensions", "" },
        { "src/LrExpr.Compiler/Functions", @"using LrExpr\.(Binding|Kinds|Definitions|Linking|Simplification|Emission)", "" },
        { "src/LrExpr.Compiler/Binding", @"using LrExpr\.(Linking|Simplification|Emission)", "" },
        { "src/LrExpr.Compiler/Simplification", @"using LrExpr\.(Linking|Emission|Kinds|Definitions)", "" },
        { "src/LrExpr.Compiler/Closures", @"using LrExpr\.(Linking|Emission|Kinds|Definitions)", "" },
        { "src/LrExpr.Compiler/Ranges", @"using LrExpr\.(Linking|Emission|Kinds|Definitions|Export|Analysis)", "" },
        { "src/LrExpr.Compiler/Emission", @"using LrExpr\.(Linking|Kinds|Definitions)", "" },
        { "src/LrExpr.Compiler/Kinds", @"using LrExpr\.(Binding|Linking|Simplification|Emission)", "" },
        { "src/LrExpr.Compiler/Settings", @"using LrExpr\.(Parameters|Definitions|Kinds|Binding|CSharpDialect|Lowering|Facts|Running|Loading|Formats)", "" },
        { "src/LrExpr.Compiler/Parameters", @"using LrExpr\.(Definitions|Kinds|Binding|CSharpDialect|Lowering|Facts|Running|Loading|Formats)", "" },
        { "src/LrExpr.Compiler/Definitions", @"using LrExpr\.(Binding|Linking|Simplification|Emission)", "" },
        { "src/LrExpr.Compiler/Analysis", @"using LrExpr\.(Linking|Kinds|Definitions|Emission)", "" },
        { "src/LrExpr.Compiler", @"using LrExpr\.Analysis", "Explanation.cs" },
        { "src/LrExpr.Cli/Plotting", @"using (System\.CommandLine|Spectre|LrExpr\.Cli\.(Commands|Input|Exploration))", "" },
        { "src/LrExpr.Compiler", @"using System\.Linq\.Dynamic", "CSharpDialect" },
        { "src/LrExpr.Compiler", @"\.Compile\(\);", "MachineCode.cs" },
        { "src/LrExpr.Hosting", "using Sprache", "" },
        { "src/LrExpr.Hosting", @"using System\.Linq\.(Expressions|Dynamic)", "" },
        { "src/LrExpr.Hosting", @"using LrExpr\.(Syntax|Parsing|Binding|Linking|Simplification|Emission)", "" },
        { "src", @"\b(class|record|struct|interface) \w*(Manager|Helper|Helpers|Utils|Util|Common)\b", "" },
    };

    [Theory]
    [MemberData(nameof(NamespaceRules))]
    public void Source_OfAPart_DoesNotNameWhatItMayNotKnow(string folder, string forbidden, string excepted)
    {
        var offenders = Sources(folder)
            .Where(file => excepted.Length == 0 || !file.Contains(excepted, StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), forbidden));

        Assert.Empty(offenders);
    }

    /// <summary>What a type of parameter means stands in its class. Beside the table, those name one that declare parameters.</summary>
    [Fact]
    public void TypesOfParameters_AreNamedByNoPass()
    {
        string[] places = ["Parameters", "Kinds/KindEntry.cs", "Definitions/ScheduleKindParameter.cs"];
        string names = string.Join('|', ParameterTypes.All.Select(type => type.GetType().Name));
        var offenders = Sources("src")
            .Where(file => !places.Any(place => file.Contains("src/LrExpr.Compiler/" + place, StringComparison.Ordinal)))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), $@"\b({names})\b"));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Assemblies_ReferenceOnlyWhatTheyMayKnow()
    {
        Assert.Empty(Foreign(typeof(Diagnostic).Assembly, "Sprache"));
        Assert.Empty(Foreign(typeof(Schedule).Assembly, "LrExpr.Parser", "System.Linq.Dynamic.Core"));
    }

    [Fact]
    public void PublicTypes_AreInOneNamespace() =>
        Assert.All(
            new[] { typeof(Diagnostic).Assembly, typeof(Schedule).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()),
            type => Assert.Equal("LrExpr", type.Namespace));

    [Fact]
    public void InternalClasses_AreSealedUnlessTheyAreBases()
    {
        var types = new[] { typeof(Diagnostic).Assembly, typeof(Schedule).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsNested && type.Namespace?.StartsWith("LrExpr", StringComparison.Ordinal) == true)
            .ToList();

        Assert.All(types.Where(type => !type.IsSealed && !type.IsAbstract), type => Assert.Contains(types, derived => derived.BaseType == type));
    }

    [Fact]
    public void Files_AreSmall() =>
        Assert.All(Sources("src"), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 450));

    [Fact]
    public void Packages_OfTheNeighbours_AreNamedByNoProject()
    {
        Assert.DoesNotContain("Sprache", File.ReadAllText(Path.Combine(Root, "src/LrExpr.Compiler/LrExpr.Compiler.csproj")));
        Assert.DoesNotContain("Microsoft.Extensions", File.ReadAllText(Path.Combine(Root, "src/LrExpr.Compiler/LrExpr.Compiler.csproj")));
    }

    private static IEnumerable<string> Foreign(Assembly assembly, params string[] allowed) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => !FrameworkName().IsMatch(name) || name.StartsWith("System.Linq.Dynamic", StringComparison.Ordinal)).Except(allowed);

    private static IEnumerable<string> Sources(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(file => !BuildOutput().IsMatch(file))
        : [];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^(System(\.|$)|netstandard$|mscorlib$)")]
    private static partial Regex FrameworkName();

    [GeneratedRegex(@"[/\\](obj|bin)[/\\]")]
    private static partial Regex BuildOutput();
}
