using LrExpr.Formats.Export;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Export.Tests;

/// <summary>What exported code looks like, and what cannot be exported.</summary>
public sealed class WrittenCodeTests
{
    private static readonly TargetLanguage[] Languages = [new PythonLanguage(), new CSharpLanguage(), new JavaScriptLanguage()];

    /// <summary>All that a formula can call, and the operators.</summary>
    public static TheoryData<string> Functions =>
    [
        .. FunctionTable.All.Where(row => row.Form == FunctionForm.Plain).Select(row => row.Name),
        .. OperatorTable.All.Where(row => row.Precedence is not (Precedence.Conjunction or Precedence.Disjunction)).Select(row => row.Function).Distinct(),
        FunctionTable.WholeStep.Name,
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_Each_HasCodeInEveryLanguage(string name) =>
        Assert.All(FunctionTable.All.Where(row => row.Name == name), function => Assert.All(Languages, language =>
        {
            var code = language.Code(function);
            Assert.True(code is not null || !function.Definitions.IsEmpty, $"{language.GetType().Name}: '{name}' has neither a name there in its row nor a definition.");
            if (code is { IsOperator: false } && !code.Name.Contains('.', StringComparison.Ordinal))
                Assert.Contains(code.Name, language.Words.Concat(language.Definitions.Select(definition => definition.Name)));
        }));

    [Fact]
    public void Definitions_HaveNamesOfTheirOwn() => Assert.All(Languages, language =>
        Assert.Equal(language.Definitions.Count, language.Definitions.Select(definition => definition.Name).Distinct().Count()));

    [Fact]
    public void DefinedFunctions_InPython_AreWhatTheRowsSay() =>
        Assert.Equal(
            """
            def _lerp(a, b, t):
                return a * (1.0 - t) + b * t

            def _ramp(from_, to, x):
                if from_ != to:
                    return _min(_max(_divide(x - from_, to - from_), 0.0), 1.0)
                if math.isnan(x):
                    return x
                if x < from_:
                    return 0.0
                return 1.0

            def _smoothstep(from_, to, x):
                t = _ramp(from_, to, x)
                return t * t * (3.0 - 2.0 * t)
            """.ReplaceLineEndings("\n"),
            TextOf(new PythonLanguage(), "_lerp", "_ramp", "_smoothstep"));

    [Fact]
    public void DefinedFunctions_InCSharp_AreWhatTheRowsSay() =>
        Assert.Equal(
            """
            private static double Lerp(double a, double b, double t)
            {
                return a * (1.0 - t) + b * t;
            }

            private static double Ramp(double from, double to, double x)
            {
                if (from != to)
                    return Math.Min(Math.Max((x - from) / (to - from), 0.0), 1.0);
                if (double.IsNaN(x))
                    return x;
                if (x < from)
                    return 0.0;
                return 1.0;
            }

            private static double Smoothstep(double from, double to, double x)
            {
                var t = Ramp(from, to, x);
                return t * t * (3.0 - 2.0 * t);
            }
            """.ReplaceLineEndings("\n"),
            TextOf(new CSharpLanguage(), "Lerp", "Ramp", "Smoothstep"));

    [Fact]
    public void Python_OfAFormula_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """"
            import math


            def _pow(a, b):
                try:
                    return math.pow(a, b)
                except OverflowError:
                    return -math.inf if a < 0.0 and math.fmod(b, 2.0) != 0.0 else math.inf
                except ValueError:
                    if a != 0.0:
                        return math.nan
                    return math.copysign(math.inf, a) if abs(math.fmod(b, 2.0)) == 1.0 else math.inf


            def _whole(x, rounded):
                # As a float, with the sign of x where it is 0.
                return math.copysign(float(rounded(x)), x) if math.isfinite(x) else x


            def _floor(x):
                return _whole(x, math.floor)


            def formula(step):
                """The schedule formula.

                Formula:
                    step < warmup ? init * step / warmup : init * 0.5 ^ floor((step - warmup) / 1000)
                Parameters:
                    init = 0.1
                    warmup = 500
                """
                step = float(step)
                warmup = 500.0  # 5 * 100
                init = 0.1
                if step < warmup:
                    return init * step / warmup
                return init * _pow(0.5, _floor((step - warmup) / 1000.0))


            # With PyTorch, where the optimizer has lr=1.0, which is multiplied by what the function gives:
            # scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=formula)

            """".ReplaceLineEndings("\n"),
            Schedule.Compile("step < warmup ? init * step / warmup : init * 0.5 ^ floor((step - warmup) / 1000)", new() { ["init"] = 0.1, ["warmup"] = "5 * 100" }).ToPython());

