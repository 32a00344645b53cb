using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running;

namespace LrExpr.Bits;

/// <summary>A function of arrays and a number, with arrays of many lengths, and numbers at their elements, between them and beyond.</summary>
/// <param name="function">The row of the table.</param>
/// <param name="repeats">Whether elements of the first array stand there more than once.</param>
internal sealed class TableRow(FunctionSymbol function, bool repeats) : BitsRow($"{function.Name} of arrays{(repeats ? " with repeats" : "")}")
{
    private const int TablesOfPortion = 10, CallsOfTable = 1_000, MostElements = 40;

    private static readonly double[] Widths = [1e-3, 1, 10, 1e6];

    private static readonly ScheduleSymbol Any = Schedule.Compile("step").Symbol;

    public static IEnumerable<TableRow> OfTable() =>
        from row in FunctionTable.All
        where row.Primitive is TablePrimitive && Enumerable.Range(0, row.Arity.Most).Any(i => row.ParameterType(i) == FormulaType.Number)
        from repeats in row.FirstArrayOrder == ArrayOrder.NotDecreasing ? [false, true] : new[] { false }
        select new TableRow(row, repeats);

    private protected override void Check(SplitMix random, BitsHash hash)
    {
        for (int table = 0; table < TablesOfPortion; table++)
        {
            var symbol = new ScheduleSymbol(Any.Definition) { Body = Call(random) };
            new Ways(new ScheduleCode(symbol, new Dictionary<ScheduleSymbol, ScheduleCode>()), random).Check(0, CallsOfTable, hash);
        }
    }

    private BoundCall Call(SplitMix random)
    {
        double[] first = Ascending(random), last = Heights(random, first.Length + (function.LastArrayExcess ?? 0));
        var number = new BoundCall(FunctionTable.ElementAt, new BoundConstant(Numbers(random, first)), BoundStep.Instance);
        int arrays = 0;
        return new BoundCall(function, [.. Enumerable.Range(0, function.Arity.Most).Select(i => function.ParameterType(i) == FormulaType.Number
            ? (BoundExpression)number
            : new BoundConstant(arrays++ == 0 ? first : last))]);
    }

    private double[] Ascending(SplitMix random)
    {
        double[] elements = new double[1 + random.Below(MostElements)];
        double width = random.OneOf<double>(Widths), at = width * (random.Below(20) - 10);
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = at;
            at += repeats && random.Below(2) == 0 ? 0 : width * (0.01 + random.Unit());
        }

        return elements;
    }

    /// <summary>Some of them are alike, so that a curve lies flat there.</summary>
    private static double[] Heights(SplitMix random, int count)
    {
        double width = random.OneOf<double>(Widths);
        double[] heights = new double[count];
        for (int i = 0; i < count; i++)
            heights[i] = i > 0 && random.Below(5) == 0 ? heights[i - 1] : width * (2 * random.Unit() - 1);
        return heights;
    }

    private static double[] Numbers(SplitMix random, double[] elements)
    {
        var arguments = new Arguments(random);
        double[] numbers = new double[CallsOfTable];
        for (int i = 0; i < numbers.Length; i++)
        {
            double element = random.OneOf<double>(elements);
            numbers[i] = random.Below(6) switch
            {
                0 => element,
                1 => random.Below(elements.Length + 1),
                2 => arguments.Next(),
                _ => element + (random.OneOf<double>(elements) - elements[0] + 1) * (random.Unit() - 0.25) / 4,
            };
        }

        return numbers;
    }
}
