using System.Runtime.CompilerServices;
using LrExpr.Language;

namespace LrExpr.Running.Blocks;

/// <summary>Powers of a constant. To small whole numbers they are looked up, since many of those are squares and the like, which are computed in another way.</summary>
internal sealed class PowerPart(PowerOfConstantPrimitive primitive, BlockPart exponent, double @base, double high, double low) : BlockPart(exponent.Room + 1)
{
    private const int Size = 1_024;

    private double[]? _powers;

    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        var exponents = Operand.Of(exponent, frame.WithoutOne, frame.Room);
        if (!IsSmallAndWhole(exponents[0]) || !IsSmallAndWhole(exponents[^1]) || !TryLookUp(_powers ??= Powers(), exponents, result))
            primitive.Fill(exponents, @base, high, low, result);
    }

    private static bool IsSmallAndWhole(double exponent) => exponent is >= 0 and < Size && Math.Floor(exponent) == exponent;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool TryLookUp(double[] powers, ReadOnlySpan<double> exponents, Span<double> result)
    {
        for (int i = 0; i < exponents.Length; i++)
        {
            // What a machine makes of a number that is no int is another number.
            int index = double.ConvertToIntegerNative<int>(exponents[i]);
            if (index != exponents[i] || (uint)index >= (uint)powers.Length)
                return false;
            result[i] = powers[index];
        }

        return true;
    }

    /// <summary>Two threads may make them at once; either serves.</summary>
    private double[] Powers()
    {
        double[] powers = new double[Size];
        Block.Count(0, powers);
        primitive.Fill(powers, @base, high, low, powers);
        return powers;
    }
}
