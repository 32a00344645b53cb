using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LrExpr.Dashboard.Browser.Tests;

/// <summary>Configurations to look at.</summary>
internal static class Settings
{
    /// <summary>Schedules of each sort.</summary>
    public const string Usual = """
        {
          "LrExpr": {
            "Parameters": { "total_steps": 10000, "warmup": "0.05 * total_steps" },
            "Schedules": {
              "learning_rate": {
                "Description": "A cosine after a warm-up",
                "Kind": "CosineDecay",
                "Parameters": { "InitialLearningRate": 0, "WarmupTarget": 0.1, "WarmupSteps": "warmup", "DecaySteps": "total_steps - warmup", "Alpha": 0.01 },
                "Expect": { "Min": 0, "Max": 0.1 }
              },
              "momentum": { "Formula": "low + (high - low) * 0.5 * (1 + cos(pi * min(1, step / total_steps)))", "Parameters": { "low": 0.85, "high": 0.95 } },
              "Shop.stairs": { "Kind": "PiecewiseConstantDecay", "Parameters": { "Boundaries": [3000, 6000], "Values": [0.1, 0.03, 0.01] } },
              "Shop.weight": "0.0005 * learning_rate(step) / 0.1",
              "huge": "1e300 * (1 - step / 1000)",
              "tiny": "1e-300 / (1 + step)",
              "constant": 0.25
            }
          }
        }
        """;

    /// <summary>Names that a page gets wrong easily.</summary>
    public static readonly string[] HostileNames =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "with \"quotes\" & 'these'",
        "a b?c#d/e%20&f=g+h",
        "שלום עולם",
        "abc \u05D0\u05D1\u05D2 (def)",
        new('n', 64),
    ];

    /// <summary>A schedule of each hostile name, with a description like it.</summary>
    public static string Hostile()
    {
        var schedules = new JsonObject();
        foreach (string name in HostileNames)
            schedules[name] = new JsonObject { ["Formula"] = "rate * step", ["Description"] = name + "</script><b>", ["Parameters"] = new JsonObject { ["rate"] = 0.5 } };
        return new JsonObject { ["LrExpr"] = new JsonObject { ["Schedules"] = schedules } }.ToJsonString();
    }

    /// <summary>Many schedules in some groups.</summary>
    public static string Many(int count)
    {
        var text = new StringBuilder("""{ "LrExpr": { "Schedules": {""");
        for (int i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\n\"Group{i % 10}.schedule_{i:0000}\": \"0.1 * 0.9{i % 10} ^ floor(step / {100 + i})\"");
        return text.Append("\n} } }").ToString();
    }
}
