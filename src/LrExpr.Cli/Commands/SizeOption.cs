using System.CommandLine;
using LrExpr.Cli.Input;

namespace LrExpr.Cli.Commands;

/// <summary>An option whose value is a number of characters within bounds.</summary>
internal sealed class SizeOption(string name, string description, int least, int most)
{
    private readonly Option<string?> _option = new(name) { Description = description, HelpName = "N" };

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The number; null where none was given.</summary>
    public int? Of(ParseResult result)
    {
        if (result.GetValue(_option) is not { } text)
            return null;
        long number;
        try
        {
            number = WholeNumber.Parse(text);
        }
        catch (InputException wrong)
        {
            throw new InputException($"{name}: {wrong.Message}");
        }

        return number >= least && number <= most ? (int)number : throw new InputException(FormattableString.Invariant($"{name} must be from {least} to {most}, but is {number}"));
    }
}
