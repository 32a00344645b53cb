using System.CommandLine;

namespace LrExpr.Cli.Commands;

/// <summary>A last argument that the one before it takes with its own, because that one takes all there are.</summary>
internal sealed class ShownAsRequired : Argument<string?>
{
    public ShownAsRequired(string name)
        : base(name) => Arity = ArgumentArity.ZeroOrOne;
}
