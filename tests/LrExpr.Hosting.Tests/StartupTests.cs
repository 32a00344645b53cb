using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LrExpr.Hosting.Tests;

public class StartupTests
{
    private const string Base = """
        {
          "LrExpr": {
            "Parameters": { "total": 1000, "bad_number": "12x", "pi": 3, "loop": "loop + 1" },
            "Functions": { "half": "(x) => x / ", "uses_step": "(x) => x + step", "endless": "(x) => endless(x)" },
            "Kinds": { "Broken": { "Formula": "init * unknown_thing", "Parameters": { "init": null } } },
            "Schedules": {
              "typo": "0.1 * 0.5 ^ (stpe / 10)",
              "syntax": "1 + * 2",
              "function": "sqr(step)",
              "arguments": "max()",
              "logic": "true + 1",
              "boolean": "step > 5",
              "zero": "1 / 0",
              "circle": "round_about(step)",
              "round_about": "circle(step)",
              "key": { "Formul": "1" },
              "nothing": { "Description": "neither formula nor kind" },
              "kind": { "Kind": "CosinDecay", "Parameters": { "x": 1 } },
              "missing": { "Kind": "ExponentialDecay", "Parameters": { "InitialLearningRate": 0.1 } },
              "unknown": { "Kind": "CosineDecay", "Parameters": { "InitialLearningRate": 0.1, "DecaySteps": 100, "Alfa": 0 } },
              "constraint": { "Kind": "CosineDecay", "Parameters": { "InitialLearningRate": 0.1, "DecaySteps": 0 } },
              "merged": { "Formula": "piecewise(step, b, [1, 0.5, 0.1, 0.05])", "Parameters": { "b": [1, 2, 3] } },
              "both": "1",
              "value": { "Formula": "a", "Parameters": { "a": null } },
              "dialect": { "Formula": "1", "Dialect": "python" }
            },
            "Schedulez": {}
          }
        }
        """;

    private const string Production = """
        { "LrExpr": { "Schedules": { "merged": { "Parameters": { "b": { "1": 5 } } }, "both": { "Description": "2" }, "late": "step +" } } }
        """;

    [Fact]
    public async Task Host_ManyFaults_DoesNotStartAndReportsAllWithPathAndFile()
    {
        using var json = new Json(("appsettings.json", Base), ("appsettings.Production.json", Production));
        using var host = HostOf(json.Folder, out _);

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        var errors = exception.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        string all = string.Join("\n", exception.Diagnostics);
        Assert.True(errors.Count >= 24, all);
        Assert.All(errors, error => Assert.StartsWith("LrExpr:", error.Path));
        Assert.All(errors, error => Assert.Contains("appsettings", error.File));
        (string Path, string Code, string File)[] expected =
        [
            ("Parameters:bad_number", "LRX3001", "appsettings.json"),
            ("Parameters:pi", "LRX3002", "appsettings.json"),
            ("Parameters:loop", "LRX3001", "appsettings.json"),
            ("Functions:half", "LRX1012", "appsettings.json"),
            ("Functions:uses_step", "LRX4003", "appsettings.json"),
            ("Functions:endless", "LRX4002", "appsettings.json"),
            ("Kinds:Broken:Formula", "LRX2001", "appsettings.json"),
            ("Schedules:typo", "LRX2001", "appsettings.json"),
            ("Schedules:syntax", "LRX1010", "appsettings.json"),
            ("Schedules:function", "LRX2002", "appsettings.json"),
            ("Schedules:arguments", "LRX2003", "appsettings.json"),
            ("Schedules:logic", "LRX2004", "appsettings.json"),
            ("Schedules:boolean", "LRX2005", "appsettings.json"),
            ("Schedules:zero", "LRX2101", "appsettings.json"),
            ("Schedules:round_about", "LRX4001", "appsettings.json"),
            ("Schedules:key:Formul", "LRX3004", "appsettings.json"),
            ("Schedules:nothing", "LRX3008", "appsettings.json"),
            ("Schedules:kind:Kind", "LRX3008", "appsettings.json"),
            ("Schedules:missing", "LRX3005", "appsettings.json"),
            ("Schedules:unknown:Parameters:Alfa", "LRX3004", "appsettings.json"),
            ("Schedules:constraint:Parameters:DecaySteps", "LRX3009", "appsettings.json"),
            ("Schedules:merged:Parameters:b", "LRX3010", "appsettings.json and appsettings.Production.json"),
            ("Schedules:both", "LRX3008", "appsettings.json"),
            ("Schedules:value:Parameters:a", "LRX3001", "appsettings.json"),
            ("Schedules:dialect:Dialect", "LRX3008", "appsettings.json"),
            ("Schedules:late", "LRX1012", "appsettings.Production.json"),
            ("Schedulez", "LRX3004", "appsettings.json"),
        ];
        Assert.All(expected, fault => Assert.True(
            errors.Exists(error => error.Path == "LrExpr:" + fault.Path && error.Code == fault.Code && error.File == fault.File),
            $"{fault} is not among\n{all}"));
        Assert.Contains(errors.Single(error => error.Path == "LrExpr:Schedules:typo").ToString(), exception.Message);
    }

