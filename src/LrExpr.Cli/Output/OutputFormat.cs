namespace LrExpr.Cli.Output;

/// <summary>For whom a verb writes.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,

    /// <summary>For what shows the findings of checks: SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>For the log of a GitHub workflow, which makes annotations of it.</summary>
    GitHub,

    /// <summary>For scripts and spreadsheets: a row for each step.</summary>
    Csv,
}
