using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The parameters that a part of a formula names, in their order and each once.</summary>
internal sealed class NamedParameters : SyntaxWalker
{
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _parameters;
    private readonly TextSpan? _within;
    private readonly List<ParameterSymbol> _found = [];
    private bool _isInside;

    private NamedParameters(IReadOnlyDictionary<string, ParameterSymbol> parameters, TextSpan? within)
    {
        _parameters = parameters;
        _within = within;
        _isInside = within is null;
    }

    public static IReadOnlyList<ParameterSymbol> In(ExpressionSyntax part, IReadOnlyDictionary<string, ParameterSymbol> parameters)
    {
        var walk = new NamedParameters(parameters, within: null);
        walk.Visit(part);
        return walk._found;
    }

    /// <summary>Those within a span of a formula; the span of a name that is called stands for its whole call.</summary>
    public static IReadOnlyList<ParameterSymbol> Within(TextSpan span, ExpressionSyntax formula, IReadOnlyDictionary<string, ParameterSymbol> parameters)
    {
        var walk = new NamedParameters(parameters, span);
        walk.Visit(formula);
        return walk._found;
    }

    protected override bool VisitName(NameSyntax node)
    {
        bool isInside = _isInside || _within is { } span && node.Span.Start >= span.Start && node.Span.End <= span.End;
        if (isInside && _parameters.TryGetValue(node.Name, out var parameter) && !_found.Contains(parameter))
            _found.Add(parameter);
        return true;
    }

    protected override bool VisitCall(CallSyntax node)
    {
        bool outer = _isInside;
        _isInside |= node.Name.Span == _within;
        VisitName(node.Name);
        base.VisitCall(node);
        _isInside = outer;
        return true;
    }
}
