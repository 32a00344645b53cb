using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Cli.Fitting;

/// <summary>The names that stand in a formula where a function takes a seed.</summary>
internal sealed class SeedNames : SyntaxWalker
{
    private readonly HashSet<string> _found = new(Names.Comparer);
    private bool _isSeed;

    private SeedNames()
    {
    }

    public static IReadOnlySet<string> In(ExpressionSyntax? formula)
    {
        var walk = new SeedNames();
        if (formula is not null)
            walk.Visit(formula);
        return walk._found;
    }

    protected override bool VisitName(NameSyntax node)
    {
        if (_isSeed)
            _found.Add(node.Name);
        return true;
    }

    protected override bool VisitCall(CallSyntax node)
    {
        bool outer = _isSeed;
        int? seed = FunctionTable.Find(node.Name.Name)?.Seed;
        for (int i = 0; i < node.Arguments.Length; i++)
        {
            _isSeed = outer || i == seed;
            Visit(node.Arguments[i].Value);
        }

        _isSeed = outer;
        return true;
    }
}
