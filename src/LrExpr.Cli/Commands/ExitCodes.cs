namespace LrExpr.Cli.Commands;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>The configuration, a formula or a name is wrong; diagnostics say how.</summary>
    public const int Diagnostics = 1;

    /// <summary>The command line is wrong, or a file cannot be read as configuration.</summary>
    public const int Usage = 2;

    /// <summary>Neither is to blame: the output cannot be written, or the tool has a defect.</summary>
    public const int Failure = 3;
}
