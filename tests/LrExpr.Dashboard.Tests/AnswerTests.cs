using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LrExpr.Dashboard.Tests;

/// <summary>What the page is answered.</summary>
public sealed class AnswerTests
{
    private const string Settings = """
        {
          "LrExpr": {
            "Parameters": { "total": 100, "scale": "total / 50" },
            "Schedules": {
              "rate": { "Description": "Falls", "Formula": "init * 0.5 ^ (step / total)", "Parameters": { "init": 0.1 }, "Expect": { "Min": 0, "Max": 0.1, "Steps": 1000 } },
              "cosine": { "Kind": "CosineDecay", "Parameters": { "initial_learning_rate": 0.1, "decay_steps": "total", "alpha": 0.01 } },
              "twice": "2 * rate(step)",
              "spot": { "Kind": "lrexpr.sequential", "Parameters": { "schedules": [ "rate", "1 / step" ], "boundaries": [ 10 ] } },
              "hole": "step < 5 ? 0 / 0 : step < 8 ? 1 / 0 : 1e300 * step",
              "tiny": "1e-300 / (1 + step)",
              "load": { "Formula": "min(1, share * step / 10)", "Inputs": { "share": { "Min": 0, "Max": 2 } } },
              "daily": { "Formula": "0.5 + 0.5 * sin(tau * step / 24)", "Clock": { "From": "2026-01-01", "Unit": "hours" } },
              "rest": { "Formula": "x", "State": { "x": 1 }, "Update": { "x": "x / 2" } }
            }
          }
        }
        """;

    private static readonly string[] Names = ["cosine", "daily", "hole", "load", "rate", "rest", "spot", "tiny", "twice"];

    [Fact]
    public async Task State_HasAllSchedulesByName()
    {
        await using var host = await PageHost.StartAsync(Settings);
        _ = host.Registry["rate"].At(7);

        var state = await host.Json("api/state");

        Assert.Equal("TestApplication", (string)state["application"]!);
        Assert.Equal(1, (long)state["revision"]!);
        Assert.Equal(host.Registry.Snapshot.Schedules.ContentHash, (string)state["contentHash"]!);
        Assert.Null(state["rejection"]);
        Assert.Equal(Names, state["schedules"]!.AsArray().Select(schedule => (string)schedule!["name"]!));
        var rate = state["schedules"]!.AsArray().Single(schedule => (string)schedule!["name"]! == "rate")!;
        Assert.Equal(("call", 7L, host.Registry["rate"].Pin().At(7)), ((string)rate["now"]!["by"]!, (long)rate["now"]!["step"]!, (double)rate["now"]!["value"]!));
        var daily = state["schedules"]!.AsArray().Single(schedule => (string)schedule!["name"]! == "daily")!;
        Assert.Equal("clock", (string)daily["now"]!["by"]!);
        Assert.Null(state["schedules"]!.AsArray().Single(schedule => (string)schedule!["name"]! == "tiny")!["now"]);
    }

    [Fact]
    public async Task Sparks_AreThoseOfTheRowsAskedFor()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var sparks = (await host.Json("api/sparks?revision=1&first=4&rows=2"))["sparks"]!.AsArray();