    [Fact]
    public async Task Host_ArrayMergedFromTwoFiles_NamesBoth()
    {
        using var json = new Json(
            ("appsettings.json", """{ "LrExpr": { "Schedules": { "s": { "Formula": "piecewise(step, b, [1, 2, 3, 4])", "Parameters": { "b": [1, 2, 3] } } } } }"""),
            ("appsettings.Production.json", """{ "LrExpr": { "Schedules": { "s": { "Parameters": { "b": { "2": 0.5 } } } } } }"""));
        using var host = HostOf(json.Folder, out _);

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        var error = Assert.Single(exception.Diagnostics);
        Assert.Equal(("LRX3010", "LrExpr:Schedules:s:Parameters:b"), (error.Code, error.Path));
        Assert.Contains("'appsettings.Production.json'", error.Message);
        Assert.Contains("'appsettings.json'", error.Message);
    }

    [Fact]
    public async Task Host_ElementOfAnArrayMergedFromTwoFiles_NamesBoth()
    {
        const string Join = """
            { "LrExpr": {
                "Kinds": { "Sequence": { "Formula": "join(step, bounds, parts)", "Parameters": { "bounds": { "Type": "array" }, "parts": { "Type": "schedules" } } } },
                "Schedules": { "s": { "Kind": "Sequence", "Parameters": { "bounds": [10], "parts": [{ "Formula": "a", "Parameters": { "a": 1 } }, "2"] } } } } }
            """;
        using var json = new Json(
            ("appsettings.json", Join),
            ("appsettings.Production.json", """{ "LrExpr": { "Schedules": { "s": { "Parameters": { "parts": { "1": { "Formula": "3" } } } } } } }"""));
        using var host = HostOf(json.Folder, out _);

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        var error = Assert.Single(exception.Diagnostics);
        Assert.Equal("LRX3010", error.Code);
        Assert.Contains("from 'appsettings.json' and 'appsettings.Production.json'", error.Message);
    }

    [Fact]
    public async Task Host_TextInOneFileAndObjectInAnother_NamesBoth()
    {
        using var json = new Json(
            ("appsettings.json", """{ "LrExpr": { "Schedules": { "s": "0.1" } } }"""),
            ("appsettings.Production.json", """{ "LrExpr": { "Schedules": { "s": { "Description": "0.2" } } } }"""));
        using var host = HostOf(json.Folder, out _);

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        Assert.Equal(
            "'s' is a text in 'appsettings.json' and an object in 'appsettings.Production.json' as well; remove one of them",
            Assert.Single(exception.Diagnostics).Message);
    }

    [Fact]
    public async Task Host_SectionThatIsAText_DoesNotStart()
    {
        using var json = new Json(("appsettings.json", """{ "LrExpr": "0.1" }"""));
        using var host = HostOf(json.Folder, out _);

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        var error = Assert.Single(exception.Diagnostics);
        Assert.Equal(("LRX3008", "LrExpr", "appsettings.json"), (error.Code, error.Path, error.File));
    }

