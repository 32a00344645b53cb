using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>Times of kinds that say how long a run is.</summary>
public sealed class RunTimesTests
{
    private const string Own = """
        "Kinds": { "Line": {
            "Parameters": { "length": { "Type": "time", "Default": "1dur" }, "marks": { "Type": "times", "Optional": true }, "run": { "Type": "time", "Optional": true }, "epoch": { "Type": "number", "Optional": true }, "sp": { "Type": "number", "Optional": true }, "tok": { "Key": "tokens", "Type": "number", "Optional": true }, "k": 1 },
            "Horizon": { "Total": "run", "PerEpoch": "epoch", "SamplesPerStep": "sp", "TokensPerStep": "tok", "Scale": "k" },
            "Constraints": ["inSteps(length) > 0"],
            "Formula": "inSteps(length) + 1000 * inSteps(length, 1) + (given(marks) ? 1e6 * at(inSteps(marks), 0) : 0)" } },
        """;

    /// <summary>The thousands are without a scale, the millions the first of the list.</summary>
    [Theory]
    [InlineData("\"length\": \"30ba\"", 30030)]
    [InlineData("\"length\": 30", 30030)]
    [InlineData("\"length\": \"2 * 15\"", 30030)]
    [InlineData("\"length\": \"3ep\", \"epoch\": 7", 21021)]
    [InlineData("\"run\": 200", 200200)]
    [InlineData("\"run\": \"10ep\", \"epoch\": 7", 70070)]
    [InlineData("\"length\": \"0.25dur\", \"run\": \"10ep\", \"epoch\": 7", 17017)]
    [InlineData("\"length\": \"25%\", \"run\": \"10ep\", \"epoch\": 7", 17017)]
    [InlineData("\"length\": \"1000sp\", \"sp\": 8", 125125)]
    [InlineData("\"length\": \"0.29dur\", \"run\": \"100ba\"", 28028)]
    [InlineData("\"length\": \"0.29dur\", \"run\": \"10ep\", \"epoch\": 20", 58058)]
    [InlineData("\"length\": \"0.5dur\", \"run\": \"8tok\", \"Tokens\": 2, \"k\": 0.5", 2002)]
    [InlineData("\"length\": \"30ba\", \"k\": 0.5", 30015)]
    [InlineData("\"length\": \"0.5dur\", \"run\": 60, \"k\": 0.5", 30030)]
    [InlineData("\"length\": \"3ep\", \"epoch\": 7, \"k\": 0.5", 21010)]
    [InlineData("\"length\": \"1ba\", \"marks\": [\"3ep\", \"5ba\", 40], \"epoch\": 7", 5001001)]
    public void Times_AreStepsByTheHorizonOfTheKind(string parameters, double expected)
    {
        Assert.Equal(expected, Load($"\"a\": {{ \"Kind\": \"Line\", \"Parameters\": {{ {parameters} }} }}")["a"].At(0));
    }

    [Theory]
    [InlineData("Line(step, '3ep', epoch: 7)", 21021)]
    [InlineData("Line(step, 30)", 30030)]
    [InlineData("Line(step, length: '50%', run: '60ba')", 30030)]
    [InlineData("Line(step, '1ba', ['2ep', 9], epoch: 3)", 6001001)]
    public void Times_StandBetweenQuotesInACall(string formula, double expected) => Assert.Equal(expected, Load($"\"a\": \"{formula}\"")["a"].At(0));

    [Fact]
    public void AKind_PassesItsTimesOn()
    {
        var set = ScheduleSet.Load(Section(Own[..^3] + """
            , "Outer": { "Parameters": { "t": { "Type": "time" }, "n": { "Type": "number" } }, "Horizon": { "PerEpoch": "n" }, "Formula": "Line(step, t, epoch: 10) + 0.1 * inSteps(t)" } },
            "Schedules": { "a": { "Kind": "Outer", "Parameters": { "t": "2ep", "n": 30 } } }
            """));

        Assert.Equal(20026, set["a"].At(0));
    }

