using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    protected override BoundExpression VisitPrefix(PrefixSyntax node)
    {
        var function = FunctionTable.Operator(node.Operator.Function);
        var role = new Role("the operand of", Operator: node.Operator.Symbol);
        var operand = ExpectOperand(function, 0, node.Operand, role);
        return operand.IsError ? operand : Compute(node, function, [operand], [node.Operand], role);
    }

    protected override BoundExpression VisitBinary(BinarySyntax node)
    {
        var role = new Role("an operand of", Operator: node.Operator.Symbol);
        if (node.Operator.Precedence is Precedence.Conjunction or Precedence.Disjunction)
            return BindLogical(node, role);
        var function = FunctionTable.Operator(node.Operator.Function);
        if (function.OfTruths is not null)
            return BindEquality(node, function, role);

        var left = ExpectOperand(function, 0, node.Left, role);
        var right = ExpectOperand(function, 1, node.Right, role);
        return left.IsError || right.IsError
            ? BoundError.Instance
            : Compute(node, function, [left, right], [node.Left, node.Right], role);
    }

    protected override BoundExpression VisitConditional(ConditionalSyntax node)
    {
        var condition = Expect(FormulaType.Boolean, node.Condition, "a condition");
        var whenTrue = VisitBranch(node.WhenTrue, condition, isTaken: true);
        var whenFalse = VisitBranch(node.WhenFalse, condition, isTaken: false);
        var type = CheckBranches([(node.WhenTrue, whenTrue), (node.WhenFalse, whenFalse)], condition.IsConstant);
        return condition.IsError || type == FormulaType.Error ? BoundError.Instance
            : type == FormulaType.Array ? Chosen(condition, whenTrue, whenFalse)
            : new BoundConditional(condition, whenTrue, whenFalse) { Sides = (node.WhenTrue.Span, node.WhenFalse.Span) };
    }

    private BoundExpression BindLogical(BinarySyntax node, Role role)
    {
        var left = Expect(FormulaType.Boolean, node.Left, role);
        bool decisive = node.Operator.Precedence == Precedence.Disjunction;
        var outer = _reach;
        _reach = ReachOfBranch(left, isTaken: !decisive);
        var right = Expect(FormulaType.Boolean, node.Right, role);
        _reach = outer;
        if (left.IsError || right.IsError)
            return BoundError.Instance;
        var decided = new BoundConstant(decisive);
        return decisive ? new BoundConditional(left, decided, right) : new BoundConditional(left, right, decided);
    }

    private BoundExpression BindEquality(BinarySyntax node, FunctionSymbol function, Role role)
    {
        var left = Visit(node.Left);
        var right = Visit(node.Right);
        if (left.Type == FormulaType.Array)
            _errors.WrongType(node.Left, left.Type, FormulaType.Number, role.ToString());
        if (right.Type == FormulaType.Array)
            _errors.WrongType(node.Right, right.Type, FormulaType.Number, role.ToString());
        else if (!left.IsError && !right.IsError && left.Type != FormulaType.Array && left.Type != right.Type)
            _errors.WrongType(node.Right, right.Type, left.Type, role.ToString());
        if (left.IsError || right.IsError || left.Type != right.Type || left.Type == FormulaType.Array)
            return BoundError.Instance;

        return new BoundCall(left.Type == FormulaType.Boolean ? function.OfTruths! : function, left, right);
    }
}