    [Fact]
    public void CSharp_OfASchedule_HasAMethodForEachItRefersTo()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new("base", "cos(step)"), new("half rate", "base(step - 1) / 2 + base(step / 3)")])]));

        Assert.Equal(
            """
            using System;

            /// <summary>The schedule half rate.</summary>
            public static class HalfRateSchedule
            {
                /// <summary>The value at a step.</summary>
                public static double At(long step) => HalfRate(step);

                // The schedule half rate.
                // Formula:
                //     base(step - 1) / 2 + base(step / 3)
                private static double HalfRate(double step)
                {
                    return Base(step - 1.0) / 2.0 + Base(WholeStep(step / 3.0));
                }

                // The schedule base.
                // Formula:
                //     cos(step)
                private static double Base(double step)
                {
                    return Math.Cos(step);
                }

                private static double WholeStep(double x) => Math.Clamp(Math.Floor(x), -9223372036854775808.0, 9223372036854775808.0) + 0.0;
            }

            """.ReplaceLineEndings("\n"),
            set["half rate"].ToCSharp());
    }

    [Fact]
    public void Export_OfCode_IsRefused()
    {
        var kind = new ScheduleKind("Noise", _ => step => step);
        var schedule = Schedule.FromKind(kind);

        var refused = Assert.Throws<ScheduleException>(schedule.ToPython);
        Assert.Equal("Noise: error LRX3008: kind 'Noise' is code, which cannot be written in another language; formulas and kinds that are formulas can", Assert.Single(refused.Diagnostics).ToString());
        Assert.False(schedule.TryToCSharp(out string? code, out var diagnostics));
        Assert.Null(code);
        Assert.Single(diagnostics);
    }

    [Fact]
    public void Export_OfAReferenceToCode_IsRefusedWithItsPlace()
    {
        var kind = new ScheduleKind("Noise", _ => step => step);
        var set = ScheduleSet.Load(
            new Setting("LrExpr", [new Setting("Schedules", [new("a", [new Setting("Kind", "Noise")]), new("b", "a(step) + a(2 * step)")])]), [kind]);

        Assert.False(set["b"].TryToPython(out _, out var diagnostics));
        Assert.Equal("LrExpr:Schedules:a", Assert.Single(diagnostics).Path);
    }

    [Fact]
    public void Export_OfALongChain_IsRefused()
    {
        var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules",
            Enumerable.Range(0, 700).Select(i => new Setting($"s{i}", i == 0 ? "step" : $"s{i - 1}(step / (2 - step) + 1)")))]));

        Assert.False(set["s699"].TryToPython(out _, out var diagnostics));
        Assert.Contains("too deep", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
        AssertSame("the longest chain", set["s300"]);
    }

    [Fact]
    public void Export_OfAScheduleThatChangesAtAStep_HasBoth()
    {
        var first = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new("rate", "0.1 * step")])]));
        var second = ScheduleSet.Load(new Setting("LrExpr", [new Setting("EffectiveFrom", "100"), new Setting("Schedules", [new("rate", "0.2 * step")])]), first);

        AssertSame("rate from step 100", second["rate"]);
    }

    /// <summary>Texts of a configuration end up in comments, and stay there.</summary>
    public static TheoryData<string, string> HostileTexts => new()
    {
        { "a\"\"\" + import os", "\"\"\"\nraise SystemExit\n\"\"\"" },
        { "end\\", "a backslash \\" },
        { "*/ } class", "*/ \r\n } \u2028 static void Main() { } // \\u000a" },
        { "</summary>", "<!-- ]]> & </summary>" },
        { "\u65e5\u672c", "\u202e right to left" },
        { "1st", "\0" },
        { "class", "lambda" },
        { "math", "\"" },
        { "_pow", "\"\"" },
        { "Base", "'''" },
    };

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Export_OfHostileTexts_IsTheSameFunction(string name, string description)
    {
        var section = new Setting("LrExpr", [new Setting("Schedules",
            [new Setting(name, [new Setting("Formula", "rate ^ step # " + description.ReplaceLineEndings(" ")), new Setting("Description", description), new Setting("Parameters", [new Setting("rate", "0.5")])])])]);
        Assert.True(ScheduleSet.TryLoad(section, out var set, out var diagnostics), string.Join('\n', diagnostics));
        AssertSame(name, set[name]);
    }

    private static void AssertSame(string name, CompiledSchedule schedule)
    {
        Subject[] subjects = [new(name, schedule)];
        long[] steps = [0, 1, 5, 99, 100, 101, -7];
        Comparison.AssertEqual(subjects, steps, CSharp.Run(subjects, steps));
        if (Python.IsThere)
            Comparison.AssertEqual(subjects, steps, Python.Run(subjects, steps));
    }

    private static string TextOf(TargetLanguage language, params string[] names)
    {
        var texts = DefinedFunctions.Write(language).ToDictionary(definition => definition.Name, definition => definition.Text);
        return string.Join("\n\n", names.Select(name => texts[name]));
    }
}
