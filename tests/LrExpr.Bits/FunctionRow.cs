using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running;

namespace LrExpr.Bits;

/// <summary>A function of numbers, called with a million arguments that it reads from arrays, or one of which is constant.</summary>
/// <param name="function">The row of the table.</param>
/// <param name="count">How many arguments a call has.</param>
internal sealed class FunctionRow(FunctionSymbol function, int count) : BitsRow($"{function.Name} of {count}")
{
    private const int CallsOfPortion = 10_000, CallsOfTree = 1_000;

    /// <summary>The constant argument of every tree of a portion, in turn; most have none.</summary>
    private const int NoConstant = 3;

    private static readonly ScheduleSymbol Any = Schedule.Compile("step").Symbol;

    public static IEnumerable<FunctionRow> OfTable() =>
        from row in FunctionTable.All
        where row.IsPrimitive ? row.Primitive is UnaryPrimitive or BinaryPrimitive or QuinaryPrimitive && row.ParameterType(0) == FormulaType.Number : !row.Definitions.IsEmpty
        from count in Enumerable.Range(row.Arity.Least, row.IsVariadic ? 1 : row.Arity.Most - row.Arity.Least + 1)
        select new FunctionRow(row, count);

    private protected override void Check(SplitMix random, BitsHash hash)
    {
        for (int tree = 0; tree < CallsOfPortion / CallsOfTree; tree++)
        {
            var call = Call(random, count > 1 && tree % 2 == 1 ? tree / 2 % NoConstant : NoConstant);
            var symbol = new ScheduleSymbol(Any.Definition) { Body = call };
            new Ways(new ScheduleCode(symbol, new Dictionary<ScheduleSymbol, ScheduleCode>()), random).Check(0, CallsOfTree, hash);
        }
    }

    private BoundExpression Call(SplitMix random, int constant)
    {
        double[][] numbers = [.. Enumerable.Range(0, count).Select(_ => new double[CallsOfTree])];
        foreach (double[] array in numbers)
        {
            var arguments = new Arguments(random);
            for (int i = 0; i < CallsOfTree; i++)
                array[i] = array == numbers[0] ? arguments.Next() : arguments.Beside(numbers[0][i]);
        }

        var call = new BoundCall(function, [.. numbers.Select((array, j) => j == constant
            ? (BoundExpression)new BoundConstant(array[0])
            : new BoundCall(FunctionTable.ElementAt, new BoundConstant(array), BoundStep.Instance))]);
        return function.Result == FormulaType.Number ? call : new BoundConditional(call, new BoundConstant(1), new BoundConstant(0));
    }
}
