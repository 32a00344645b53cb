namespace LrExpr.Cli.Output;

/// <summary>For whom a verb writes.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,
}
