using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Binding;

namespace LrExpr.Running.Emission;

/// <summary>
/// <c>c ^ floor(step / k)</c> from a table: the powers of a constant to the whole numbers below 1 024, each computed by
/// <see cref="Math.Pow"/> when it is first asked for, so that no bit differs. Whole steps and a whole <c>k</c> below 2^31 make the quotient of longs equal to
/// the floor of that of doubles, for every quotient the table has.
/// </summary>
internal static class PowerTable
{
    private const int Size = 1_024;
    private const double LargestDivisor = 1L << 31;
    private const int MostTables = 256;
    private static readonly MethodInfo AtMethod = ((Func<int, double, long, long, double>)At).Method;
    private static readonly Dictionary<double, int> Numbers = [];
    private static readonly double[]?[] Tables = new double[]?[MostTables];

    /// <summary>The code for a power of this form, or null where it is none.</summary>
    /// <param name="call">A call.</param>
    /// <param name="step">The step, a <c>long</c>.</param>
    public static Expression? TryEmit(BoundCall call, Expression step)
    {
        bool isSteppedPower = call is { Function.Name: "power" or "pow" }
            && call.Arguments[0] is BoundConstant
            && call.Arguments[1] is BoundCall { Function.Name: "floor" } floor
            && floor.Arguments[0] is BoundCall { Function.Name: "divide" } division
            && division.Arguments[0] is BoundStep
            && division.Arguments[1] is BoundConstant { Value.Number: >= 1 and <= LargestDivisor } divisor
            && Math.Floor(divisor.Value.Number) == divisor.Value.Number;
        if (!isSteppedPower)
            return null;

        double @base = ((BoundConstant)call.Arguments[0]).Value.Number;
        double k = ((BoundConstant)((BoundCall)((BoundCall)call.Arguments[1]).Arguments[0]).Arguments[1]).Value.Number;
        return NumberOf(@base) is { } table
            ? Expression.Call(AtMethod, Expression.Constant(table), Expression.Constant(@base), step, Expression.Constant((long)k))
            : null;
    }

    /// <summary>The power of the base to the floor of a step divided by a whole number.</summary>
    /// <remarks>Not inlined, and with a number for its table instead of an object: else code takes eight times as long to make, to save a tenth of a call.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double At(int table, double @base, long step, long divisor)
    {
        // A negative step is a huge one without a sign, and as far outside the table.
        ulong exponent = (ulong)step / (ulong)divisor;
        if (exponent >= Size)
            return Math.Pow(@base, Math.Floor((double)step / divisor));
        double power = Tables[table]![exponent];
        return double.IsNaN(power) ? Compute(table, @base, (int)exponent) : power;
    }

    /// <summary>Whole powers of a finite base are never NaN, so NaN marks what has not been computed. Two threads compute the same.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Compute(int table, double @base, int exponent) => Tables[table]![exponent] = Math.Pow(@base, exponent);

    /// <summary>The number of a base's table; null where there are many already, which would take more memory than they save time.</summary>
    private static int? NumberOf(double @base)
    {
        lock (Numbers)
        {
            if (Numbers.TryGetValue(@base, out int number))
                return number;
            if (!double.IsFinite(@base) || Numbers.Count == MostTables)
                return null;
            number = Numbers.Count;
            Tables[number] = new double[Size];
            Array.Fill(Tables[number]!, double.NaN);
            Numbers.Add(@base, number);
            return number;
        }
    }
}
