using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Settings;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Loading;

/// <summary>Every key of a configuration either counts in the hash of its content or is known not to.</summary>
public sealed class ContentHashKeyTests
{
    private const string Section = """
        {
          "$schema": "one.json",
          "EffectiveFrom": 10,
          "Parameters": { "total": 100 },
          "Inputs": { "load": 1, "long": { "Default": 1, "Min": 0, "Max": 2, "Description": "one" } },
          "Clock": { "From": "2026-12-01", "Unit": "hours", "TimeZone": "Europe/Berlin" },
          "Horizon": { "Total": 1000, "PerEpoch": 10 },
          "Windows": ["Mon-Fri 08:00-18:00"],
          "Functions": { "f": "(t) => t + 1" },
          "Kinds": {
            "K": {
              "Formula": "is(c, a) ? rate * step : rate",
              "Parameters": {
                "rate": { "Type": "number", "Default": 1, "Description": "one" },
                "c": { "Type": "choice", "Options": ["a", "b"], "Default": "a" },
                "more": { "Type": "number", "Optional": true },
                "run": { "Type": "time", "Optional": true },
                "n": { "Key": "count", "Default": 1 },
                "m": 1
              },
              "Horizon": { "Total": "run", "PerEpoch": "n", "SamplesPerStep": "n", "TokensPerStep": "n", "Scale": "n" },
              "Outputs": { "o": { "Formula": "inSteps(run)", "When": "rate > 1", "Description": "one" } },
              "Constraints": ["rate > 0"],
              "Until": "1000 * rate",
              "Description": "one"
            },
            "L": {
              "Formula": "best",
              "State": { "best": 0 },
              "Update": { "best": "max(best, loss)" },
              "Signals": { "loss": 1, "other": 2 }
            }
          },
          "Schedules": {
            "formula": {
              "Formula": "step * x + 0 * own",
              "Parameters": { "x": 2 },
              "Inputs": { "own": 1 },
              "Clock": { "From": "2026-12-01", "Unit": "hours" },
              "Horizon": { "Total": 1000 },
              "Windows": { "office": "Mon-Fri" },
              "Description": "one",
              "Expect": { "Min": -1, "Max": 1e9, "Steps": 100, "Finite": true, "MaxJump": 1000, "Monotone": "increasing", "Total": { "From": 0, "To": 3, "Min": 0, "Max": 100 } },
              "Tests": [{ "At": 1, "With": { "own": 1 }, "Is": 2, "Within": 1 }, { "From": 1, "To": 2, "Min": 0, "Max": 9 }]
            },
            "listening": {
              "Formula": "kept",
              "State": { "kept": { "Start": 1, "Min": 0, "Max": 9, "Description": "one" } },
              "Update": { "kept": "kept + loss" },
              "Signals": ["loss"]
            },
            "keyframes": { "Keyframes": { "0": 0, "10": { "Value": "step", "Between": "step" } }, "Between": "cosine" },
            "kind": { "Kind": "ExponentialDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": 1000, "decay_rate": 0.5 } },
            "deepspeed": { "type": "LRRangeTest", "params": {} },
            "keras": {
              "module": "one",
              "class_name": "ExponentialDecay",
              "config": { "initial_learning_rate": 0.1, "decay_steps": 1000, "decay_rate": 0.5 },
              "registered_name": "one",
              "name": "one",
              "__passive_serialization__": true,
              "Description": "one",
              "Expect": { "Min": -1 }
            }
          }
        }
        """;

