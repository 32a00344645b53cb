using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>
/// Folds. The value is bound for each element by itself, so that what asks for the element is constant, and a fold becomes what could have been written without it: a
/// <c>let</c> for what came of the elements before, in which stands the next one.
/// </remarks>
internal sealed partial class Binder
{
    private BoundExpression BindFold(CallSyntax node)
    {
        var list = NamedParameter(node, 0, "a list of schedules or of choices", FunctionForm.Fold);
        bool hasNames = IsNewName(node.Arguments[1].Value, "an element") & IsNewName(node.Arguments[2].Value, "what came of the elements before");
        var start = Expect(FormulaType.Number, node.Arguments[3].Value, "argument 'start' of 'fold'");
        if (!hasNames || FoldSyntax.Of(node) is not { } fold || fold.ElementIn(_scope) is not { } element || list is null)
            return BoundError.Instance;
        if (list.State == ParameterState.NotGiven)
            BindMissing(fold.List, FormulaType.Number);
        var elements = list.State == ParameterState.Known ? ((IListType)list.Type).ElementsOf(list.Argument) : [Argument.Unknown];
        return BindFold(node, fold, start, elements.Select(argument => element with { Argument = argument }));
    }

    private BoundExpression BindFold(CallSyntax node, FoldSyntax fold, BoundExpression start, IEnumerable<ParameterSymbol> elements)
    {
        var outer = _scope;
        var lets = new List<(Local Local, BoundExpression Value)>();
        var result = start;
        int nodeCount = fold.CountNodes();
        bool isUsed = false, usesPart = false, isRight = true;
        CheckLetName(fold.Part);
        foreach (var element in elements)
        {
            isRight &= _folds.Take(nodeCount, () => _errors.TooManyNodes(node.Name, DefinitionLimits.ExpandedNodes));
            if (!isRight)
                break;

            _scope = outer.With(element);
            if (lets.Count == 0)
                CheckLetName(fold.Before);
            var local = new Local(fold.Before.Name, FormulaType.Number);
            var before = new LocalScope(fold.Before, result.IsError ? result : new BoundLocal(local, result), IsArgument: false);
            (_locals ??= []).Add(before);
            lets.Add((local, result));
            result = Expect(FormulaType.Number, fold.Value, "argument 'value' of 'fold'");
            _locals.RemoveAt(_locals.Count - 1);
            _scope = outer;
            isUsed |= before.IsUsed;
            usesPart |= _usedParameters.Remove(element.Name);
            isRight &= !result.IsError;
        }

        if (!usesPart && isRight)
            _errors.UnusedLet(fold.Part);
        if (!isUsed && isRight)
            _errors.UnusedLet(fold.Before);
        if (!isRight || start.IsError)
            return BoundError.Instance;
        for (int i = lets.Count - 1; i >= 0; i--)
            result = new BoundLet(lets[i].Local, lets[i].Value, result);
        return result;
    }

    private bool IsNewName(ExpressionSyntax part, string what)
    {
        if (part is NameSyntax)
            return true;
        _errors.NotANewName(part, what);
        return false;
    }
}
