using System.Globalization;
using LrExpr.Hosting.Tests.Support;

namespace LrExpr.Hosting.Tests;

/// <summary>What the log says of a change: for the first schedules that changed, from where on and from what to what.</summary>
public sealed class ChangeLogTests
{
    private readonly ChangingSource _source = new("""{ "LrExpr": { "Schedules": { "learning_rate": "0.1 * 0.96 ^ floor(step / 1000)" } } }""");

    [Fact]
    public void Change_OfAValue_SaysTheStepAndBothValuesInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using var application = new Application(_source);
            _source.Save("""{ "LrExpr": { "Schedules": { "learning_rate": "step < 1000 ? 0.1 : 0.05" } } }""");
            application.Pass();

            Assert.EndsWith("changed learning_rate (from step 1000: 0.096 → 0.05)", Assert.Single(application.Log.Of(4)), StringComparison.Ordinal);
            Assert.Equal((1000, 0.096, 0.05), application.Registry.LastChange!.Difference("Learning_Rate"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Change_FromAStepOn_HasTheValuesAtThisStep()
    {
        using var application = new Application(_source);

        _source.Save("""{ "LrExpr": { "EffectiveFrom": 2000, "Schedules": { "learning_rate": "1 / (step - 2000)" } } }""");
        application.Pass();

        Assert.EndsWith("changed learning_rate (from step 2000: 0.09216 → Infinity)", Assert.Single(application.Log.Of(4)), StringComparison.Ordinal);
    }

    [Fact]
    public void Change_OfManySchedules_SaysTheValuesOfFive()
    {
        string Section(string formula) =>
            $$"""{ "LrExpr": { "Schedules": { {{string.Join(", ", "abcdefg".Select(name => $"\"{name}\": \"{formula}\""))}} } } }""";
        _source.Save(Section("0.1"));
        using var application = new Application(_source);

        _source.Save(Section("0.1 + 0.2"));
        application.Pass();

        string changed = string.Join(", ", "abcde".Select(name => name + " (from step 0: 0.1 → 0.30000000000000004)")) + ", f, g";
        Assert.EndsWith("changed " + changed, Assert.Single(application.Log.Of(4)), StringComparison.Ordinal);
    }

    [Fact]
    public void Change_WithoutAValueThatDiffers_HasNoDifference()
    {
        using var application = new Application(_source);

        _source.Save("""{ "LrExpr": { "Schedules": { "learning_rate": "0.96 ^ floor(step / 1000) * 0.1", "new": "1" } } }""");
        application.Pass();

        Assert.EndsWith("added new, removed none, changed learning_rate", Assert.Single(application.Log.Of(4)), StringComparison.Ordinal);
        Assert.Null(application.Registry.LastChange!.Difference("learning_rate"));
        Assert.Null(application.Registry.LastChange!.Difference("new"));
        Assert.Null(application.Registry.LastChange!.Difference("nobody"));
    }
}
