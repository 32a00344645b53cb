using LrExpr.Kinds;
using LrExpr.Syntax;

namespace LrExpr.Tests.Kinds;

/// <summary>The lengths of Big Vision, which can be given in four units.</summary>
public sealed class BigVisionLengthTests
{
    private const string Stairs = "steps: [150], mults: [0.5], ";

    public static TheoryData<string, string, string> Lengths
    {
        get
        {
            var lengths = new TheoryData<string, string, string>();
            foreach (var kind in BigVisionKinds.All)
            {
                string[] names = kind.Name.EndsWith("rsqrt", StringComparison.Ordinal) ? ["warmup", "cooldown", "timescale", "shift"] : ["warmup", "cooldown"];
                foreach (string name in names)
                {
                    // An epoch is 12.5 steps, and a half of it is rounded to the even 6.
                    lengths.Add(kind.Name, $"{name}_epochs: 2, batch_size: 40, data_size: 500", $"{name}_steps: 25");
                    lengths.Add(kind.Name, $"{name}_epochs: 0.5, batch_size: 40, data_size: 500", $"{name}_steps: 6");
                    lengths.Add(kind.Name, $"{name}_examples: 1000, batch_size: 40", $"{name}_steps: 25");
                    lengths.Add(kind.Name, $"{name}_percent: 0.125", $"{name}_steps: 25");
                    lengths.Add(kind.Name, $"{name}_percent: 0.001", $"{name}_steps: 1");
                }

                lengths.Add(kind.Name, "warmup_percent: 0", "warmup_steps: 0");
                lengths.Add(kind.Name, "scale_with_batchsize: true, batch_size: 512, base: 0.1", "base: 0.2");
            }

            return lengths;
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_InAnotherUnit_IsThatManySteps(string kind, string one, string other) => Assert.Equal(Values(kind, other), Values(kind, one));

    [Theory]
    [InlineData("warmup_steps: 200", "warmup_steps must be < total_steps (total_steps is 200), but is 200")]
    [InlineData("warmup_steps: 10, warmup_percent: 0.1", "warmup_steps is 10, warmup_epochs is not given, warmup_examples is not given, warmup_percent is 0.1")]
    [InlineData("warmup_examples: 100", "it must hold that given(batch_size)")]
    [InlineData("warmup_epochs: 1, batch_size: 8", "data_size is not given")]
    [InlineData("cooldown_percent: 10", "cooldown_percent must be <= 1, but is 10")]
    [InlineData("scale_with_batchsize: true", "batch_size is not given")]
    public void Length_ThatCannotBe_IsRefusedInWordsOfTheParameter(string arguments, string message)
    {
        Assert.False(Schedule.TryCompile(Formula("big_vision.cosine", arguments), null, out _, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("LRX3009", diagnostic.Code);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<double> Values(string kind, string arguments)
    {
        Assert.True(Schedule.TryCompile(Formula(kind, arguments), null, out var schedule, out var diagnostics), string.Join(Environment.NewLine, diagnostics));
        return [.. Enumerable.Range(0, 210).Select(step => schedule.At(step))];
    }

    private static string Formula(string kind, string arguments) =>
        $"{Names.Written(kind)}(step, 200, {(kind.EndsWith("stair", StringComparison.Ordinal) ? Stairs : "")}{arguments})";
}