    [Fact]
    public async Task Host_ArrayWrittenAsText_IsReplacedAsAWhole()
    {
        using var json = new Json(
            ("appsettings.json", """{ "LrExpr": { "Schedules": { "s": { "Formula": "count(b)", "Parameters": { "b": "[1, 2, 3]" } } } } }"""),
            ("appsettings.Production.json", """{ "LrExpr": { "Schedules": { "s": { "Parameters": { "b": "[5]" } } } } }"""));
        using var host = HostOf(json.Folder, out _);

        await host.StartAsync();

        Assert.Equal(1, host.Services.GetRequiredKeyedService<ISchedule>("s").At(0));
        await host.StopAsync();
    }

    [Fact]
    public void Container_WithoutAHost_ThrowsOnEachUse()
    {
        var services = new ServiceCollection();
        services.AddSchedules(Json.Of("""{ "LrExpr": { "Schedules": { "a": "1 +", "b": "2" } } }"""));
        using var provider = services.BuildServiceProvider();

        Assert.Single(Assert.Throws<ScheduleException>(() => provider.GetRequiredKeyedService<ISchedule>("b")).Diagnostics);
        Assert.Throws<ScheduleException>(() => provider.GetRequiredService<IScheduleRegistry>());
        Assert.Throws<ScheduleException>(() => provider.GetRequiredKeyedService<Func<long, double>>("b"));
    }

    [Fact]
    public async Task Host_Warnings_AreLoggedOnce()
    {
        using var json = new Json(("appsettings.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "1", "Parameters": { "unused": 1 } } } } }"""));
        using var host = HostOf(json.Folder, out var log);

        await host.StartAsync();
        host.Services.GetRequiredKeyedService<ISchedule>("a").At(0);
        await host.StopAsync();

        string warning = Assert.Single(log, entry => entry.Id == 2).Text;
        Assert.Contains("LRX2902", warning);
        Assert.Contains("LrExpr:Schedules:a:Parameters:unused", warning);
        Assert.Contains("in appsettings.json", warning);
        Assert.Single(log, entry => entry.Id == 1);
    }

    [Fact]
    public async Task Host_WarningsAsErrors_DoesNotStart()
    {
        using var json = new Json(("appsettings.json", """{ "LrExpr": { "Schedules": { "a": { "Formula": "1", "Parameters": { "unused": 1 } } } } }"""));
        using var host = HostOf(json.Folder, out _, schedules => schedules.Configure(options => options.WarningsAsErrors = true));

        var exception = await Assert.ThrowsAsync<ScheduleException>(() => host.StartAsync());

        Assert.Equal("LRX2902", Assert.Single(exception.Diagnostics).Code);
    }

    [Fact]
    public async Task Host_SectionThatIsMissing_StartsAndSaysSo()
    {
        using var json = new Json(("appsettings.json", """{ "LrExp": {} }"""));
        using var host = HostOf(json.Folder, out var log);

        await host.StartAsync();
        await host.StopAsync();

        Assert.Contains("'LrExpr'", Assert.Single(log, entry => entry.Id == 3).Text);
        Assert.Contains("nor any other", Assert.Throws<KeyNotFoundException>(() => host.Services.GetRequiredKeyedService<ISchedule>("a")).Message);
    }

    private static IHost HostOf(string folder, out List<(int Id, string Text)> log, Action<IScheduleBuilder>? schedules = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder, EnvironmentName = "Production" });
        var recorder = new Recorder();
        builder.Logging.ClearProviders().AddProvider(recorder);
        var added = builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
        schedules?.Invoke(added);
        log = recorder.Entries;
        return builder.Build();
    }

    /// <summary>Keeps what the schedules log.</summary>
    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public List<(int Id, string Text)> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == "LrExpr" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add((eventId.Id, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
