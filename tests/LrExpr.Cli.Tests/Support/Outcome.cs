namespace LrExpr.Cli.Tests.Support;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
