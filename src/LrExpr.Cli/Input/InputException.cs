namespace LrExpr.Cli.Input;

/// <summary>What the command line or a file gives cannot be used at all; the message is one line for the user.</summary>
internal sealed class InputException(string message) : Exception(message);
