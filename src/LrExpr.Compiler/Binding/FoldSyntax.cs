using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>The parts of a call of <c>fold</c>.</summary>
/// <param name="List">The name of the list.</param>
/// <param name="Part">The name that an element gets.</param>
/// <param name="Before">The name that what came of the elements before gets.</param>
/// <param name="Start">What that is at the first element.</param>
/// <param name="Value">What comes of an element.</param>
internal sealed record FoldSyntax(NameSyntax List, NameSyntax Part, NameSyntax Before, ExpressionSyntax Start, ExpressionSyntax Value)
{
    /// <summary>The parts; null where what must be a name is none.</summary>
    public static FoldSyntax? Of(CallSyntax call) =>
        call.Arguments is [{ Value: NameSyntax list }, { Value: NameSyntax part }, { Value: NameSyntax before }, { Value: var start }, { Value: var value }]
            ? new FoldSyntax(list, part, before, start, value)
            : null;

    /// <summary>An element of which nothing is known; null where the list is none, or is faulty.</summary>
    public ParameterSymbol? ElementIn(FormulaScope scope) =>
        scope.Parameters.TryGetValue(List.Name, out var list) && list is { Type: IListType type, State: not ParameterState.Faulty }
            ? new ParameterSymbol(Part.Name, type.Element, Argument.Unknown) { Options = list.Options, Path = list.Path, File = list.File }
            : null;

    /// <summary>The nodes of what is bound for each element.</summary>
    public int CountNodes() => NodeCounter.Of(Value);

    private sealed class NodeCounter : SyntaxWalker
    {
        private int _count;

        public static int Of(ExpressionSyntax part)
        {
            var counter = new NodeCounter();
            counter.Visit(part);
            return counter._count;
        }

        protected override bool VisitNumber(NumberSyntax node) => Counted(true);

        protected override bool VisitBoolean(BooleanSyntax node) => Counted(true);

        protected override bool VisitName(NameSyntax node) => Counted(true);

        protected override bool VisitQuoted(QuotedSyntax node) => Counted(true);

        protected override bool VisitArray(ArraySyntax node) => Counted(base.VisitArray(node));

        protected override bool VisitCall(CallSyntax node) => Counted(base.VisitCall(node));

        protected override bool VisitPrefix(PrefixSyntax node) => Counted(base.VisitPrefix(node));

        protected override bool VisitBinary(BinarySyntax node) => Counted(base.VisitBinary(node));

        protected override bool VisitConditional(ConditionalSyntax node) => Counted(base.VisitConditional(node));

        protected override bool VisitLet(LetSyntax node) => Counted(base.VisitLet(node));

        private bool Counted(bool result)
        {
            _count++;
            return result;
        }
    }
}
