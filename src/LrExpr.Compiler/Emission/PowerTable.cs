using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using LrExpr.Binding;

namespace LrExpr.Emission;

/// <summary>
/// <c>c ^ floor(step / k)</c> from a table: the powers of a constant to the whole numbers below 1 024, each computed by
/// <see cref="Math.Pow"/> when it is first asked for, so that no bit differs. Whole steps and a whole <c>k</c> below 2^31 make the quotient of longs equal to
/// the floor of that of doubles, for every quotient the table has.
/// </summary>
internal sealed class PowerTable
{
    private const int Size = 1_024;
    private const double LargestDivisor = 1L << 31;
    private const int MostTables = 256;
    private static readonly MethodInfo AtMethod = typeof(PowerTable).GetMethod(nameof(At))!;
    private static readonly ConcurrentDictionary<double, PowerTable> Shared = [];

    private readonly double _base;
    private readonly double[] _powers;

    private PowerTable(double @base)
    {
        _base = @base;
        _powers = new double[Size];
        Array.Fill(_powers, double.NaN);
    }

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
        return Of(@base) is { } table ? Expression.Call(Expression.Constant(table), AtMethod, step, Expression.Constant((long)k)) : null;
    }

    /// <summary>The power of the base to the floor of a step divided by a whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(long step, long divisor)
    {
        // A negative step is a huge one without a sign, and as far outside the table.
        ulong exponent = (ulong)step / (ulong)divisor;
        if (exponent >= (ulong)_powers.Length)
            return Math.Pow(_base, Math.Floor((double)step / divisor));
        double power = _powers[exponent];
        return double.IsNaN(power) ? Compute((int)exponent) : power;
    }

    /// <summary>Whole powers of a finite base are never NaN, so NaN marks what has not been computed. Two threads compute the same.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double Compute(int exponent) => _powers[exponent] = Math.Pow(_base, exponent);

    /// <summary>The table of a base; null where there are many already, which would take more memory than they save time.</summary>
    private static PowerTable? Of(double @base) =>
        !double.IsFinite(@base) ? null
        : Shared.TryGetValue(@base, out var shared) ? shared
        : Shared.Count < MostTables ? Shared.GetOrAdd(@base, value => new PowerTable(value))
        : null;
}