    /// <summary>For each key an edit: the path of what is edited, what it becomes, and whether that counts.</summary>
    private static readonly Dictionary<string, (string Path, string Value, bool Counts)> Edits = new()
    {
        ["OfSection Parameters"] = ("Parameters:total", "101", true),
        ["OfSection Inputs"] = ("Inputs:load", "2", true),
        ["OfSection Clock"] = ("Clock:From", "\"2026-12-02\"", true),
        ["OfSection Horizon"] = ("Horizon:Total", "1001", true),
        ["OfSection Windows"] = ("Windows", "[\"Mon-Fri 08:00-19:00\"]", true),
        ["OfSection Functions"] = ("Functions:f", "\"(t) => t + 2\"", true),
        ["OfSection Kinds"] = ("Kinds:K:Formula", "\"is(c, b) ? rate * step : rate\"", true),
        ["OfSection Schedules"] = ("Schedules:formula:Formula", "\"step + x + 0 * own\"", true),
        ["OfSection EffectiveFrom"] = ("EffectiveFrom", "11", true),
        ["OfSection $schema"] = ("$schema", "\"two.json\"", false),
        ["OfSchedule Formula"] = ("Schedules:formula:Formula", "\"step / x + 0 * own\"", true),
        ["OfSchedule Kind"] = ("Schedules:kind:Kind", "\"InverseTimeDecay\"", true),
        ["OfSchedule Keyframes"] = ("Schedules:keyframes:Keyframes:0", "1", true),
        ["OfSchedule Between"] = ("Schedules:keyframes:Between", "\"linear\"", true),
        ["OfSchedule class_name"] = ("Schedules:keras:class_name", "\"InverseTimeDecay\"", true),
        ["OfSchedule type"] = ("Schedules:deepspeed", "{ \"type\": \"WarmupDecayLR\", \"params\": { \"total_num_steps\": 500 } }", true),
        ["OfSchedule Parameters"] = ("Schedules:formula:Parameters:x", "3", true),
        ["OfSchedule Inputs"] = ("Schedules:formula:Inputs:own", "2", true),
        ["OfSchedule State"] = ("Schedules:listening:State:kept", "2", true),
        ["OfSchedule Update"] = ("Schedules:listening:Update:kept", "\"kept - loss\"", true),
        ["OfSchedule Signals"] = ("Schedules:listening:Signals", "{ \"loss\": 1 }", true),
        ["OfSchedule Clock"] = ("Schedules:formula:Clock:Unit", "\"days\"", true),
        ["OfSchedule Horizon"] = ("Schedules:formula:Horizon:Total", "1001", true),
        ["OfSchedule Windows"] = ("Schedules:formula:Windows:office", "\"Mon-Sat\"", true),
        ["OfSchedule Dialect"] = ("Schedules:formula:Dialect", "\"csharp\"", true),
        ["OfSchedule Description"] = ("Schedules:formula:Description", "\"two\"", false),
        ["OfSchedule Unit"] = ("Schedules:formula:Unit", "\"seconds\"", true),
        ["OfSchedule Tests"] = ("Schedules:formula:Tests", "[]", false),
        ["OfSchedule Expect"] = ("Schedules:formula:Expect", "null", true),
        ["BesideEnvelope Description"] = ("Schedules:keras:Description", "\"two\"", false),
        ["BesideEnvelope Unit"] = ("Schedules:keras:Unit", "\"seconds\"", true),
        ["BesideEnvelope Tests"] = ("Schedules:keras:Tests", "[]", false),
        ["BesideEnvelope Expect"] = ("Schedules:keras:Expect:Min", "-2", true),
        ["OfKeyframe Value"] = ("Schedules:keyframes:Keyframes:10:Value", "\"step + 1\"", true),
        ["OfKeyframe Between"] = ("Schedules:keyframes:Keyframes:10:Between", "\"linear\"", true),
        ["OfKind Formula"] = ("Kinds:K:Formula", "\"is(c, a) ? rate : rate * step\"", true),
        ["OfKind Parameters"] = ("Kinds:K:Parameters:other", "1", true),
        ["OfKind Constraints"] = ("Kinds:K:Constraints", "[\"rate >= 0\"]", true),
        ["OfKind Until"] = ("Kinds:K:Until", "2000", false),
        ["OfKind Description"] = ("Kinds:K:Description", "\"two\"", false),
        ["OfKind State"] = ("Kinds:L:State:best", "1", true),
        ["OfKind Update"] = ("Kinds:L:Update:best", "\"min(best, loss)\"", true),
        ["OfKind Signals"] = ("Kinds:L:Signals:loss", "2", true),
        ["OfKind Outputs"] = ("Kinds:K:Outputs:p", "\"rate\"", true),
        ["OfKind Horizon"] = ("Kinds:K:Horizon", "{ \"Total\": \"run\" }", true),
        ["OfOutput Formula"] = ("Kinds:K:Outputs:o:Formula", "\"2 * inSteps(run)\"", true),
        ["OfOutput When"] = ("Kinds:K:Outputs:o:When", "\"rate > 2\"", true),
        ["OfOutput Description"] = ("Kinds:K:Outputs:o:Description", "\"two\"", false),
        ["OfKindHorizon Total"] = ("Kinds:K:Horizon:Total", "null", true),
        ["OfKindHorizon PerEpoch"] = ("Kinds:K:Horizon:PerEpoch", "\"m\"", true),
        ["OfKindHorizon SamplesPerStep"] = ("Kinds:K:Horizon:SamplesPerStep", "\"m\"", true),
        ["OfKindHorizon TokensPerStep"] = ("Kinds:K:Horizon:TokensPerStep", "\"m\"", true),
        ["OfKindHorizon Scale"] = ("Kinds:K:Horizon:Scale", "\"m\"", true),
        ["OfDeclaration Key"] = ("Kinds:K:Parameters:n:Key", "\"number\"", true),
        ["OfState Start"] = ("Schedules:listening:State:kept:Start", "2", true),
        ["OfState Min"] = ("Schedules:listening:State:kept:Min", "-1", true),
        ["OfState Max"] = ("Schedules:listening:State:kept:Max", "8", true),
        ["OfState Description"] = ("Schedules:listening:State:kept:Description", "\"two\"", false),
        ["OfDeclaration Type"] = ("Kinds:K:Parameters:more:Type", "\"boolean\"", true),
        ["OfDeclaration Default"] = ("Kinds:K:Parameters:rate:Default", "2", true),
        ["OfDeclaration Optional"] = ("Kinds:K:Parameters:more:Optional", "false", true),
        ["OfDeclaration Options"] = ("Kinds:K:Parameters:c:Options", "[\"a\", \"b\", \"d\"]", true),
        ["OfDeclaration Description"] = ("Kinds:K:Parameters:rate:Description", "\"two\"", false),
        ["OfInput Default"] = ("Inputs:long:Default", "2", true),
        ["OfInput Min"] = ("Inputs:long:Min", "1", true),
        ["OfInput Max"] = ("Inputs:long:Max", "3", true),
        ["OfInput Description"] = ("Inputs:long:Description", "\"two\"", false),
        ["OfClock From"] = ("Clock:From", "\"2026-12-03\"", true),
        ["OfClock Unit"] = ("Clock:Unit", "\"days\"", true),
        ["OfClock TimeZone"] = ("Clock:TimeZone", "\"Europe/Paris\"", true),
        ["OfHorizon Total"] = ("Horizon:Total", "1002", true),
        ["OfHorizon PerEpoch"] = ("Horizon:PerEpoch", "11", true),
        ["OfExpect Min"] = ("Schedules:formula:Expect:Min", "-2", true),
        ["OfExpect Max"] = ("Schedules:formula:Expect:Max", "2e9", true),
        ["OfExpect Steps"] = ("Schedules:formula:Expect:Steps", "200", true),
        ["OfExpect Finite"] = ("Schedules:formula:Expect:Finite", "null", true),
        ["OfExpect MaxJump"] = ("Schedules:formula:Expect:MaxJump", "2000", true),
        ["OfExpect Monotone"] = ("Schedules:formula:Expect:Monotone", "null", true),
        ["OfExpect From"] = ("Schedules:formula:Expect:From", "1", true),
        ["OfExpect To"] = ("Schedules:keras:Expect:To", "20", true),
        ["OfExpect Total"] = ("Schedules:formula:Expect:Total", "null", true),
        ["OfTotal From"] = ("Schedules:formula:Expect:Total:From", "1", true),
        ["OfTotal To"] = ("Schedules:formula:Expect:Total:To", "2", true),
        ["OfTotal Min"] = ("Schedules:formula:Expect:Total:Min", "1", true),
        ["OfTotal Max"] = ("Schedules:formula:Expect:Total:Max", "99", true),
        ["OfTest At"] = ("Schedules:formula:Tests:0:At", "3", false),
        ["OfTest From"] = ("Schedules:formula:Tests:1:From", "0", false),
        ["OfTest To"] = ("Schedules:formula:Tests:1:To", "3", false),
        ["OfTest With"] = ("Schedules:formula:Tests:0:With:own", "3", false),
        ["OfTest Is"] = ("Schedules:formula:Tests:0:Is", "3", false),
        ["OfTest Within"] = ("Schedules:formula:Tests:0:Within", "2", false),
        ["OfTest Min"] = ("Schedules:formula:Tests:1:Min", "1", false),
        ["OfTest Max"] = ("Schedules:formula:Tests:1:Max", "8", false),
    };

