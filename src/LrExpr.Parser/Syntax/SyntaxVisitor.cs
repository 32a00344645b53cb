using System.Runtime.CompilerServices;
using LrExpr.Text;

namespace LrExpr.Syntax;

/// <summary>A walk over syntax. A new node is a new abstract member, so no walk can forget it.</summary>
internal abstract class SyntaxVisitor<TResult>
{
    /// <summary>Optimised at once: thousands of schedules are loaded before the runtime would come to that, and all of them go through here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TResult Visit(ExpressionSyntax node) => !StackGuard.HasRoom
        ? VisitOnFreshStack(node)
        : node switch
        {
            NumberSyntax number => VisitNumber(number),
            BooleanSyntax boolean => VisitBoolean(boolean),
            NameSyntax name => VisitName(name),
            QuotedSyntax quoted => VisitQuoted(quoted),
            ArraySyntax array => VisitArray(array),
            CallSyntax call => VisitCall(call),
            PrefixSyntax prefix => VisitPrefix(prefix),
            BinarySyntax binary => VisitBinary(binary),
            ConditionalSyntax conditional => VisitConditional(conditional),
            LetSyntax let => VisitLet(let),
            _ => throw new InvalidOperationException($"No visit for {node.GetType().Name}."),
        };

    protected abstract TResult VisitNumber(NumberSyntax node);

    protected abstract TResult VisitBoolean(BooleanSyntax node);

    protected abstract TResult VisitName(NameSyntax node);

    protected abstract TResult VisitQuoted(QuotedSyntax node);

    protected abstract TResult VisitArray(ArraySyntax node);

    protected abstract TResult VisitCall(CallSyntax node);

    protected abstract TResult VisitPrefix(PrefixSyntax node);

    protected abstract TResult VisitBinary(BinarySyntax node);

    protected abstract TResult VisitConditional(ConditionalSyntax node);

    protected abstract TResult VisitLet(LetSyntax node);

    /// <summary>Apart from its caller, which would make the closure even where it needs none.</summary>
    private TResult VisitOnFreshStack(ExpressionSyntax node) => StackGuard.OnFreshStack(() => Visit(node));
}
