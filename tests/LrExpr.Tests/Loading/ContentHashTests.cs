using System.Globalization;
using System.Text.Json;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Loading;

/// <summary>Equal configurations have one hash, others another.</summary>
public sealed class ContentHashTests
{
    /// <summary>A hash that was written down once: on another machine, or after a change of the normal form that nobody meant, it would be another.</summary>
    [Fact]
    public void Hash_OfASection_IsTheSameEverywhere() => Assert.Equal("7a45afef256f", HashOf(
        """{ "Parameters": { "total": 1000 }, "Schedules": { "rate": "0.1 * 0.5 ^ (step / total)", "half": { "Kind": "ExponentialDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": "total", "decay_rate": 0.5 } } } }"""));

    [Theory]
    [InlineData("""{ "Schedules": { "a": "step", "b": "1" } }""", """{ "Schedules": { "b": "1", "a": "step" } }""")]
    [InlineData("""{ "Schedules": { "ti": "Step + II", "fi": "1" }, "Parameters": { "ii": 1 } }""", """{ "parameters": { "II": 1 }, "schedules": { "TI": "STEP + ii", "FI": "1" } }""")]
    [InlineData("""{ "Schedules": { "a": "1+step  # a comment\n" } }""", """{ "Schedules": { "a": "1 + step" } }""")]
    [InlineData("""{ "Schedules": { "a": "0.10 * 1_000 * 1e-3 * step" } }""", """{ "Schedules": { "a": "1e-1 * 1000 * 0.001 * step" } }""")]
    [InlineData("""{ "Schedules": { "a": "step > 1 && step < 5 ? step ** 2 : `step`" } }""", """{ "Schedules": { "a": "step > 1 and step < 5 ? step ^ 2 : step" } }""")]
    [InlineData("""{ "Schedules": { "a": ["let b = step;", "b * 2"] } }""", """{ "Schedules": { "a": { "Formula": "let b = step; b * 2", "Dialect": "formula" } } }""")]
    [InlineData("""{ "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [1, 2.50, "1 / 3"] } } } }""", """{ "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": "[1,2.5,1/3]" } } } }""")]
    [InlineData("""{ "Parameters": { "on": true }, "Schedules": { "a": "on ? 1 : step" } }""", """{ "Parameters": { "on": "TRUE" }, "Schedules": { "a": "on ? 1 : step" } }""")]
    [InlineData(
        """{ "Schedules": { "a": { "Kind": "exponentialdecay", "Parameters": { "InitialLearningRate": 1e-1, "decay_steps": 10, "decay_rate": "0.5", "staircase": null } } } }""",
        """{ "Schedules": { "a": { "class_name": "ExponentialDecay", "module": "keras", "config": { "name": "x", "initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.5 } } } }""")]
    [InlineData("""{ "Functions": { "f": "(X, y) => X*Y" }, "Schedules": { "a": "f(step, 2)" } }""", """{ "Functions": { "F": "(x,y)=>x * y" }, "Schedules": { "a": "f(step, 2)" } }""")]
    [InlineData("""{ "EffectiveFrom": 2e3, "Schedules": {} }""", """{ "EffectiveFrom": "2000" }""")]
    [InlineData("""{ "Schedules": { "a": { "Formula": "step", "Expect": { "Min": 0.0, "Monotone": "Increasing" } } } }""", """{ "Schedules": { "a": { "Formula": "step", "Expect": { "monotone": "increasing", "Min": 0, "Max": null } } } }""")]
    public void Hash_OfWhatMeansTheSame_IsTheSame(string one, string other)
    {
        string expected = HashOf(one);
        Assert.Equal(expected, HashOf(other));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (string name in new[] { "tr-TR", "de-DE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Assert.Equal((expected, expected), (HashOf(one), HashOf(other)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("""{ "Schedules": { "a": "step" } }""", """{ "Schedules": { "b": "step" } }""")]
    [InlineData("""{ "Schedules": { "a": "step" } }""", """{ "Schedules": { "a": "step", "b": "step" } }""")]
    [InlineData("""{ "Schedules": { "a": "1 - step" } }""", """{ "Schedules": { "a": "step - 1" } }""")]
    [InlineData("""{ "Schedules": { "a": "0.1 + 0.2 + step" } }""", """{ "Schedules": { "a": "0.30000000000000004 + step" } }""")]
    [InlineData("""{ "Schedules": { "a": { "Formula": "2.0 * step", "Dialect": "csharp" } } }""", """{ "Schedules": { "a": { "Formula": "2 * step", "Dialect": "csharp" } } }""")]
    [InlineData("""{ "Schedules": { "a": { "Formula": "x * step", "Parameters": { "x": 1 } } } }""", """{ "Parameters": { "x": 1 }, "Schedules": { "a": "x * step" } }""")]
    [InlineData("""{ "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [1, 2] } } } }""", """{ "Schedules": { "a": { "Formula": "at(xs, step)", "Parameters": { "xs": [2, 1] } } } }""")]
    [InlineData(
        """{ "Parameters": { "a_b": 1, "ab": 2 }, "Schedules": { "a": "a_b - ab" } }""",
        """{ "Parameters": { "a_b": 2, "ab": 1 }, "Schedules": { "a": "a_b - ab" } }""")]
    [InlineData(
        """{ "Kinds": { "T": { "Formula": "at(values(t), at(keys(t), 0) + step)", "Parameters": { "t": { "Type": "table" } } } }, "Schedules": { "a": { "Kind": "T", "Parameters": { "t": { "1": 5, "2": 6 } } } } }""",
        """{ "Kinds": { "T": { "Formula": "at(values(t), at(keys(t), 0) + step)", "Parameters": { "t": { "Type": "table" } } } }, "Schedules": { "a": { "Kind": "T", "Parameters": { "t": { "0": 5, "1": 6 } } } } }""")]
    [InlineData(
        """{ "Kinds": { "T": { "Formula": "s(step + 1)", "Parameters": { "s": { "Type": "schedule" } } } }, "Schedules": { "b": "2", "a": { "Kind": "T", "Parameters": { "s": "b" } } } }""",
        """{ "Kinds": { "T": { "Formula": "s(step + 1)", "Parameters": { "s": { "Type": "schedule" } } } }, "Schedules": { "b": "2", "a": { "Kind": "T", "Parameters": { "s": "2" } } } }""")]
    [InlineData(
        """{ "Kinds": { "T": { "Formula": "s(step + 1)", "Parameters": { "s": { "Type": "schedule" } } } }, "Schedules": { "a": { "Kind": "T", "Parameters": { "s": { "Formula": "2.0 * step", "Dialect": "csharp" } } } } }""",
        """{ "Kinds": { "T": { "Formula": "s(step + 1)", "Parameters": { "s": { "Type": "schedule" } } } }, "Schedules": { "a": { "Kind": "T", "Parameters": { "s": { "Formula": "2 * step", "Dialect": "csharp" } } } } }""")]
    public void Hash_OfWhatMeansSomethingElse_IsAnother(string one, string other) => Assert.NotEqual(HashOf(one), HashOf(other));

    [Fact]
    public void Hash_OfADescriptionInPlace_IsTheSame()
    {
        const string Kinds = """ "Kinds": { "T": { "Formula": "s(step + 1)", "Parameters": { "s": { "Type": "schedule" } } } } """;
        string In(string place) => HashOf($$"""{ {{Kinds}}, "Schedules": { "a": { "Kind": "T", "Parameters": { "s": {{place}} } } } }""");

        Assert.Equal(In("\"2 * step\""), In("""{ "Formula": "2*step", "Description": "twice" }"""));
    }

    /// <summary>Arguments go by the order of the parameters.</summary>
    [Fact]
    public void Hash_OfAKind_DependsOnTheOrderOfItsParameters()
    {
        string With(params string[] names) => Load(new Setting("LrExpr", [new Setting("Kinds", [new Setting("K",
        [
            new Setting("Formula", "a - b"),
            new Setting("Parameters", names.Select(name => new Setting(name, "1"))),
        ])])])).ContentHash;

        Assert.NotEqual(With("a", "b"), With("b", "a"));
    }

    [Fact]
    public void Hash_OfAKindInCode_DependsOnNameParametersAndConstraints()
    {
        string With(string name, double @default, string constraint, double factor) => ScheduleSet.Load(
            new Setting("LrExpr", [new Setting("Schedules", [new Setting("a", "1")])]),
            [new ScheduleKind(name, _ => step => factor * step) { Parameters = [ScheduleKindParameter.Number("x", @default)], Constraints = [constraint] }]).ContentHash;

        string hash = With("K", 1, "x > 0", 1);
        Assert.Equal(hash, With("k", 1, "x>0", 2));
        Assert.NotEqual(hash, With("L", 1, "x > 0", 1));
        Assert.NotEqual(hash, With("K", 2, "x > 0", 1));
        Assert.NotEqual(hash, With("K", 1, "x > 0.5", 1));
    }

    [Fact]
    public void Hash_OfASetThatTookOverSchedules_IsThatOfOneLoadedAnew()
    {
        const string Before = """{ "Schedules": { "b": "2", "c": { "Kind": "ExponentialDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.5 } }, "a": "b(step)" } }""";
        string after = Before.Replace("b(step)", "b(step) + 1", StringComparison.Ordinal);

        Assert.Equal(HashOf(after), ScheduleSet.Load(SettingOf(after), ScheduleSet.Load(SettingOf(Before))).ContentHash);
        Assert.NotEqual(HashOf(after), HashOf(Before));
    }

    [Fact]
    public void Hash_OfNothing_IsThatOfTheEmptySet()
    {
        Assert.Equal(ScheduleSet.Empty.ContentHash, HashOf("{}"));
        Assert.Matches("^[0-9a-f]{12}$", ScheduleSet.Empty.ContentHash);
    }

    private static string HashOf(string section) => Load(SettingOf(section)).ContentHash;

    private static ScheduleSet Load(Setting section) => ScheduleSet.Load(section);

    private static Setting SettingOf(string section)
    {
        using var json = JsonDocument.Parse(section);
        return TestData.ToSetting("LrExpr", json.RootElement);
    }
}
