using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LrExpr.Hosting.Tests.Options;

/// <summary>What is no schedule is bound as <c>Bind</c> does: the same class, bound by .NET alone, has the same values.</summary>
public sealed class AsBindDoesTests
{
    private static readonly string[] Members =
    [
        "\"Flag\": true", "\"Flag\": null", "\"Text\": true", "\"Text\": \"True\"", "\"Text\": \"\"", "\"Text\": null", "\"Number\": 3", "\"Number\": null",
        "\"Array\": [1, 2]", "\"Array\": []", "\"Array\": null", "\"Array\": [3, null]", "\"Started\": [\"x\"]", "\"Started\": null", "\"Names\": { \"a\": \"1\" }",
        "\"Names\": { \"A\": null, \"b\": \"2\" }", "\"Below\": { \"Text\": \"x\" }", "\"Below\": { \"Number\": 2 }", "\"Below\": null", "\"Below\": {}", "\"Filled\": { \"Text\": \"x\" }",
        "\"Filled\": null", "\"TEXT\": \"capitals\"", "\"Others\": [{ \"Text\": \"a\" }, { \"Number\": \"many\" }]", "\"Unknown\": 1",
    ];

    public static TheoryData<string> Lower => [.. Members];

    [Theory]
    [MemberData(nameof(Lower))]
    public void Members_WithoutSchedules_HaveTheValuesThatBindGivesThem(string lower)
    {
        foreach (string higher in Members)
        {
            using var files = new Json(("a.json", $$"""{ "T": { {{lower}} } }"""), ("b.json", $$"""{ "T": { {{higher}} } }"""));
            var configuration = files.Build();
            var plain = new Plain();
            configuration.GetSection("T").Bind(plain);
            using var provider = Services(configuration).BuildServiceProvider();

            var bound = provider.GetRequiredService<IOptions<Scheduled>>().Value;

            Assert.Equal(higher + JsonSerializer.Serialize(plain), higher + JsonSerializer.Serialize<Plain>(bound));
        }
    }

    private static ServiceCollection Services(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddOptions<Scheduled>().BindSchedules(configuration.GetSection("T"));
        return services;
    }

    internal class Plain
    {
        public bool Flag { get; set; }

        public string? Text { get; set; } = "before";

        public int? Number { get; set; } = 1;

        public string?[]? Array { get; set; }

        public List<string>? Started { get; set; } = ["started"];

        public Dictionary<string, string?>? Names { get; set; }

        public Inner? Below { get; set; }

        public Inner Filled { get; } = new();

        public List<Inner>? Others { get; set; }
    }

    internal sealed class Scheduled : Plain
    {
        public ISchedule? Rate { get; set; }
    }

    internal sealed class Inner
    {
        public string? Text { get; set; }

        public int Number { get; set; } = 7;
    }
}
