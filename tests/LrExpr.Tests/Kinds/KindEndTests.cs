using LrExpr.Kinds;
using LrExpr.Loading;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Where kinds end, by what the libraries themselves did at each step.</summary>
public sealed class KindEndTests
{
    private static readonly GoldenComparison Comparison = new(KindLinker.BuiltIn);

    /// <summary>Cases with steps at which the library raised after it had answered. One that only raises at its first step, as OpenNMT does at step 0, has a beginning and no end.</summary>
    private static readonly IReadOnlyDictionary<string, GoldenCase> Raising = GoldenFile.WithKeras
        .SelectMany(file => file.Cases.ExceptBy(file.NoKind, golden => golden.Kind))
        .Where(golden => Raises(golden).Any() && golden.Points.Any(point => point.Step < Raises(golden).Min()))
        .ToDictionary(golden => golden.Id);

    public static TheoryData<string> RaisingCases => [.. Raising.Keys];

    [Theory]
    [MemberData(nameof(RaisingCases))]
    public void Kind_EndsBeforeTheFirstStepAtWhichItsLibraryRaises(string id)
    {
        var golden = Raising[id];
        double first = Raises(golden).Min();

        Assert.True(IsBeyond(golden, first), $"{first} is not beyond the end");
        Assert.All(golden.Points.Where(point => point.Step < first), point => Assert.False(IsBeyond(golden, point.Step), $"{point.Step} is beyond the end"));
    }

    /// <summary>A case without any answer is a refusal.</summary>
    [Fact]
    public void Library_ThatRaisesAtItsFirstStepsOnly_IsOpenNmt() => Assert.All(
        GoldenFile.WithKeras.SelectMany(file => file.Cases.ExceptBy(file.NoKind, golden => golden.Kind)).Where(golden => Raises(golden).Any() && golden.Points.Any() && !Raising.ContainsKey(golden.Id)),
        golden => Assert.Equal((OpenNmtKinds.Prefix, 0.0), (golden.File.Prefix, Raises(golden).Max())));

    /// <summary>What is said of a curve in words is said as an end, too.</summary>
    [Fact]
    public void Kind_ThatIsNotHeldAtItsEnd_HasOne() => Assert.All(
        BuiltInKinds.All.Where(kind => kind.Description!.Contains("not held", StringComparison.Ordinal) || kind.Description.Contains("rises again", StringComparison.Ordinal) || kind.Description.Contains("on below 0", StringComparison.Ordinal)),
        kind => Assert.True(kind.Until is not null, kind.Name));

    [Fact]
    public void End_IsASentenceWithItsBeginning() => Assert.All(
        BuiltInKinds.All.Where(kind => kind.Until is not null),
        kind => Assert.Matches("^[A-Za-z].*[^.]$", kind.Until!.Beyond));

    private static IEnumerable<double> Raises(GoldenCase golden) => (golden.Row.Member("raises")?.EnumerateArray() ?? default).Select(raised => raised[0].GetDouble());

    /// <summary>Whether a step is after the last one that the kind is made for; of a progress, the step that it is.</summary>
    private static bool IsBeyond(GoldenCase golden, double place)
    {
        var (step, maxIter) = golden.IsByProgress ? GoldenConfig.Fraction(place) : ((long)place, 1);
        Assert.True(Comparison.TryCompile(golden, out var schedule, out var diagnostics, maxIter), string.Join(Environment.NewLine, diagnostics));
        return schedule.Symbol.End is { } end && step > end.Step;
    }
}
