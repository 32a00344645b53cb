using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>The parameters that a part of a formula names, in their order and each once.</summary>
internal sealed class ParameterNames : SyntaxVisitor<bool>
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

    protected override bool VisitNumber(NumberSyntax node) => true;

    protected override bool VisitBoolean(BooleanSyntax node) => true;

    protected override bool VisitName(NameSyntax node)
    {
        bool isInside = _isInside || _within is { } span && node.Span.Start >= span.Start && node.Span.End <= span.End;
        if (isInside && _parameters.TryGetValue(node.Name, out var parameter) && !_names.Contains(parameter.Name))
            _names.Add(parameter.Name);
        return true;
    }

    protected override bool VisitArray(ArraySyntax node) => node.Elements.All(Visit);

    protected override bool VisitCall(CallSyntax node)
    {
        bool outer = _isInside;
        _isInside |= node.Name.Span == _within;
        VisitName(node.Name);
        foreach (var argument in node.Arguments)
            Visit(argument.Value);
        _isInside = outer;
        return true;
    }

    protected override bool VisitPrefix(PrefixSyntax node) => Visit(node.Operand);

    protected override bool VisitBinary(BinarySyntax node) => Visit(node.Left) & Visit(node.Right);

    protected override bool VisitConditional(ConditionalSyntax node) => Visit(node.Condition) & Visit(node.WhenTrue) & Visit(node.WhenFalse);

    protected override bool VisitLet(LetSyntax node) => Visit(node.Value) & Visit(node.Body);
}
