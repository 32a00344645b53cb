using CsCheck;
using LrExpr.Checks;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Loading;
using LrExpr.Syntax;
using LrExpr.Tests.Kinds;
using LrExpr.Tests.Properties;
using Xunit.Abstractions;

namespace LrExpr.Tests.Checks;

public sealed class ProofTests(ITestOutputHelper output)
{
    private const int Formulas = 4_000;

    /// <summary>Kinds whose values the analysis cannot bound closely: they oscillate, or add up what does.</summary>
    private const int LeastProvedKinds = 60;

    [Fact]
    public void Proof_OfARandomFormula_IsNeverOfWhatAStepBreaks()
    {
        int proved = 0, broken = 0;
        for (int i = 0; i < Formulas; i++)
        {
            var random = new Random(i);
            string text = SyntaxPrinter.Print(RandomFormula.Number.Generate(new PCG(1, (ulong)i), null, out _));
            if (!Schedule.TryCompile(text, null, out var schedule, out _))
                continue;
            long first = random.Next(-60, 60);
            var range = new CheckedRange(first, first + random.Next(0, 400));
            double[] values = [.. Enumerable.Range(0, (int)range.Count).Select(offset => schedule.At(range.First + offset))];
            var proof = ProofOf(schedule, range);
            foreach (var claim in ClaimsAround(values))
            {
                bool holds = Holds(claim, values), isProved = proof.Holds(claim);
                Assert.True(holds || !isProved, $"seed {i}: {claim} of {text} over {range}");
                proved += isProved ? 1 : 0;
                broken += holds ? 0 : 1;
            }
        }

        // Neither is an empty test: thousands of claims are right and known to be, and thousands are wrong by a bit.
        output.WriteLine($"{proved} proved, {broken} broken");
        Assert.True(proved > 5_000 && broken > 5_000, $"{proved} proved, {broken} broken");
    }

    [Theory]
    [InlineData("0.1 * 0.5 ^ (step / 5000)")]
    [InlineData("step < 500 ? 0.1 * step / 500 : 0.1 * 0.96 ^ (step - 500)")]
    [InlineData("0.5 * (1 + cos(pi * min(1, step / 3000)))")]
    [InlineData("exp(-step / 700) + 1 / (1 + step)")]
    [InlineData("sqrt(step) * max(0, 1 - step / 2000)")]
    [InlineData("piecewise(step, [100, 2000], [1, 0.5, 0.1]) * (step % 10) ^ 1.5")]
    [InlineData("log(1 + step) / (1 + 0.001 * step ^ 1.1)")]
    public void Proof_OverThousandsOfSteps_IsNeverOfWhatAStepBreaks(string formula)
    {
        var schedule = Schedule.Compile(formula);
        var range = new CheckedRange(0, 6_000);
        double[] values = new double[range.Count];
        schedule.Fill(range.First, values);
        var proof = ProofOf(schedule, range);
        foreach (var claim in ClaimsAround(values).Where(claim => !Holds(claim, values)))
            Assert.False(proof.Holds(claim), $"{claim} of {formula}");
    }

    [Fact]
    public void Proof_OfTheKindsOfTheCatalogue_BoundsMostOfThem()
    {
        var comparison = new GoldenComparison(KindLinker.BuiltIn);
        var proved = new HashSet<string>();
        var all = new HashSet<string>();
        foreach (var golden in GoldenFile.WithKeras.SelectMany(file => file.Cases).Where(golden => !golden.IsRefused))
        {
            if (!comparison.TryCompile(golden, out var schedule, out _))
                continue;
            var range = new CheckedRange(0, 2_000);
            double[] values = new double[range.Count];
            schedule.Code.Many.Fill(range.First, values);
            if (!values.All(double.IsFinite))
                continue;
            string kind = golden.Kind.Split('/')[0];
            all.Add(kind);
            double room = 1e-6 * (values.Max() - values.Min()) + 1e-12 * values.Max(Math.Abs);
            var proof = ProofOf(schedule, range);
            if (proof.Holds(new AtLeast(values.Min() - room)) && proof.Holds(new AtMost(values.Max() + room)))
                proved.Add(kind);
        }

        output.WriteLine($"{proved.Count} of {all.Count}; not: {string.Join(", ", all.Except(proved).Order())}");
        Assert.True(proved.Count >= LeastProvedKinds, $"{proved.Count} of {all.Count}; not: {string.Join(", ", all.Except(proved).Order())}");
    }

    [Fact]
    public void Proof_OfWhatIsNotKnownFromTheFormula_IsNotTried()
    {
        var set = Schedule.Compile("normal(1, step)");
        Assert.False(ProofOf(set, new CheckedRange(0, 1_000_000)).Holds(new AtLeast(-3)));
    }

    private static Proof ProofOf(CompiledSchedule schedule, CheckedRange range) => new(schedule.Code, schedule.Cost, range);

    private static bool Holds(Claim claim, double[] values)
    {
        double? before = null;
        foreach (double value in values)
        {
            if (claim.Breach(before, isNeighbour: true, value) is not null)
                return false;
            before = value;
        }

        return true;
    }

    /// <summary>Claims that are just true, and claims that are just not: by one bit.</summary>
    private static IEnumerable<Claim> ClaimsAround(double[] values)
    {
        double[] numbers = [.. values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(0)];
        double low = numbers.Min(), high = numbers.Max();
        double jump = values.Skip(1).Zip(values, (value, before) => Math.Abs(value - before)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        yield return new IsFinite();
        foreach (double bound in new[] { low, Math.BitIncrement(low), low - 1e-6 * Math.Abs(low) - 1e-300 })
            yield return new AtLeast(bound);
        foreach (double bound in new[] { high, Math.BitDecrement(high), high + 1e-6 * Math.Abs(high) + 1e-300 })
            yield return new AtMost(bound);
        foreach (double bound in new[] { jump, Math.BitDecrement(jump), 1.5 * jump })
            yield return new JumpsAtMost(bound);
        yield return new GoesOneWay(Tendency.Rising);
        yield return new GoesOneWay(Tendency.Falling);
    }
}