    /// <summary>The same for what stands in an envelope of Keras, whose keys are its own.</summary>
    private static readonly Dictionary<string, (string Path, string Value, bool Counts)> EditsOfEnvelopes = new()
    {
        ["class_name"] = ("Schedules:keras:class_name", "\"InverseTimeDecay\"", true),
        ["config"] = ("Schedules:keras:config:decay_rate", "0.6", true),
        ["module"] = ("Schedules:keras:module", "\"two\"", false),
        ["registered_name"] = ("Schedules:keras:registered_name", "\"two\"", false),
        ["name"] = ("Schedules:keras:name", "\"two\"", false),
        ["__passive_serialization__"] = ("Schedules:keras:__passive_serialization__", "false", false),
    };

    public static TheoryData<string> AllEdits => [.. Edits.Keys, .. EditsOfEnvelopes.Keys];

    [Fact]
    public void Edits_AreOfEveryKeyThereIs()
    {
        var keys = typeof(Keys).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.Name != nameof(Keys.OfThePast))
            .SelectMany(property => ((ImmutableArray<Key>)property.GetValue(null)!).Select(key => $"{property.Name} {key.Name}"));

        Assert.Equal(keys.Order(StringComparer.Ordinal), Edits.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllEdits))]
    public void Hash_OfAnEdit_IsAnotherWhereItCounts(string key)
    {
        var (path, value, counts) = Edits.TryGetValue(key, out var edit) ? edit : EditsOfEnvelopes[key];
        string[] names = path.Split(':');
        var edited = JsonNode.Parse(Section)!;
        names[..^1].Aggregate(edited, (node, name) => node is JsonArray array ? array[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!)[names[^1]] = JsonNode.Parse(value);

        Assert.Equal(counts, HashOf(Section) != HashOf(edited.ToJsonString()));
    }

    private static string HashOf(string section)
    {
        using var json = JsonDocument.Parse(section);
        return ScheduleSet.Load(TestData.ToSetting("LrExpr", json.RootElement)).ContentHash;
    }
}