        Assert.Equal(2, sparks.Count);
        Assert.StartsWith("0,0 ", (string)sparks[0]!, StringComparison.Ordinal);
        using var other = await host.Client.GetAsync("api/sparks?revision=2&first=0&rows=2");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Empty((await host.Json("api/sparks?revision=1&first=900&rows=2"))["sparks"]!.AsArray());
    }

    [Fact]
    public async Task Schedule_HasAllThatIsKnownOfIt()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var rate = await host.Json("api/schedule?name=RATE");
        var init = rate["parameters"]!.AsArray().Single()!;

        Assert.Equal("init * 0.5 ^ (step / total)", (string)rate["formula"]!);
        Assert.Equal("""[0,4,"parameter"]""", rate["tokens"]![0]!.ToJsonString());
        Assert.Contains("""[14,4,"step"]""", rate["tokens"]!.AsArray().Select(token => token!.ToJsonString()));
        Assert.True((bool)rate["isEditable"]!);
        Assert.True((bool)rate["expect"]!["isProved"]!);
        Assert.Equal(("init", "number", "0.1"), ((string)init["name"]!, (string)init["type"]!, (string)init["text"]!));
        Assert.EndsWith("schedules.json", (string)init["source"]!, StringComparison.Ordinal);
        Assert.Equal(["total"], rate["shared"]!.AsArray().Select(shared => (string)shared!["name"]!));
        Assert.Contains("formula     init * 0.5", (string)rate["explanation"]!, StringComparison.Ordinal);
        var fragment = JsonNode.Parse((string)rate["fragment"]!)!["LrExpr"]!["Schedules"]!["rate"]!;
        Assert.Equal(0.1, (double)fragment["Parameters"]!["init"]!);

        var cosine = await host.Json("api/schedule?name=cosine");
        Assert.Equal(("CosineDecay", "Keras 2.15", false), ((string)cosine["kind"]!, (string)cosine["library"]!, (bool)cosine["isEditable"]!));
        var alpha = cosine["parameters"]!.AsArray().Single(parameter => (string)parameter!["name"]! == "alpha")!;
        Assert.Equal(("logarithmic", 0.0001, 1.0), ((string)alpha["slider"]!["scale"]!, (double)alpha["slider"]!["min"]!, (double)alpha["slider"]!["max"]!));

        // It must be above 0, says the kind.
        var steps = cosine["parameters"]!.AsArray().Single(parameter => (string)parameter!["name"]! == "decay_steps")!["slider"]!;
        Assert.True((double)steps["min"]! > 0);
        Assert.True((bool)steps["isWhole"]!);

        Assert.Equal("rate", (string)(await host.Json("api/schedule?name=twice"))["references"]![0]!["name"]!);
        Assert.Equal((0.0, 2.0), ((double)(await host.Json("api/schedule?name=load"))["inputs"]![0]!["slider"]!["min"]!, (double)(await host.Json("api/schedule?name=load"))["inputs"]![0]!["max"]!));
        Assert.Equal(3600, (double)(await host.Json("api/schedule?name=daily"))["clock"]!["unitSeconds"]!);
        Assert.True((bool)(await host.Json("api/schedule?name=rest"))["listens"]!);
        using var unknown = await host.Client.GetAsync("api/schedule?name=ratte");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("did you mean 'rate'?", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curves_HaveTheValuesOfTheHost()
    {
        await using var host = await PageHost.StartAsync(Settings);
        foreach (string name in Names.Except(["load"]))
        {
            var curve = await host.Curve(new { name });

            var schedule = host.Registry[name].Pin();
            long[] steps = [.. curve["steps"]!.AsArray().Select(step => (long)step!)];
            Assert.Equal(Enumerable.Range(0, 101).Select(step => (long)step), steps);
            Assert.Equal(
                steps.Select(schedule.At).Select(value => double.IsFinite(value) ? (double?)value : null),
                curve["values"]!.AsArray().Select(value => (double?)value));
            Assert.NotEmpty((string)curve["text"]!);
        }
    }

    [Fact]
    public async Task Curve_WithAnEdit_IsThatOfAHostWithTheEdit()
    {
        await using var host = await PageHost.StartAsync(Settings);
        await using var edited = await PageHost.StartAsync(Settings.Replace("\"init\": 0.1", "\"init\": 0.05", StringComparison.Ordinal).Replace("\"total\": 100", "\"total\": 40", StringComparison.Ordinal));
        foreach (string name in new[] { "rate", "twice", "cosine" })
        {
            var curve = await host.Curve(new { name, parameters = name == "rate" ? new Dictionary<string, string> { ["init"] = "0.05" } : [], shared = new Dictionary<string, string> { ["total"] = "40" }, compare = true });

            var schedule = edited.Registry["rate"].Pin();
            if (name == "twice")
                Assert.Equal(host.Registry["rate"].At(0) * 2, (double)curve["values"]![0]!);
            else if (name == "rate")
                Assert.Equal(Enumerable.Range(0, 101).Select(step => (double?)schedule.At(step)), curve["values"]!.AsArray().Select(value => (double?)value));
            Assert.True((bool)curve["isTried"]!);
            Assert.False((bool)curve["difference"]!["isSame"]!);
            var fragment = JsonNode.Parse((string)curve["fragment"]!)!["LrExpr"]!;
            Assert.Equal(40, (double)fragment["Parameters"]!["total"]!);
            Assert.Null(fragment["Parameters"]!["scale"]);
        }

        // Nothing of it has come to the host.
        Assert.Equal(0.1, host.Registry["rate"].At(0));
        Assert.Equal(1, host.Registry.Revision);
    }

    [Fact]
    public async Task Curve_WithAFaultyFormula_HasTheFaultAtItsPlaceAndTheCurveOfTheHost()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var curve = await host.Curve(new { name = "rate", formula = "init * 0.5 ^ (step / totl)", compare = true });

        var fault = curve["diagnostics"]!.AsArray().Single()!;
        Assert.Equal(("LRX2001", "error", 21, 4), ((string)fault["code"]!, (string)fault["severity"]!, (int)fault["start"]!, (int)fault["length"]!));
        Assert.Contains("did you mean 'total'?", (string)fault["message"]!, StringComparison.Ordinal);
        Assert.Contains("\n                       ^^^^", (string)fault["text"]!, StringComparison.Ordinal);
        Assert.False((bool)curve["isTried"]!);
        Assert.Equal(0.1, (double)curve["values"]![0]!);
        Assert.True((bool)curve["difference"]!["isSame"]!);
    }

    [Fact]
    public async Task Curve_WithAnotherFormula_SaysHowItDiffers()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var curve = await host.Curve(new { name = "twice", formula = "step < 50 ? 2 * rate(step) : 1", compare = true });

        var difference = curve["difference"]!;
        Assert.Equal(50, (long)difference["first"]!["step"]!);
        Assert.Equal((100L, 1.0), ((long)difference["largest"]!["step"]!, (double)difference["largest"]!["after"]!));
        double area = Enumerable.Range(50, 51).Sum(step => 1 - (2 * host.Registry["rate"].At(step)));
        Assert.Equal(area, (double)difference["area"]!, 1e-9);
        Assert.Equal("step < 50", (string)curve["marks"]![0]!["text"]!);
        Assert.Contains("At step 50: step < 50; the value is", (string)curve["text"]!, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with it is said, and it is seen.</summary>
    [Fact]
    public async Task Curve_ThatIsNotWhatIsExpected_IsDrawn()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var curve = await host.Curve(new { name = "rate", parameters = new Dictionary<string, string> { ["init"] = "0.2" } });
        var quick = await host.Curve(new { name = "rate", parameters = new Dictionary<string, string> { ["init"] = "0.2" }, quick = true });

        Assert.True((bool)curve["isTried"]!);
        Assert.Equal("LRX7002", (string)curve["diagnostics"]![0]!["code"]!);
        Assert.Equal(0.2, (double)curve["values"]![0]!);
        Assert.Empty(quick["diagnostics"]!.AsArray());
        Assert.Equal(curve["values"]!.ToJsonString(), quick["values"]!.ToJsonString());
    }

    [Theory]
    [InlineData("CosineDecayRestarts", "first_decay_steps", "restart", "10 30 70")]
    [InlineData("ExponentialDecay", "decay_steps", "stair", "10 20 30 40 50 60 70 80 90 100")]
    public async Task Curve_ThatJumps_HasMarksThere(string kind, string steps, string text, string at)
    {
        object parameters = kind == "ExponentialDecay"
            ? new Dictionary<string, object> { ["initial_learning_rate"] = 0.1, [steps] = 10, ["decay_rate"] = 0.7, ["staircase"] = true }
            : new Dictionary<string, object> { ["initial_learning_rate"] = 0.1, [steps] = 10 };
        await using var host = await PageHost.StartAsync(JsonSerializer.Serialize(new { LrExpr = new { Schedules = new { a = new { Kind = kind, Parameters = parameters } } } }));

        var marks = (await host.Curve(new { name = "a" }))["marks"]!.AsArray();

        Assert.Equal(at, string.Join(' ', marks.Select(mark => (long)mark!["step"]!)));
        Assert.All(marks, mark => Assert.Equal(text, (string)mark!["text"]!));
    }

    [Fact]
    public async Task Curve_WithInputs_IsThatOfACallWithThem()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var curve = await host.Curve(new { name = "load", inputs = new Dictionary<string, double> { ["SHARE"] = 0.5 } });

        Assert.Equal(host.Registry["load"].With("share", 0.5).At(7), (double)curve["values"]![7]!);
    }

    [Theory]
    [InlineData("{ \"first\": -1e300, \"last\": 1e300, \"curves\": [ { \"name\": \"rate\" } ] }")]
    [InlineData("{ \"first\": 100, \"last\": 0, \"columns\": 2147483647, \"curves\": [ { \"name\": \"hole\", \"compare\": true } ] }")]
    [InlineData("{ \"last\": 0, \"columns\": -5, \"curves\": [ { \"name\": \"tiny\" }, { \"name\": \"nowhere\" }, { \"name\": \"rate\", \"revision\": 77 }, {} ] }")]
    [InlineData("{ \"last\": 1e12, \"logSteps\": true, \"curves\": [ { \"name\": \"rate\", \"parameters\": { \"init\": \"\", \"other\": \"1\", \"total\": \"é\" }, \"shared\": { \"nothing\": \"1\" } } ] }")]
    [InlineData("{ \"curves\": null }")]
    [InlineData("{}")]
    public async Task Curves_OfAnyQuestion_AreAnswered(string question)
    {
        await using var host = await PageHost.StartAsync(Settings);

        var (status, answer) = await host.Ask(question);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotNull(answer["curves"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{ \"curves\": [ { \"name\": 5 } ] }")]
    [InlineData("{ \"first\": \"a\" }")]
    public async Task Curves_OfNoQuestion_AreRefused(string question)
    {
        await using var host = await PageHost.StartAsync(Settings);

        var (status, answer) = await host.Ask(question);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("the question cannot be read", (string)answer["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_IsThatOfTheStep()
    {
        await using var host = await PageHost.StartAsync(Settings);

        Assert.Equal(host.Registry["rate"].At(12), (double)(await host.Json("api/value?name=rate&step=12"))["value"]!);
        Assert.NotNull((await host.Json("api/value?name=daily&step=now"))["time"]);
        Assert.Equal("NaN", (string)(await host.Json("api/value?name=hole&step=0"))["value"]!);
        foreach (string wrong in new[] { "name=tiny&step=now", "name=rate&step=soon", "name=load&step=1" })
        {
            using var answer = await host.Client.GetAsync("api/value?" + wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Edits_AreRejectedAndTaken_WithAHistory()
    {
        await using var host = await PageHost.StartAsync(Settings);
        _ = await host.Json("api/state");

        host.Edit(Settings.Replace("2 * rate", "2 * ratte", StringComparison.Ordinal));
        var broken = await PageHost.Until(() => host.Json("api/state"), state => state["rejection"] is not null);
        var fault = broken["rejection"]!["diagnostics"]!.AsArray().Single(diagnostic => (string)diagnostic!["severity"]! == "error")!;
        Assert.Contains("did you mean 'rate'?", (string)fault["text"]!, StringComparison.Ordinal);
        Assert.Equal(7, (int)fault["line"]!);
        Assert.Equal(1, (long)broken["revision"]!);

        host.Edit(Settings.Replace("2 * rate", "3 * rate", StringComparison.Ordinal));
        var mended = await PageHost.Until(() => host.Json("api/state"), state => (long)state["revision"]! == 2);
        Assert.Null(mended["rejection"]);
        var changed = mended["history"]![0]!["changed"]!.AsArray().Single()!;
        Assert.Equal(("twice", 0L, 0.2), ((string)changed["name"]!, (long)changed["step"]!, (double)changed["before"]!));
        Assert.Equal(0.2, (double)(await host.Curve(new { name = "twice", revision = 1 }))["values"]![0]!);
        Assert.Equal("2 * rate(step)", (string)(await host.Json("api/schedule?name=twice&revision=1"))["formula"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("api/schedule?name=twice&revision=9")).StatusCode);
    }

    /// <summary>Names and texts of a configuration are sent as they are; that nothing of them is markup is the browser's part.</summary>
    [Fact]
    public async Task Texts_OfAnySort_ComeThrough()
    {
        string text = "<script>alert(1)</script> \" ' & \u202E \n </style> ${x}";
        await using var host = await PageHost.StartAsync(JsonSerializer.Serialize(new { LrExpr = new { Schedules = new Dictionary<string, object> { ["a"] = new { Description = text, Formula = "1 # " + text.Replace("\n", "", StringComparison.Ordinal) } } } }));

        using var raw = await host.Client.GetAsync("api/state");

        Assert.Equal("application/json; charset=utf-8", raw.Content.Headers.ContentType!.ToString());
        Assert.Equal(text, (string)(await host.Json("api/state"))["schedules"]![0]!["description"]!);
    }

    [Fact]
    public async Task State_OfAThousandSchedules_IsAnswered()
    {
        await using var host = await PageHost.StartAsync(JsonSerializer.Serialize(new { LrExpr = new { Schedules = Enumerable.Range(0, 1000).ToDictionary(i => $"s{i:0000}", i => $"{i} * 0.5 ^ (step / 100)") } }));

        Assert.Equal(1000, (await host.Json("api/state"))["schedules"]!.AsArray().Count);
        Assert.Equal(200, (await host.Json("api/sparks?revision=1&first=0&rows=1000"))["sparks"]!.AsArray().Count);
        Assert.Equal(1, (double)(await host.Curve(new { name = "s0999", formula = "s0001(step)" }))["values"]![0]!);
    }
}
