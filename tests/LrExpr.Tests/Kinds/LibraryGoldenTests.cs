using System.Globalization;
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
    private static readonly string[] Libraries = ["torch", "optax", "transformers", "timm", "thinc", "fvcore", "lrexpr"];

    /// <summary>What has golden values, or would have, but is no kind. Those that are a formula are in <see cref="WrittenOutGoldenTests"/>.</summary>
    private static readonly Dictionary<string, string> NoKind = new()
    {
        ["torch.MultiplicativeLR"] = "a product over all steps so far: its work grows with the step",
        ["torch.ChainedScheduler"] = "a product of any number of schedules: a formula",
        ["optax.sgdr_schedule"] = "optax.join_schedules with its boundaries added up",
        ["fvcore.CompositeParamScheduler"] = "calls its parts between two steps: a formula",
    };

    /// <summary>Parameters that no golden case sets, and where they are tested instead.</summary>
    private static readonly Dictionary<string, string> SetElsewhere = new()
    {
        ["keras.NoisyLinearCosineDecay: seed"] = nameof(KerasGoldenTests),
        ["torch.OneCycleLR: epochs"] = nameof(CatalogueTests),
        ["torch.OneCycleLR: steps_per_epoch"] = nameof(CatalogueTests),
        ["thinc.slanted_triangular: t"] = nameof(CatalogueTests),
        ["timm.TanhLRScheduler: warmup_prefix"] = nameof(CatalogueTests),
        ["mmengine.ReduceOnPlateauLR: begin"] = nameof(OwnListeningKindTests),
        ["mmengine.ReduceOnPlateauLR: end"] = nameof(OwnListeningKindTests),
        ["mmengine.ReduceOnPlateauLR: eps"] = nameof(OwnListeningKindTests),
        ["paddle.ReduceOnPlateau: epsilon"] = nameof(OwnListeningKindTests),
        ["timm.PlateauLRScheduler: lr_min"] = nameof(OwnListeningKindTests),
        ["transformers.GreedyLR: eps"] = nameof(OwnListeningKindTests),
        ["transformers.GreedyLR: threshold"] = nameof(OwnListeningKindTests),
        ["transformers.GreedyLR: threshold_mode"] = nameof(OwnListeningKindTests),
    };

    private static readonly IReadOnlyDictionary<string, GoldenCase> Golden = GoldenCase.Load(Libraries).ToDictionary(golden => golden.Id);

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
    public void Kind_WithParametersTheLibraryRefuses_IsRefusedByItsConstraint(string id)
    {
        bool isRight = Comparison.TryCompile(Golden[id], out _, out var diagnostics);

        Assert.False(isRight);
        Assert.All(diagnostics, diagnostic => Assert.Equal("LRX3009", diagnostic.Code));
    }

    [Fact]
    public void Catalogue_HasGoldenValuesForEveryKind_AndAKindForAllThatAreAFunctionOfTheStep()
    {
        var golden = GoldenCase.Load([.. Libraries, "keras"]).Select(one => one.Kind.Split('/')[0]).ToHashSet();
        var kinds = BuiltInKinds.All.Where(kind => kind.State is null).Select(NameOf).ToHashSet();

        Assert.Empty(kinds.Except(golden));
        Assert.Empty(golden.Except(kinds).Except(NoKind.Keys));
        Assert.Empty(kinds.Intersect(NoKind.Keys));
    }

    [Fact]
    public void Parameters_AreEachSetByAGoldenCase()
    {
        var set = GoldenCase.Load([.. Libraries, "keras"])
            .Where(golden => !golden.IsRefused)
            .SelectMany(golden => golden.Config.EnumerateObject().Select(member => $"{golden.Kind.Split('/')[0]}: {member.Name}"))
            .Concat(Trace.All.Values.Where(trace => !trace.IsRefused).SelectMany(trace => trace.Row.GetProperty("config").EnumerateObject().Select(member => $"{trace.Kind}: {member.Name}")))
            .ToHashSet();
        var declared = BuiltInKinds.All.Where(kind => kind.State is null || kind.Source!.Library != "LrExpr").SelectMany(kind => kind.Parameters.Select(parameter => $"{NameOf(kind)}: {parameter.Name}"));

        Assert.Equal(SetElsewhere.Keys.Order(), declared.Where(parameter => !set.Contains(parameter) && !parameter.EndsWith(": max_iter", StringComparison.Ordinal)).Order());
    }

    /// <summary>The table of the documentation.</summary>
    [Fact]
    public void Deviation_IsFarBelowWhatIsAllowed()
    {
        foreach (string library in Libraries)
        {
            var golden = Golden.Values.Where(one => one.Library == library && !one.IsRefused && !NoKind.ContainsKey(one.Kind)).ToList();
            var outcomes = golden.Select(one => Comparison.Compare(one)).ToList();
            double largest = outcomes.Max(outcome => outcome.Deviation);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {library} | {golden.Select(one => one.Kind).Distinct().Count()} | {golden.Count} | {outcomes.Sum(outcome => outcome.Points)} | {largest:0.000} |"));
            Assert.InRange(largest, 0, 1);
        }
    }

    /// <summary>The name with the prefix of the library, which those of Keras have as an alias.</summary>
    private static string NameOf(KindDefinition kind) => kind.Source!.Library == "Keras" ? kind.Aliases.Single() : kind.Name;

    private static TheoryData<string> Cases(Func<GoldenCase, bool> condition) =>
        [.. Golden.Values.Where(golden => condition(golden) && !NoKind.ContainsKey(golden.Kind)).Select(golden => golden.Id)];
}
