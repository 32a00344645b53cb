using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LrExpr.Cli.Commands;

/// <summary>The usual help, and what a verb looks like in use.</summary>
internal sealed class HelpWithExamples(int width) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        // So that the help says <NAME>: what is shown is optional for the parser only.
        foreach (var argument in parseResult.CommandResult.Command.Arguments.OfType<ShownAsRequired>())
            argument.Arity = ArgumentArity.ExactlyOne;
        int exitCode = new HelpAction { MaxWidth = width }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.Write("Examples:\n");
            foreach (string example in verb.Examples)
                output.Write("  " + example + "\n");
            output.Write("\n");
            if (verb.Notes.Length > 0)
                output.Write(verb.Notes + "\n\n");
        }

        return exitCode;
    }
}
