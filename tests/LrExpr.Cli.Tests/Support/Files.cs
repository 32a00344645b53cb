namespace LrExpr.Cli.Tests.Support;

/// <summary>Configurations that several tests use.</summary>
internal static class Files
{
    /// <summary>The hash of what <see cref="Good"/> means.</summary>
    public const string GoodContent = "b8629e822753";

    public const string Good = """
        {
          // comments and trailing commas are allowed, as in any appsettings.json
          "LrExpr": {
            "Parameters": { "steps": 1000 },
            "Schedules": {
              "momentum": "0.9",
              "learning_rate": {
                "Description": "Halves every thousand steps.",
                "Formula": "init * 0.5 ^ floor(step / steps)",
                "Parameters": { "init": 0.1 },
              },
              "keras": { "Kind": "ExponentialDecay", "Parameters": { "InitialLearningRate": 0.1, "DecaySteps": 1000, "DecayRate": 0.5, "Staircase": true } },
            },
          },
        }
        """;

    public const string Bad = """
        {
          "LrExpr": {
            "Parameters": { "warmup": 100 },
            "Schedules": {
              "warmed": "step < warmpu ? base(0) * step / warmup : base(step - warmup)",
              "base": { "Formula": "0.1 * 0.9 ^ step", "Parameters": { "rate": 0.9 } },
              "lines": [ "let p = step / 100;", "(1 - p) * (p" ],
              "keras": { "Kind": "CosinDecay" },
              "typo": { "Formulla": "1" }
            }
          }
        }
        """;

    public const string NotFinite = """
        { "LrExpr": { "Schedules": { "up": "1 / (step - 1)", "down": "-1 / (step - 1)", "odd": "ln(step - 2)", "even": "0.5" } } }
        """;
}
