using LrExpr.Binding;
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
    /// <param name="values">The values of its parameters; those of the numbers that are left open are not looked at.</param>
    /// <param name="open">The names of these numbers, in the order of calls.</param>
    /// <returns>The kind; null where it takes no numbers with these other values.</returns>
    public static OpenKind? Of(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IReadOnlyList<string> open)
    {
        var symbols = open.Select(name => new OpenParameter(name)).ToList();
        var opened = new Dictionary<string, ParameterSymbol>(values, Syntax.Names.Comparer);
        foreach (var symbol in symbols)
            opened[symbol.Name] = values[symbol.Name].LeftOpen(new BoundLocal(symbol, new BoundUnknown(Language.FormulaType.Number)));
        var faults = new Faults();
        var body = KindInstance.Bind(kind, opened, faults, out _);
        if (body.IsError || faults.Any)
            return null;
        var constraints = KindInstance.Constraints(kind, opened, faults).Where(constraint => constraint.Constant is null).ToList();
        return constraints.Append(body).Any(UnknownFinder.IsIn)
            ? new BoundAnew(kind, values, open)
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

    private sealed class BoundAnew(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IReadOnlyList<string> open) : OpenKind
    {
        public override bool IsBoundAnew => true;

        public override bool Holds(double[] numbers) => KindInstance.MeetsConstraints(kind, With(numbers), new Faults());

        public override void Fill(double[] numbers, ReadOnlySpan<long> steps, Span<double> results)
        {
            var faults = new Faults();
            var body = Array.TrueForAll(numbers, double.IsFinite) ? KindInstance.Bind(kind, With(numbers), faults, out _) : BoundError.Instance;
            if (body.IsError || faults.Any)
            {
                results.Fill(double.NaN);
                return;
            }

            var value = ClosureEmitter.Emit(Simplified(body), NoSchedule);
            for (int i = 0; i < steps.Length; i++)
                results[i] = value(steps[i]);
        }

        private Dictionary<string, ParameterSymbol> With(double[] numbers)
        {
            var given = new Dictionary<string, ParameterSymbol>(values, Syntax.Names.Comparer);
            for (int i = 0; i < numbers.Length; i++)
                given[open[i]] = given[open[i]] with { Argument = new Parameters.Argument { Value = numbers[i] } };
            return given;
        }
    }

    /// <summary>What is wrong with values that are only tried is of no interest, but that something is.</summary>
    private sealed class Faults : IKindReporter
    {
        public bool Any { get; private set; }

        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters) => Any |= severity == DiagnosticSeverity.Error;
    }
}
