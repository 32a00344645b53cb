using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>Arrays, all of which are constants: what is computed with them is computed here, and never again.</remarks>
internal sealed partial class Binder
{
    /// <summary>What the elements cost that have been computed.</summary>
    private long _arrayWork;

    protected override BoundExpression VisitArray(ArraySyntax node)
    {
        double[] values = new double[node.Elements.Length];
        BoundExpression[]? elements = null;
        bool isFaulty = false;
        for (int i = 0; i < values.Length; i++)
        {
            var element = node.Elements[i];
            if (element is NumberSyntax number)
            {
                values[i] = number.Value;
                continue;
            }

            var bound = Expect(FormulaType.Number, element, "an element of an array");
            if (!bound.IsError && !bound.IsConstant)
                _errors.NotConstant(element, "an element of an array");
            else if (bound.Constant is { IsFinite: false } value && bound.Fault != Fault.Error)
                _errors.ElementNotFinite(element, value.Number);
            else if (bound.Fault != Fault.Error)
            {
                if (bound.Constant is { } known)
                    values[i] = known.Number;
                else
                    (elements ??= new BoundExpression[values.Length])[i] = bound;
                continue;
            }

            isFaulty = true;
        }

        return isFaulty ? BoundError.Instance
            : elements is null ? new BoundConstant(values)
            : new BoundArray([.. elements.Select((element, i) => element ?? new BoundConstant(values[i]))]);
    }

    private BoundExpression BindArrayFunction(CallSyntax node, FunctionSymbol function)
    {
        var syntax = node.Arguments.Select(argument => argument.Value).ToArray();
        ImmutableArray<BoundExpression> arguments = [.. syntax.Select((part, i) => Expect(function.ParameterType(i), part, ArgumentOf(function, i)))];
        if (arguments.Any(argument => argument.IsError) || !CheckConstant(arguments, syntax, i => ArgumentOf(function, i).ToString()))
            return BoundError.Instance;
        if (!IsKnown(arguments))
            return new BoundUnknown(FormulaType.Array);
        double[] elements = new BoundCall(function, arguments).Constant!.Value.Array;
        return CheckCount(node, elements.Length) && Array.TrueForAll(elements, element => CheckElement(node, element)) ? new BoundConstant(elements) : BoundError.Instance;
    }

    /// <summary>The formula of the next element is bound once, with its name as a constant that is not known yet, and then computed for each.</summary>
    private BoundExpression BindIterate(CallSyntax node, FunctionSymbol function)
    {
        if (node.Arguments[0].Value is not NameSyntax name)
        {
            _errors.NotAParameterName(node.Arguments[0].Value, function.Name, "a number");
            return BoundError.Instance;
        }

        ExpressionSyntax[] syntax = [name, node.Arguments[1].Value, node.Arguments[2].Value];
        var first = Expect(FormulaType.Number, name, ArgumentOf(function, 0));
        var before = new Local(name.Name, FormulaType.Number);
        (_locals ??= []).Add(new LocalScope(name, new BoundLocal(before, new BoundUnknown(FormulaType.Number)), IsArgument: false));
        var next = Expect(FormulaType.Number, syntax[1], ArgumentOf(function, 1));
        _locals.RemoveAt(_locals.Count - 1);
        var count = Expect(FormulaType.Number, syntax[2], ArgumentOf(function, 2));
        if (first.IsError || next.IsError || count.IsError || !CheckConstant([first, next, count], syntax, i => ArgumentOf(function, i).ToString()))
            return BoundError.Instance;
        if (!IsKnown([first, count]) || UnknownFinder.IsOrOpenIn(next) && (_scope.IsAlone || !UnknownFinder.IsIn(next)))
            return new BoundUnknown(FormulaType.Array);
        double[] elements = new double[ArrayFunctions.CountBelow(count.Constant!.Value.Number)];
        if (!CheckCount(syntax[2], elements.Length) || !CheckWork(node, elements.Length, CostCalculator.CostOf(next)))
            return BoundError.Instance;
        if (UnknownFinder.IsIn(next))
        {
            _errors.NotConstant(syntax[1], "an array inside of the next element");
            return BoundError.Instance;
        }

        var nextOf = BoundEvaluator.FunctionOf([before], next);
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = i == 0 ? first.Constant!.Value.Number : nextOf([elements[i - 1]]);
            if (!CheckElement(i == 0 ? name : syntax[1], elements[i]))
                return BoundError.Instance;
        }

