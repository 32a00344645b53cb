using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>The kinds that are told their factors by name: what no golden case says of them.</summary>
public sealed class FactorKindTests
{
    [Theory]
    [InlineData("factors: constant * polynomial, base_learning_rate: 0.1, decay_steps: 50, end_factor: 0.1, power: 2", "PolynomialDecay(step, 0.1, 50, 0.01, 2)")]
    [InlineData("factors: constant * rsqrt_decay, base_learning_rate: 0.1, timescale: 100, warmup_steps: 20", "0.1 * (step > 20 ? 10 / sqrt(step + 80) : 1)")]
    [InlineData("factors: constant * decay_every, base_learning_rate: 0.1, steps_per_decay: 30, decay_factor: 0.5", "`torch.StepLR`(step, 0.1, 30, 0.5)")]
    [InlineData("factors: constant * cosine_decay, base_learning_rate: 0.1, steps_per_cycle: 10, start_decay_step: 5, t_mul: 2, m_mul: 0.8, alpha: 0.1", "CosineDecayRestarts(max(0, step - 5), 0.1, 10, 2, 0.8, 0.1)")]
    [InlineData("factors: constant * cosine_decay, base_learning_rate: 0.1, steps_per_cycle: 10, warmup_steps: 40, total_steps: 40", "0.1")]
    [InlineData("factors: constant * linear_warmup, base_learning_rate: 0.1", "0.1")]
    [InlineData("factors: linear_decay * constant, base_learning_rate: 0.5, total_steps: 100, end_learning_rate: 0.01", "0.5 * (0.01 + 0.99 * max(0, 1 - step / 100))")]
    [InlineData("factors: linear_decay * linear_decay, base_learning_rate: 1, total_steps: 100, end_learning_rate: 0.1", "let left = max(0, 1 - step / 100); 0.1 + 0.9 * left * left")]
    public void Compound_OfScenic_IsItsFactorsFromTheLeft(string arguments, string same) => AssertSame($"`scenic.compound`(step, {arguments})", same);

    [Theory]
    [InlineData("constant * decay_every, 0.1, decay_factor: 0.5, steps_per_decay: 10, min_learning_rate: 0.02", "max(0.02, `torch.StepLR`(step, 0.1, 10, 0.5))")]
    [InlineData("[constant, linear_warmup], 0.1, 20, min_learning_rate: 0", "0.1 * min(1, step / 20)")]
    [InlineData("rsqrt_normalized_decay * constant, 0.1, 20", "0.1 * sqrt(20 / max(20, step))")]
    public void Scheduler_OfT5x_IsAProduct(string arguments, string same) => AssertSame($"`t5x.create_learning_rate_scheduler`(step, {arguments})", same);

    [Theory]
    [InlineData("`t5x.create_learning_rate_scheduler`(step, constan * rsqrt_decay)", "LRX2016", "'constan' is no option of 'factors'")]
    [InlineData("`t5x.create_learning_rate_scheduler`(step, constant * linear_warmup, 0.1, 0)", "LRX2101", "'warmup_steps'")]
    [InlineData("`t5x.create_learning_rate_scheduler`(step, constant + linear_warmup)", "LRX2004", "the name of an option is expected here")]
    [InlineData("`t5x.create_learning_rate_scheduler`(step, constant, warmup_steps: -1)", "LRX3009", "warmup_steps must be >= 0, but is -1")]
    [InlineData("`scenic.compound`(step, base_learning_rate: 0.1)", "LRX3005", "'factors'")]
    [InlineData("`scenic.compound`(step, factors: constant * polynomial, base_learning_rate: 0.1, decay_steps: 5, power: 1)", "LRX2015", "'end_factor' was not given")]
    [InlineData("`scenic.compound`(step, factors: constant * linear_decay, base_learning_rate: 0.1, warmup_steps: 5, total_steps: 5)", "LRX3009", "total_steps must be > warmup_steps (warmup_steps is 5), but is 5")]
    [InlineData("`scenic.compound`(step, factors: constant * cosine_decay, base_learning_rate: 0.1, steps_per_cycle: 0)", "LRX3009", "steps_per_cycle")]
    [InlineData("`scenic.compound`(step, factors: piecewise_linear, base_learning_rate: 0.1, decay_events: [1, 2], decay_factors: [1])", "LRX3009", "count(decay_events) == count(decay_factors)")]
    [InlineData("`scenic.compound`(step, factors: constant, base_learning_rate: 0.1, learning_rate_schedule: compund)", "LRX2016", "did you mean 'compound'?")]
    public void Kind_WithAMistake_SaysWhatIsWrong(string formula, string code, string message)
    {
        Schedule.TryCompile(formula, null, out _, out var diagnostics);

        var one = Assert.Single(diagnostics);
        Assert.Equal(code, one.Code);
        Assert.Contains(message, one.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(string one, string other)
    {
        var (first, second) = (Schedule.Compile(one), Schedule.Compile(other));
        Assert.All(Enumerable.Range(0, 200), step => Assert.Equal(BothForms.At(second, step), BothForms.At(first, step), 1e-14));
    }
}
