using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>Arrays, all of which are constants: what is computed with them is computed here, and never again.</remarks>
internal sealed partial class Binder
{
    /// <summary>The array of the operation on arrays that was bound last.</summary>
    private (ExpressionSyntax Part, Role Role)? _arrayOperand;

    protected override BoundExpression VisitArray(ArraySyntax node)
    {
        var elements = ImmutableArray.CreateBuilder<BoundExpression>(node.Elements.Length);
        bool isFaulty = false;
        foreach (var element in node.Elements)
        {
            var bound = Expect(FormulaType.Number, element, "an element of an array");
            if (!bound.IsError && !bound.IsConstant)
                _errors.NotConstant(element, "an element of an array");
            else if (bound.Constant is { IsFinite: false } value && bound.Fault != Fault.Error)
                _errors.ElementNotFinite(element, value.Number);
            else if (bound.Fault != Fault.Error)
            {
                elements.Add(bound);
                continue;
            }

            isFaulty = true;
        }

        return isFaulty ? BoundError.Instance
            : elements.All(element => element.Constant is not null) ? new BoundConstant(elements.Select(element => element.Constant!.Value.Number).ToArray())
            : new BoundArray(elements.MoveToImmutable());
    }

    /// <summary>An argument or operand of its type, or an array in the place of a number, whose elements are then taken one after another.</summary>
    private BoundExpression ExpectOperand(FunctionSymbol function, int index, ExpressionSyntax node, Role role)
    {
        var bound = Visit(node);
        var expected = function.ParameterType(index);
        if (bound.IsError || bound.Type == expected || _scope.ComputesArrays && IsByElement(function, index, bound))
            return bound;
        _errors.WrongType(node, bound.Type, expected, role.ToString());
        return BoundError.Instance;
    }

    private static bool IsByElement(FunctionSymbol function, int index, BoundExpression argument) =>
        argument.Type == FormulaType.Array && function.ParameterType(index) == FormulaType.Number && function.Result == FormulaType.Number;

    /// <summary>A call, or an array of what it gives for each element of the arrays that stand in the place of numbers.</summary>
    /// <param name="node">The call, or the operation.</param>
    /// <param name="function">What is called.</param>
    /// <param name="arguments">The arguments or operands, each of a type that is right.</param>
    /// <param name="syntax">How they are written.</param>
    /// <param name="role">What the first of them is.</param>
    private BoundExpression Compute(ExpressionSyntax node, FunctionSymbol function, ImmutableArray<BoundExpression> arguments, ReadOnlySpan<ExpressionSyntax> syntax, Role role)
    {
        int array = -1;
        bool isConstant = true, isFaulty = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            array = array < 0 && IsByElement(function, i, arguments[i]) ? i : array;
            isConstant &= arguments[i].IsConstant;
            isFaulty |= arguments[i].Fault == Fault.Error;
        }

        if (array < 0)
            return CheckDomain(node, new BoundCall(function, arguments), syntax);
        _arrayOperand = (syntax[array], role.At(array));
        if (!isConstant)
            _errors.ArrayOperand(syntax[array], role.At(array).ToString(), "an array is computed with constants only, element by element");
        if (!isConstant || isFaulty || !CheckLengths(function, arguments, syntax, out int length))
            return BoundError.Instance;
        return IsKnown(arguments) ? EachOf(node, function, arguments, syntax, length) : new BoundUnknown(FormulaType.Array);
    }

    /// <summary>Whether what has been bound last is an operation on arrays, which is none on numbers; that is reported.</summary>
    private bool IsOperationOnArrays(ExpressionSyntax syntax)
    {
        bool isOne = _arrayOperand is not null && syntax is BinarySyntax or PrefixSyntax || syntax is CallSyntax call && FunctionTable.Find(call.Name.Name) is { Result: FormulaType.Number };
        if (isOne)
            _errors.ArrayOperand(_arrayOperand!.Value.Part, _arrayOperand.Value.Role.ToString(), "what is computed with arrays is an array, and a formula is a number");
        return isOne;
    }

    private BoundExpression EachOf(ExpressionSyntax node, FunctionSymbol function, ImmutableArray<BoundExpression> arguments, ReadOnlySpan<ExpressionSyntax> syntax, int length)
    {
        // In whichever branch it stands, an array is computed.
        var outer = _reach;
        _reach = Reach.Always;
        double[] elements = new double[length];
        bool isRight = true;
        for (int i = 0; i < length && isRight; i++)
        {
            var call = CheckDomain(node, new BoundCall(function, [.. arguments.Select((argument, j) => IsByElement(function, j, argument) ? new BoundConstant(argument.Constant!.Value.Array[i]) : argument)]), syntax);
            elements[i] = call.Constant!.Value.Number;
            isRight = call.Fault != Fault.Error && CheckElement(node, elements[i]);
        }

        _reach = outer;
        return isRight ? new BoundConstant(elements) : BoundError.Instance;
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
        _locals.Add(new LocalScope(name, new BoundLocal(before, new BoundUnknown(FormulaType.Number)), IsArgument: false));
        var next = Expect(FormulaType.Number, syntax[1], ArgumentOf(function, 1));
        _locals.RemoveAt(_locals.Count - 1);
        var count = Expect(FormulaType.Number, syntax[2], ArgumentOf(function, 2));
        if (first.IsError || next.IsError || count.IsError || !CheckConstant([first, next, count], syntax, i => ArgumentOf(function, i).ToString()))
            return BoundError.Instance;
        if (!IsKnown([first, count]))
            return new BoundUnknown(FormulaType.Array);
        double[] elements = new double[ArrayFunctions.CountBelow(count.Constant!.Value.Number)];
        if (!CheckCount(syntax[2], elements.Length))
            return BoundError.Instance;
        for (int i = 0; i < elements.Length; i++)
        {
            var element = i == 0 ? first : new FreshLocals { Locals = { [before] = new BoundConstant(elements[i - 1]) } }.Visit(next);
            if (element.Constant is not { } value)
                return NotComputed(syntax[1]);
            elements[i] = value.Number;
            if (!CheckElement(i == 0 ? name : syntax[1], elements[i]))
                return BoundError.Instance;
        }

        return new BoundConstant(elements);
    }

    /// <summary>A next element without a value: a parameter has none yet, or an array hangs on the element before.</summary>
    private BoundExpression NotComputed(ExpressionSyntax next)
    {
        if (_scope.IsAlone)
            return new BoundUnknown(FormulaType.Array);
        _errors.NotConstant(next, "an array inside of the next element");
        return BoundError.Instance;
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

    /// <summary>Whether the arrays that are taken element by element have one length, as far as that is known.</summary>
    private bool CheckLengths(FunctionSymbol function, ImmutableArray<BoundExpression> arguments, ReadOnlySpan<ExpressionSyntax> syntax, out int length)
    {
        length = -1;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!IsByElement(function, i, arguments[i]) || arguments[i].Constant is not { } known)
                continue;
            if (length >= 0 && known.Array.Length != length)
            {
                _errors.LengthsDiffer(syntax[i], length, known.Array.Length);
                return false;
            }

            length = known.Array.Length;
        }

        return true;
    }

    private bool CheckElement(ExpressionSyntax part, double element)
    {
        if (double.IsFinite(element))
            return true;
        _errors.ElementNotFinite(part, element);
        return false;
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
