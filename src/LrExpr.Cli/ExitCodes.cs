namespace LrExpr.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>The configuration, a formula or a name is wrong; diagnostics say how.</summary>
    public const int Diagnostics = 1;

    /// <summary>The command line is wrong, or a file cannot be read as configuration.</summary>
    public const int Usage = 2;

    /// <summary>The tool itself is at fault.</summary>
    public const int Defect = 3;
}
