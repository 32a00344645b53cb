using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>Arrays in the place of numbers: what is computed of them element by element.</remarks>
internal sealed partial class Binder
{
    /// <summary>The array of the operation on arrays that was bound last.</summary>
    private ArrayOperand? _arrayOperand;

    private sealed record ArrayOperand(ExpressionSyntax Part, Role Role);

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
        _arrayOperand = new ArrayOperand(syntax[array], role.At(array));
        if (!isConstant)
            _errors.ArrayOperand(syntax[array], role.At(array).ToString(), "an array is computed with constants only, element by element");
        if (!isConstant || isFaulty || !CheckLengths(function, arguments, syntax, out int length))
            return BoundError.Instance;
        return IsKnown(arguments) ? EachOf(node, function, arguments, syntax, length) : new BoundUnknown(FormulaType.Array);
    }

    /// <summary>Whether what has been bound last is an operation on arrays, which is none on numbers; that is reported.</summary>
    private bool IsOperationOnArrays(ExpressionSyntax syntax)
    {
        bool isOperation = syntax is BinarySyntax or PrefixSyntax || syntax is CallSyntax call && FunctionTable.Find(call.Name.Name) is { Result: FormulaType.Number };
        if (!isOperation || _arrayOperand is not var (part, role))
            return false;
        _errors.ArrayOperand(part, role.ToString(), "what is computed with arrays is an array, and a formula is a number");
        return true;
    }

    private BoundExpression EachOf(ExpressionSyntax node, FunctionSymbol function, ImmutableArray<BoundExpression> arguments, ReadOnlySpan<ExpressionSyntax> syntax, int length)
    {
        if (!CheckWork(node, length, function.Cost))
            return BoundError.Instance;

        // In whichever branch it stands, an array is computed.
        var outer = _reach;
        _reach = Reach.Always;
        int[] places = [.. Enumerable.Range(0, arguments.Length).Where(i => IsByElement(function, i, arguments[i]))];
        Local[] locals = [.. places.Select(place => new Local(function.ParameterNames[0], FormulaType.Number))];
        var valueOf = BoundEvaluator.FunctionOf(locals, CallOf(i => new BoundLocal(locals[i])));
        double[] elements = new double[length], numbers = new double[places.Length];
        bool isRight = true;
        for (int i = 0; i < length && isRight; i++)
        {
            for (int j = 0; j < places.Length; j++)
                numbers[j] = ElementOf(j, i);
            elements[i] = valueOf(numbers);
            if (!double.IsFinite(elements[i]) || function.Limits is not null || !function.UnitArguments.IsEmpty)
                isRight = CheckDomain(node, CallOf(j => new BoundConstant(ElementOf(j, i))), syntax).Fault != Fault.Error && CheckElement(node, elements[i]);
        }

        _reach = outer;
        return isRight ? new BoundConstant(elements) : BoundError.Instance;

        double ElementOf(int place, int i) => arguments[places[place]].Constant!.Value.Array[i];

        BoundCall CallOf(Func<int, BoundExpression> element) =>
            new(function, [.. arguments.Select((argument, i) => Array.IndexOf(places, i) is >= 0 and var place ? element(place) : argument)]);
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
}
