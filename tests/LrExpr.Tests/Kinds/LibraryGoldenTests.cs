using System.Globalization;
using System.IO.Enumeration;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Loading;
using LrExpr.Tests.Listening;
using LrExpr.Tests.Support;
using Xunit.Abstractions;

namespace LrExpr.Tests.Kinds;

/// <summary>Values computed by the code of the libraries themselves, other than Keras; those of our own kinds by hand.</summary>
public sealed class LibraryGoldenTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> NoKind = [.. GoldenFile.WithKeras.SelectMany(file => file.NoKind)];

    private static readonly IReadOnlyDictionary<string, GoldenCase> Golden = GoldenFile.All.SelectMany(file => file.Cases).ToDictionary(golden => golden.Id);

    /// <summary>A constraint, a text that is not of its type, an option that is none, a list that is too short or empty, the order of an array, a time whose unit is not known.</summary>
    private static readonly string[] Refusals = ["LRX3009", "LRX3001", "LRX3005", "LRX2016", "LRX2010", "LRX2011", "LRX2012", "LRX8002"];

    private static readonly GoldenComparison Comparison = new(KindLinker.BuiltIn);

    public static TheoryData<string> ValueCases => Cases(golden => !golden.IsRefused);

    public static TheoryData<string> RefusedCases => Cases(golden => golden.IsRefused);

    [Theory]
    [MemberData(nameof(ValueCases))]
    public void Kind_WithTheParametersOfTheLibrary_HasItsValues(string id)
    {
        var faults = Comparison.Compare(Golden[id]).Faults;
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Theory]
    [MemberData(nameof(RefusedCases))]
    public void Kind_WithParametersTheLibraryRefuses_IsRefused(string id)
    {
        bool isRight = Comparison.TryCompile(Golden[id], out _, out var diagnostics);

        Assert.False(isRight);
        Assert.All(diagnostics, diagnostic => Assert.Contains(diagnostic.Code, Refusals));
    }

    [Fact]
    public void Catalogue_HasGoldenValuesForEveryKind_AndAKindForAllThatAreAFunctionOfTheStep()
    {
        var golden = GoldenFile.WithKeras.SelectMany(file => file.Cases).Select(one => OwnerOf(one.Kind.Split('/')[0])).ToHashSet();
        var kinds = BuiltInKinds.All.Where(kind => kind.State is null).Select(NameOf).ToHashSet();

        Assert.Empty(kinds.Except(golden));
        Assert.Empty(golden.Except(kinds).Except(NoKind));
        Assert.Empty(kinds.Intersect(NoKind));
    }

    [Fact]
    public void Parameters_AreEachSetByAGoldenCase()
    {
        var set = GoldenFile.WithKeras.SelectMany(file => file.Cases)
            .Where(golden => !golden.IsRefused)
            .SelectMany(golden => golden.Config.EnumerateObject().Select(member => member.Name).Concat(golden.IsByProgress ? [golden.File.Progress] : []).Select(name => $"{OwnerOf(golden.Kind.Split('/')[0])}: {name}"))
            .Concat(Trace.All.Values.Where(trace => !trace.IsRefused).SelectMany(trace => trace.Row.GetProperty("config").EnumerateObject().Select(member => $"{trace.Kind}: {member.Name}")))
            .ToHashSet();
        var declared = BuiltInKinds.All.Where(kind => kind.State is null || kind.Source!.Library != "LrExpr").SelectMany(kind => kind.Parameters.Select(parameter => $"{NameOf(kind)}: {parameter.Name}"));

        var left = declared.Where(parameter => !set.Contains(parameter) && !parameter.EndsWith(": max_iter", StringComparison.Ordinal)).ToList();
        var elsewhere = GoldenFile.WithKeras.SelectMany(file => file.SetElsewhere).ToList();
        Assert.All(left, parameter => Assert.Contains(elsewhere, pattern => FileSystemName.MatchesSimpleExpression(pattern, parameter)));
        Assert.All(elsewhere, pattern => Assert.Contains(left, parameter => FileSystemName.MatchesSimpleExpression(pattern, parameter)));
    }

    /// <summary>The table of the documentation.</summary>
    [Fact]
    public void Deviation_IsFarBelowWhatIsAllowed()
    {
        foreach (var file in GoldenFile.All)
        {
            var golden = file.Cases.Where(one => !one.IsRefused && !NoKind.Contains(one.Kind)).ToList();
            var outcomes = golden.Select(one => Comparison.Compare(one)).ToList();
            double largest = outcomes.Select(outcome => outcome.Deviation).DefaultIfEmpty().Max();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {file.Name} | {golden.Select(one => one.Kind).Distinct().Count()} | {golden.Count} | {outcomes.Sum(outcome => outcome.Points)} | {largest:0.000} |"));
            Assert.InRange(largest, 0, 1);
        }
    }

    /// <summary>The name with the prefix of the library, which those of Keras have as an alias.</summary>
    private static string NameOf(KindDefinition kind) => kind.Source!.Library == "Keras" ? kind.Aliases.Single() : kind.Name;

    /// <summary>The kind, where values are those of an output.</summary>
    private static string OwnerOf(string kind) => KindLinker.BuiltIn.FindKind(kind)?.Definition.OutputOf ?? kind;

    private static TheoryData<string> Cases(Func<GoldenCase, bool> condition) =>
        [.. Golden.Values.Where(golden => condition(golden) && !NoKind.Contains(golden.Kind)).Select(golden => golden.Id)];
}
