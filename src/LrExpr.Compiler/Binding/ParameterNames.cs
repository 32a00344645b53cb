using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The parameters that a part of a formula names, in their order and each once.</summary>
internal sealed class ParameterNames : SyntaxWalker
{
    private readonly IReadOnlyDictionary<string, ParameterSymbol> _parameters;
    private readonly TextSpan? _within;
    private readonly List<string> _names = [];
    private bool _isInside;

    private ParameterNames(IReadOnlyDictionary<string, ParameterSymbol> parameters, TextSpan? within)
    {
        _parameters = parameters;
        _within = within;
        _isInside = within is null;
    }

    public static IReadOnlyList<string> In(ExpressionSyntax part, IReadOnlyDictionary<string, ParameterSymbol> parameters)
    {
        var walk = new ParameterNames(parameters, within: null);
        walk.Visit(part);
        return walk._names;
    }

    /// <summary>Those within a span of a formula; the span of a name that is called stands for its whole call.</summary>
    public static IReadOnlyList<string> Within(TextSpan span, ExpressionSyntax formula, IReadOnlyDictionary<string, ParameterSymbol> parameters)
    {
        var walk = new ParameterNames(parameters, span);
        walk.Visit(formula);
        return walk._names;
    }

    protected override bool VisitName(NameSyntax node)
    {
        bool isInside = _isInside || _within is { } span && node.Span.Start >= span.Start && node.Span.End <= span.End;
        if (isInside && _parameters.TryGetValue(node.Name, out var parameter) && !_names.Contains(parameter.Name))
            _names.Add(parameter.Name);
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
