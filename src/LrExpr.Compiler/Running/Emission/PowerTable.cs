using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Running.Emission;

/// <summary>
/// <c>c ^ n</c> for a whole <c>n</c> from a table: the powers of a constant to the whole numbers below 1 024, each computed when it is first asked for, with the
/// bits that it always has.
/// </summary>
/// <remarks>
/// The tables are few, for ever: a base that finds the places taken that it may have is computed each time, with the same bits.
/// </remarks>
internal static class PowerTable
{
    private const int Size = 1_024;
    private const double LargestDivisor = 1L << 31;
    private const int Count = 64;
    private const int Places = 4;
    private static readonly MethodInfo AtMethod = ((Func<int, double, double>)At).Method;
    private static readonly MethodInfo AtQuotientMethod = ((Func<int, long, long, double>)AtQuotient).Method;
    private static readonly Table?[] Tables = new Table?[Count];

    /// <summary>The code for a power of a constant, or null where there is no table for it.</summary>
    /// <param name="call">The power.</param>
    /// <param name="step">The step, a <c>long</c>.</param>
    /// <param name="emit">The code of a part.</param>
    public static Expression? TryEmit(BoundCall call, Expression step, Func<BoundExpression, Expression> emit)
    {
        if (NumberFor(call.Arguments[1].Constant!.Value.Number, call.Arguments[2].Constant!.Value.Number, call.Arguments[3].Constant!.Value.Number) is not { } number)
            return null;
        return call.Arguments[0] is BoundCall { Arguments: [BoundCall { Arguments: [BoundStep, BoundConstant { Value.Number: >= 1 and <= LargestDivisor and var k }] } quotient] } floor
            && floor.Function == FunctionTable.Floor && quotient.Function == FunctionTable.Divide && Math.Floor(k) == k
            ? Expression.Call(AtQuotientMethod, Expression.Constant(number), step, Expression.Constant((long)k))
            : Expression.Call(AtMethod, Expression.Constant(number), emit(call.Arguments[0]));
    }

    /// <summary>The power of the base to a number, which is whole as a rule.</summary>
    /// <remarks>Not inlined, and with a number for its table instead of an object: else code takes eight times as long to make, to save a tenth of a call.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double At(int number, double exponent)
    {
        var table = Tables[number]!;
        int index = (int)exponent;
        return (uint)index < Size && index == exponent ? table.At((uint)index) : table.Compute(exponent);
    }

    /// <summary>
    /// The power of the base to the floor of a step divided by a whole number: below 2^31 the quotient of longs is the floor of that of doubles, for every
    /// quotient the table has.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double AtQuotient(int number, long step, long divisor)
    {
        // A negative step is a huge one without a sign, and as far outside the table.
        ulong exponent = (ulong)step / (ulong)divisor;
        var table = Tables[number]!;
        return exponent < Size ? table.At((uint)exponent) : table.Compute(Math.Floor((double)step / divisor));
    }

    /// <summary>The number of the table of a base, which is made if there is a place for it; null where there is none.</summary>
    private static int? NumberFor(double @base, double high, double low)
    {
        // Round bases differ in a few bits, which this spreads over those that are taken.
        ulong hash = (BitConverter.DoubleToUInt64Bits(@base) * 0x9E3779B97F4A7C15) >> 32;
        for (ulong i = 0; i < Places; i++)
        {
            int number = (int)((hash + i) % Count);
            var table = Tables[number];
            if (table is null)
            {
                var own = new Table(@base, high, low);
                table = Interlocked.CompareExchange(ref Tables[number], own, null) ?? own;
            }

            if (table.Base == @base)
                return number;
        }

        return null;
    }

    /// <summary>NaN marks what has not been computed, which no power of a finite base is. Two threads compute the same.</summary>
    private sealed class Table
    {
        private readonly double[] _powers = new double[Size];
        private readonly double _high, _low;

        public Table(double @base, double high, double low)
        {
            (Base, _high, _low) = (@base, high, low);
            Array.Fill(_powers, double.NaN);
        }

        public double Base { get; }

        public double At(uint exponent)
        {
            double power = _powers[exponent];
            return double.IsNaN(power) ? _powers[exponent] = Compute(exponent) : power;
        }

        public double Compute(double exponent) => Scalar.PowerOf(exponent, Base, _high, _low);
    }
}
