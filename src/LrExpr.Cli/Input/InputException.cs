namespace LrExpr.Cli.Input;

/// <summary>What the command line or a file gives cannot be used at all; the message is one line for the user.</summary>
internal sealed class InputException(string message) : Exception(message)
{
    /// <summary>The file it is about, where it is one.</summary>
    public string? File { get; init; }

    /// <summary>The line of the fault, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column of the fault in UTF-16 code units, from 1.</summary>
    public int? Column { get; init; }
}
