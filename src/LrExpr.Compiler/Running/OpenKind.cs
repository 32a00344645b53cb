using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running.Closures;

namespace LrExpr.Running;

/// <summary>
/// A kind some of whose numbers come with each call, for those who look for the values that they should have. Where an array hangs on such a number,
/// the formula is bound anew for each values of them; else it is bound once.
/// </summary>
internal abstract class OpenKind
{
    /// <summary>Whether it takes far longer to begin with other numbers than to compute some values.</summary>
    public abstract bool IsBoundAnew { get; }

    /// <summary>Whether numbers meet the constraints of the kind.</summary>
    public abstract bool Holds(double[] numbers);

    /// <summary>The values at steps; NaN where the kind does not take the numbers.</summary>
    public abstract void Fill(double[] numbers, ReadOnlySpan<long> steps, Span<double> values);

    /// <summary>Leaves numbers open.</summary>
    /// <param name="kind">The kind, which does not listen.</param>
    /// <param name="values">The values of its parameters by the names that its formula has for them; those of the numbers that are left open are not looked at.</param>
    /// <param name="open">The names of these numbers, in the order of calls.</param>
    /// <param name="others">The parameters that are no numbers and hang on the numbers of a call, whose values are unknown among <paramref name="values"/>; it gives null where they have none. Null for no such parameters.</param>
    /// <returns>The kind; null where it takes no numbers with these other values.</returns>
    public static OpenKind? Of(
        KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IReadOnlyList<string> open, Func<double[], IEnumerable<ParameterSymbol>?>? others = null)
    {
        var symbols = open.Select(name => new OpenParameter(name)).ToList();
        var opened = new Dictionary<string, ParameterSymbol>(values, Syntax.Names.Comparer);
        foreach (var symbol in symbols)
            opened[symbol.Name] = values[symbol.Name].LeftOpen(new BoundLocal(symbol, new BoundUnknown(FormulaType.Number)));
        var faults = new KindFaults();
        var body = KindInstance.Bind(kind, opened, faults, out _);
        if (body.IsError || faults.Any)
            return null;
        var constraints = KindInstance.Constraints(kind, opened, faults).Where(constraint => constraint.Constant is null).ToList();
        return constraints.Append(body).Any(UnknownFinder.IsIn)
            ? new BoundAnew(kind, values, open, others ?? (_ => []))
            : new BoundOnce(Closures(body, symbols), [.. constraints.Select(constraint => Closures(constraint, symbols))]);
    }

    private static BoundExpression Simplified(BoundExpression body) =>
        Simplifier.ForCode(Expansion.Expand(Lowerer.Lower(body, open: symbol => new BoundLocal(symbol))));

    private static Func<long, double[], double> Closures(BoundExpression body, IReadOnlyList<OpenSymbol> open) =>
        ClosureEmitter.EmitGiven(Simplified(body), open, NoSchedule);

    private static Func<double, double> NoSchedule(ScheduleSymbol schedule) => throw new InvalidOperationException("No schedule is given to a kind that is left open.");

    private sealed class BoundOnce(Func<long, double[], double> value, Func<long, double[], double>[] constraints) : OpenKind
    {
        public override bool IsBoundAnew => false;

        public override bool Holds(double[] numbers) => Array.TrueForAll(constraints, constraint => constraint(0, numbers) != 0);

        public override void Fill(double[] numbers, ReadOnlySpan<long> steps, Span<double> values)
        {
            for (int i = 0; i < steps.Length; i++)
                values[i] = value(steps[i], numbers);
        }
    }

    private sealed class BoundAnew(
        KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IReadOnlyList<string> open, Func<double[], IEnumerable<ParameterSymbol>?> others) : OpenKind
    {
        private double[]? _last;
        private Func<long, double>? _function;

        public override bool IsBoundAnew => true;

        public override bool Holds(double[] numbers) => FunctionOf(numbers) is not null;

        public override void Fill(double[] numbers, ReadOnlySpan<long> steps, Span<double> results)
        {
            if (FunctionOf(numbers) is not { } value)
            {
                results.Fill(double.NaN);
                return;
            }

            for (int i = 0; i < steps.Length; i++)
                results[i] = value(steps[i]);
        }

        /// <summary>The kind with numbers; null where it does not take them. It is asked for the same ones several times.</summary>
        private Func<long, double>? FunctionOf(double[] numbers)
        {
            if (_last is null || !numbers.AsSpan().SequenceEqual(_last))
                (_last, _function) = ([.. numbers], Bound(numbers));
            return _function;
        }

        private Func<long, double>? Bound(double[] numbers)
        {
            if (!Array.TrueForAll(numbers, double.IsFinite) || others(numbers) is not { } further)
                return null;
            var given = new Dictionary<string, ParameterSymbol>(values, Syntax.Names.Comparer);
            for (int i = 0; i < open.Count; i++)
                given[open[i]] = given[open[i]] with { Argument = new Parameters.Argument { Value = numbers[i] } };
            foreach (var symbol in further)
                given[symbol.InFormula] = symbol;
            var faults = new KindFaults();
            var body = KindInstance.Bind(kind, given, faults, out _);
            return body.IsError || faults.Any ? null : ClosureEmitter.Emit(Simplified(body), NoSchedule);
        }
    }
}
