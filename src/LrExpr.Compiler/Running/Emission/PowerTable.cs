using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Running.Emission;

/// <summary>
/// <c>c ^ floor(step / k)</c> from a table: the powers of a constant to the whole numbers below 1 024, each computed when it is first asked for, with the bits that it
/// always has. Whole steps and a whole <c>k</c> below 2^31 make the quotient of longs equal to the floor of that of doubles, for every quotient the table has.
/// </summary>
/// <remarks>
/// The tables are few, for ever, and bases share them by chance: one that finds its table taken is computed each time, with the same bits.
/// </remarks>
internal static class PowerTable
{
    private const int Size = 1_024;
    private const double LargestDivisor = 1L << 31;
    private const int Count = 64;
    private static readonly MethodInfo AtMethod = ((Func<int, double, long, long, double>)At).Method;
    private static readonly Table?[] Tables = new Table?[Count];

    /// <summary>The code for a power of this form, or null where it is none.</summary>
    /// <param name="call">A call.</param>
    /// <param name="step">The step, a <c>long</c>.</param>
    public static Expression? TryEmit(BoundCall call, Expression step)
    {
        if (call.Function != FunctionTable.PowerOf
            || call.Arguments[0] is not BoundCall { Arguments: [BoundCall { Arguments: [BoundStep, BoundConstant { Value.Number: >= 1 and <= LargestDivisor and var k }] } quotient] } floor
            || floor.Function != FunctionTable.Floor || quotient.Function != FunctionTable.Divide || Math.Floor(k) != k)
            return null;

        double @base = call.Arguments[1].Constant!.Value.Number;
        int number = NumberFor(@base, call.Arguments[2].Constant!.Value.Number, call.Arguments[3].Constant!.Value.Number);
        return Tables[number]!.Base == @base
            ? Expression.Call(AtMethod, Expression.Constant(number), Expression.Constant(@base), step, Expression.Constant((long)k))
            : null;
    }

    /// <summary>The power of the base to the floor of a step divided by a whole number.</summary>
    /// <remarks>Not inlined, and with a number for its table instead of an object: else code takes eight times as long to make, to save a tenth of a call.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double At(int number, double @base, long step, long divisor)
    {
        // A negative step is a huge one without a sign, and as far outside the table.
        ulong exponent = (ulong)step / (ulong)divisor;
        var table = Tables[number]!;
        if (exponent >= Size)
            return table.Compute(Math.Floor((double)step / divisor));
        double power = table.Powers[exponent];
        return double.IsNaN(power) ? table.Powers[exponent] = table.Compute(exponent) : power;
    }

    /// <summary>The number of the table that a base may have; that table is then made, for this base or another.</summary>
    private static int NumberFor(double @base, double high, double low)
    {
        int number = (int)((uint)@base.GetHashCode() % Count);
        if (Tables[number] is null)
            Interlocked.CompareExchange(ref Tables[number], new Table(@base, high, low), null);
        return number;
    }

    /// <summary>NaN marks what has not been computed, which no power of a finite base is. Two threads compute the same.</summary>
    private sealed class Table
    {
        private readonly double _high, _low;

        public Table(double @base, double high, double low)
        {
            (Base, _high, _low) = (@base, high, low);
            Array.Fill(Powers, double.NaN);
        }

        public double Base { get; }

        public double[] Powers { get; } = new double[Size];

        public double Compute(double exponent) => Scalar.PowerOf(exponent, Base, _high, _low);
    }
}