        return new BoundConstant(elements);
    }

    /// <summary>The branch that a constant condition chooses.</summary>
    private static BoundExpression Chosen(BoundExpression condition, BoundExpression whenTrue, BoundExpression whenFalse) =>
        condition.Fault == Fault.Error ? BoundError.Instance
        : condition.Constant is { } known ? known.Boolean ? whenTrue : whenFalse
        : new BoundUnknown(FormulaType.Array);

    /// <summary>Whether all are values that count: where nothing is evaluated, none do.</summary>
    private bool IsKnown(ImmutableArray<BoundExpression> arguments) => _reach != Reach.Never && arguments.All(argument => argument.Constant is not null);

    /// <summary>Whether arguments from which an array is made are constant and without faults; one that is not constant is reported.</summary>
    private bool CheckConstant(ImmutableArray<BoundExpression> arguments, ReadOnlySpan<ExpressionSyntax> syntax, Func<int, string> role)
    {
        bool isRight = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].IsConstant)
                _errors.NotConstant(syntax[i], role(i));
            isRight &= arguments[i].IsConstant && arguments[i].Fault != Fault.Error;
        }

        return isRight;
    }

    private bool CheckElement(ExpressionSyntax part, double element)
    {
        if (double.IsFinite(element))
            return true;
        _errors.ElementNotFinite(part, element);
        return false;
    }

    /// <summary>Whether the text computes no more than is done in no time; reported once.</summary>
    private bool CheckWork(ExpressionSyntax part, int count, long cost)
    {
        bool wasWithin = _arrayWork <= DefinitionLimits.ArrayWork;
        _arrayWork += count * cost;
        if (wasWithin && _arrayWork > DefinitionLimits.ArrayWork)
            _errors.TooMuchWork(part, DefinitionLimits.ArrayWork);
        return _arrayWork <= DefinitionLimits.ArrayWork;
    }

    private bool CheckCount(ExpressionSyntax part, int count)
    {
        if (count <= FormulaLimits.ArrayElements)
            return true;
        _errors.TooManyElements(part, FormulaLimits.ArrayElements);
        return false;
    }

    /// <summary>Whether arrays have elements where they must, the first one is in order, and the last one fits it; as far as their values are known.</summary>
    private bool CheckArrays(FunctionSymbol function, BoundExpression[] arguments, ExpressionSyntax[] syntax)
    {
        int first = -1, last = -1;
        bool isRight = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (function.ParameterType(i) != FormulaType.Array)
                continue;
            first = first < 0 ? i : first;
            last = i;
            if (!function.NeedsElements || arguments[i].Constant is not { Array: [] })
                continue;
            _errors.EmptyArray(syntax[i], function);
            isRight = false;
        }

        if (first < 0 || !isRight)
            return isRight;
        isRight = CheckOrder(syntax[first], arguments[first].Constant, function.FirstArrayOrder);
        if (function.LastArrayExcess is { } excess && arguments[first].Constant is { } xs && arguments[last].Constant is { } vs
            && vs.Array.Length != xs.Array.Length + excess)
        {
            _errors.LengthsDoNotFit(syntax[last], function, xs.Array.Length, vs.Array.Length);
            isRight = false;
        }

        return isRight;
    }

    private bool CheckOrder(ExpressionSyntax part, Value? boundaries, ArrayOrder order)
    {
        if (boundaries is not { } known || order == ArrayOrder.Any)
            return true;
        var array = known.Array;
        for (int i = 1; i < array.Length; i++)
        {
            if (array[i - 1] < array[i] || array[i - 1] == array[i] && order == ArrayOrder.NotDecreasing)
                continue;
            _errors.NotInOrder(part, order == ArrayOrder.Increasing, array[i - 1], array[i]);
            return false;
        }

        return true;
    }
}