    [Theory]
    [InlineData("\"length\": \"3ep\"", "LRX8002", "LrExpr:Schedules:a:Parameters:length", "'3ep' is in epochs, and 'epoch' is not given ('length')")]
    [InlineData("\"length\": \"3tok\"", "LRX8002", "LrExpr:Schedules:a:Parameters:length", "'3tok' is in tokens, and 'tokens' is not given ('length')")]
    [InlineData("\"k\": 1", "LRX8002", "LrExpr:Schedules:a", "'1dur' is a part of the run, and 'run' is not given ('length')")]
    [InlineData("\"run\": \"1dur\"", "LRX8002", "LrExpr:Schedules:a", "'1dur' is a part of the run, and 'run' is not given ('length')")]
    [InlineData("\"length\": \"7d\"", "LRX3001", "LrExpr:Schedules:a:Parameters:length", "'7d' is a time of a clock; the units here are ep, ba, sp, tok, dur and %")]
    [InlineData("\"length\": \"3 epochs\"", "LRX3001", "LrExpr:Schedules:a:Parameters:length", "")]
    [InlineData("\"length\": [1]", "LRX3001", "LrExpr:Schedules:a:Parameters:length", "must be a number")]
    [InlineData("\"length\": 1, \"marks\": \"3ep\"", "LRX3001", "LrExpr:Schedules:a:Parameters:marks", "'marks' must be an array of times")]
    [InlineData("\"length\": \"0ba\"", "LRX3009", "LrExpr:Schedules:a:Parameters:length", "it must hold that inSteps(length) > 0; here length is 0ba")]
    [InlineData("\"length\": 1e300", "LRX3001", "LrExpr:Schedules:a:Parameters:length", "'length' is too many steps")]
    public void ATimeThatCannotBeRead_IsReportedAtItsParameter(string parameters, string code, string path, string message)
    {
        Assert.False(ScheduleSet.TryLoad(Section(Own + $"\"Schedules\": {{ \"a\": {{ \"Kind\": \"Line\", \"Parameters\": {{ {parameters} }} }} }}"), out _, out var diagnostics));

        var diagnostic = diagnostics[0];
        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Path));
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Total\": \"rnu\"", "LRX3008", "did you mean 'run'?")]
    [InlineData("\"Total\": \"n\"", "LRX3008", "'Total' must name a parameter of the type time")]
    [InlineData("\"PerEpoch\": \"run\"", "LRX3008", "'PerEpoch' must name a parameter of the type number")]
    [InlineData("\"PreEpoch\": \"n\"", "LRX3004", "did you mean 'PerEpoch'?")]
    public void AHorizonThatIsWrong_IsReported(string horizon, string code, string message)
    {
        Assert.False(ScheduleSet.TryLoad(Section($$""" "Kinds": { "K": { "Parameters": { "run": { "Type": "time" }, "n": null }, "Horizon": { {{horizon}} }, "Formula": "n + inSteps(run)" } } """), out _, out var diagnostics));

        Assert.Contains(diagnostics, one => one.Code == code && one.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run + n", "LRX2004", "'run' is a time and no value; write inSteps(run)")]
    [InlineData("inSteps(n) + inSteps(run)", "LRX2004", "'inSteps' takes the name of a time parameter here")]
    [InlineData("n * inSteps(run, step)", "LRX2009", "argument 'scale' of 'inSteps' must be constant")]
    public void AFormulaThatUsesATimeWrongly_IsReported(string formula, string code, string message)
    {
        Assert.False(ScheduleSet.TryLoad(Section($$""" "Kinds": { "K": { "Parameters": { "run": { "Type": "time" }, "n": null }, "Formula": "{{formula}}" } } """), out _, out var diagnostics));

        Assert.Contains(diagnostics, one => one.Code == code && one.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Explanation_ShowsTheStepsThatATimeBecame()
    {
        string explanation = Load("\"a\": { \"Kind\": \"composer.LinearWithWarmupScheduler\", \"Parameters\": { \"base_lr\": 0.1, \"t_warmup\": \"20ba\", \"max_duration\": \"2ep\", \"dataloader_len\": 100, \"t_max\": \"4ep\", \"ssr\": 0.5, \"scale_warmup\": true } }")["a"].Explain();

        Assert.Contains("t_max = 4ep = 200 steps", explanation, StringComparison.Ordinal);
        Assert.Contains("t_warmup = 20ba = 20 and 10 steps", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void MilestonesMayBeNone() =>
        Assert.Equal(0.1, Load("\"a\": { \"Kind\": \"composer.MultiStepScheduler\", \"Parameters\": { \"base_lr\": 0.1, \"milestones\": \"[]\" } }")["a"].At(100));

    /// <summary>Counted in tokens or samples, or by a scale, the schedule is the same.</summary>
    [Theory]
    [InlineData("composer.StepScheduler", "step_size: 20")]
    [InlineData("composer.MultiStepScheduler", "milestones: [20, 40]")]
    [InlineData("composer.ConstantScheduler", "alpha: 0.5, t_max: 40")]
    [InlineData("composer.LinearScheduler", "t_max: 80")]
    [InlineData("composer.ExponentialScheduler", "gamma: 0.5, decay_period: 20")]
    [InlineData("composer.CosineAnnealingScheduler", "t_max: 80")]
    [InlineData("composer.CosineAnnealingWarmRestartsScheduler", "t_0: 20, t_mult: 2, alpha_f: 0.2")]
    [InlineData("composer.PolynomialScheduler", "power: 2, t_max: 80, alpha_f: 0.2")]
    [InlineData("composer.MultiStepWithWarmupScheduler", "t_warmup: 20, milestones: [40, 60], gamma: 0.5, scale_warmup: true")]
    [InlineData("composer.ConstantWithWarmupScheduler", "t_warmup: 20, alpha: 0.5, t_max: 80, scale_warmup: true")]
    [InlineData("composer.LinearWithWarmupScheduler", "t_warmup: 20, alpha_i: 0.5, alpha_f: 0.1, t_max: 80, scale_warmup: true")]
    [InlineData("composer.CosineAnnealingWithWarmupScheduler", "t_warmup: 20, alpha_f: 0.1, t_max: 80, scale_warmup: true")]
    [InlineData("composer.PolynomialWithWarmupScheduler", "t_warmup: 20, power: 3, alpha_f: 0.1, t_max: 80, scale_warmup: true")]
    [InlineData("llmfoundry.InverseSquareRootWithWarmupScheduler", "t_warmup: 20, t_scale: 20, t_cooldown: 20, t_max: 80, alpha_f_decay: 0.2, alpha_f_cooldown: 0.1")]
    public void Composer_HasTheSameCurveInEveryUnit(string kind, string times)
    {
        var batches = Schedule.Compile($"`{kind}`(step, base_lr: 0.1, {times}, max_duration: 80)");
        foreach (var (unit, run) in new[] { ("tok", "tokens_per_batch: 4"), ("sp", "samples_per_batch: 4"), ("ep", "dataloader_len: 5") })
        {
            string converted = System.Text.RegularExpressions.Regex.Replace(times, @"\b(\d\d)\b", number => $"'{(unit == "ep" ? int.Parse(number.Value) / 5 : int.Parse(number.Value) * 4)}{unit}'");
            var other = Schedule.Compile($"`{kind}`(step, base_lr: 0.1, {converted}, max_duration: '{(unit == "ep" ? 16 : 320)}{unit}', {run})");
            for (long step = 0; step <= 100; step++)
                Assert.Equal(batches.At(step), other.At(step));
        }
    }

    [Theory]
    [InlineData("composer.ExponentialScheduler", "gamma: 0.5, decay_period: 20")]
    [InlineData("composer.LinearScheduler", "t_max: 80")]
    [InlineData("composer.MultiStepWithWarmupScheduler", "t_warmup: 0, milestones: [40, 60]")]
    [InlineData("composer.LinearWithWarmupScheduler", "t_warmup: 0, t_max: 80")]
    public void Composer_IsStretchedByItsScale(string kind, string times)
    {
        var whole = Schedule.Compile($"`{kind}`(step, base_lr: 0.1, {times})");
        var half = Schedule.Compile($"`{kind}`(step, base_lr: 0.1, {times}, ssr: 0.5)");

        for (long step = 0; step <= 50; step++)
            Assert.Equal(whole.At(2 * step), half.At(step));
    }

    private static ScheduleSet Load(string schedules) => ScheduleSet.Load(Section(Own + $"\"Schedules\": {{ {schedules} }}"));

    private static Setting Section(string members) => SettingJson.Read("LrExpr", "{" + members + "}");
}
