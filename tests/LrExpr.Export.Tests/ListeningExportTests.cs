using LrExpr.Tests.Listening;
using LrExpr.Tests.Support;

namespace LrExpr.Export.Tests;

/// <summary>Schedules that listen, as classes: told the same, they have the values and the state of a controller.</summary>
public sealed class ListeningExportTests
{
    private static readonly double[] Metrics = [0.9, 0.8, 0.8, 0.85, double.NaN, 0.7, 0.9, 0.9, 0.9, double.PositiveInfinity, 0.6, -1, -1, -1, -1, double.NegativeInfinity, 3, 3, -0.0, 0, 0, 0, 7, 1e300, 1, 1];

    private static IReadOnlyList<Run> Traces { get; } =
    [
        .. Trace.All.Values.Where(trace => !trace.IsRefused).Select(trace => new Run(
            trace.Row.Text("id"), ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [trace.ToSetting("rate")])]))["rate"], [.. trace.Reports.Select(report => (report.Step, report.Signals))])),
    ];

    [PythonFact]
    public void Traces_InPython_HaveTheirRates() => Run.AssertSameInPython(Traces);

    [Fact]
    public void Traces_InCSharp_HaveTheirRates() => Run.AssertSameInCSharp(Traces);

    [NodeFact]
    public void Traces_InJavaScript_HaveTheirRates() => Run.AssertSameInJavaScript(Traces);

    [NodeFact]
    public void Compositions_InJavaScript_HaveTheirValues() => Run.AssertSameInJavaScript(Compositions());

    [PythonFact]
    public void Compositions_InPython_HaveTheirValues() => Run.AssertSameInPython(Compositions());

    [Fact]
    public void Compositions_InCSharp_HaveTheirValues() => Run.AssertSameInCSharp(Compositions());

    [Fact]
    public void Python_OfAStateWithLimits_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """"
            import math


            class Limit:
                """The schedule limit.

                How many at once.

                Formula:
                    limit * load
                Inputs:
                    client, to be given
                    load = 1, up to 2
                State:
                    limit = 100, 1 to 200: what it is now
                Signals:
                    latency, to be given
                    errors = 0, from 0 on
                """

                def __init__(self, client, load=1.0):
                    self.client = float(client)
                    self.load = float(load)
                    self.load = 2.0 if self.load > 2.0 else self.load
                    self.limit = 100.0
                    self.step = 0

                def __call__(self, step):
                    """The value at a step, after what was reported."""
                    return value_at(step, self.client, self.load, self.limit)

                @property
                def value(self):
                    """The value at the step of the last report."""
                    return self(self.step)

                def report(self, step, latency, errors=0.0):
                    """Takes a report, and gives the value at its step."""
                    latency = float(latency)
                    errors = float(errors)
                    errors = 0.0 if errors < 0.0 else errors
                    limit = next_limit(step, self.client, self.limit, latency, errors)
                    if not math.isnan(limit):
                        self.limit = 1.0 if limit < 1.0 else 200.0 if limit > 200.0 else limit
                    self.step = step
                    return self.value


            def value_at(step, client, load, limit):
                """The value of the schedule, of what it keeps."""
                return limit * load


            def next_limit(step, client, limit, latency, errors):
                """What a report makes of limit."""
                if errors > 0.0:
                    return limit / 2.0
                return limit + client * (0.2 - latency)


            # With PyTorch, where it is the rate of the optimizer:
            # schedule = Limit(client)
            # for epoch in range(epochs):
            #     ...
            #     rate = schedule.report(epoch, latency)
            #     for group in optimizer.param_groups:
            #         group["lr"] = rate
            # A checkpoint keeps vars(schedule); after vars(schedule).update(kept), it goes on from there.

            """".ReplaceLineEndings("\n"),
            Limit().ToPython());

    [Fact]
    public void CSharp_OfAStateWithLimits_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """
            using System;

            /// <summary>The schedule limit.</summary>
            public sealed class LimitSchedule
            {
                /// <summary>One that has heard nothing.</summary>
                public LimitSchedule(double client, double load = 1.0)
                {
                    Client = client;
                    Load = load > 2.0 ? 2.0 : load;
                }

                /// <summary>client, to be given</summary>
                public double Client { get; }

                /// <summary>load = 1, up to 2</summary>
                public double Load { get; }

                /// <summary>limit = 100, 1 to 200: what it is now</summary>
                public double Limit { get; set; } = 100.0;

                /// <summary>The step of the last report.</summary>
                public long Step { get; set; }

                /// <summary>The value at the step of the last report.</summary>
                public double Value => At(Step);

                /// <summary>The value at a step, after what was reported.</summary>
                public double At(long step) => ValueAt(step, Client, Load, Limit);

                /// <summary>Takes a report, and gives the value at its step.</summary>
                public double Report(long step, double latency, double errors = 0.0)
                {
                    errors = errors < 0.0 ? 0.0 : errors;
                    var limit = NextLimit(step, Client, Limit, latency, errors);
                    if (!double.IsNaN(limit))
                        Limit = limit < 1.0 ? 1.0 : limit > 200.0 ? 200.0 : limit;
                    Step = step;
                    return Value;
                }

                // The schedule limit.
                // How many at once.
                // Formula:
                //     limit * load
                // Inputs:
                //     client, to be given
                //     load = 1, up to 2
                private static double ValueAt(double step, double client, double load, double limit)
                {
                    return limit * load;
                }

                // What a report makes of limit.
                private static double NextLimit(double step, double client, double limit, double latency, double errors)
                {
                    if (errors > 0.0)
                        return limit / 2.0;
                    return limit + client * (0.2 - latency);
                }
            }

            """.ReplaceLineEndings("\n"),
            Limit().ToCSharp());

    [Fact]
    public void Export_OfInputsThatAreGiven_HasNoConstructor()
    {
        var given = Limit().With("load", 0.5).With("client", 3);

        Assert.DoesNotContain("public LimitSchedule(", given.ToCSharp(), StringComparison.Ordinal);
        Assert.Contains("def __init__(self):", given.ToPython(), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_OfStateThatChangesAtAStep_IsRefused()
    {
        var first = ScheduleSet.Load(SettingJson.Read("LrExpr", """{ "Schedules": { "n": { "Formula": "n", "State": { "n": 0 }, "Update": { "n": "n + 1" } } } }"""));
        var second = ScheduleSet.Load(SettingJson.Read("LrExpr", """{ "EffectiveFrom": "100", "Schedules": { "n": "step" } }"""), first);

        Assert.False(second["n"].TryToPython(out _, out var diagnostics));
        Assert.Equal("LrExpr:Schedules:n: error LRX3008: the schedule listens and is another one from step 100 on, which is not written in other languages", Assert.Single(diagnostics).ToString());
        Assert.False(second["n"].TryToCSharp(out _, out _));
        Assert.True(first["n"].TryToCSharp(out _, out _));
    }

    private static CompiledSchedule Limit() => ScheduleSet.Load(SettingJson.Read("LrExpr", """
        {
          "Schedules": {
            "limit": {
              "Formula": "limit * load", "Description": "How many at once.", "Inputs": { "load": { "Default": 1, "Max": 2 }, "client": null },
              "Signals": { "errors": { "Default": 0, "Min": 0 }, "latency": null },
              "State": { "limit": { "Start": 100, "Min": 1, "Max": 200, "Description": "what it is now" } },
              "Update": { "limit": "errors > 0 ? limit / 2 : limit + client * (0.2 - latency)" }
            }
          }
        }
        """))["limit"];

    private static IReadOnlyList<Run> Compositions()
    {
        var set = ScheduleSet.Load(TestData.ToSetting("LrExpr", TestData.Json("export/listening.json")));
        return
        [
            .. set.Names.Where(name => set[name].Listens).Select(name => new Run(name, set[name], [.. Metrics.Select((metric, step) => ((long)step, Signals(name, metric, step)))])
            {
                Inputs = [.. set[name].Inputs.Where(input => input.Name != "load" || name == "with inputs").Select(input => (input.Name, input.Name == "load" ? 7.0 : 0.5))],
            }),
        ];

        // All of them at some steps, at others those that must be given.
        static (string, double)[]? Signals(string name, double metric, int step) => name switch
        {
            _ when step == 7 => null,
            "counts" => [],
            "divided" or "twice" when step == 9 => null,
            "signals" or "both" => step % 3 == 0 ? [("latency", metric)] : [("latency", metric), ("errors", step % 5), ("class", 2)],
            "other signals" => step % 3 == 0 ? [] : [("errors", metric), ("Latency", step)],
            "one" or "two" or "defaults" => step % 2 == 0 ? [] : [("x", metric)],
            "class" => [("in", metric), ("nan", metric)],
            _ => [("metric", metric)],
        };
    }
}
