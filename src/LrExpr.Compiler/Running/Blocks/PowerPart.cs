using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Running.Blocks;

/// <summary>Powers of a constant. To small whole numbers they are looked up, since many of those are squares and the like, which are computed in another way.</summary>
internal sealed class PowerPart(PowerOfConstantPrimitive primitive, BlockPart exponent, double @base, double high, double low) : BlockPart(exponent.Room)
{
    private const int Size = 1_024;

    /// <summary>NaN marks what has not been computed, which no power of a positive base is. Two threads compute the same.</summary>
    private double[]? _powers;

    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        var exponents = Operand.Of(exponent, frame, result);
        if (AreSmallAndWhole(exponents))
            LookUp(exponents, result);
        else
            primitive.Fill(exponents, @base, high, low, result);
    }

    private static bool AreSmallAndWhole(ReadOnlySpan<double> exponents)
    {
        foreach (double exponent in exponents)
        {
            int index = (int)exponent;
            if ((uint)index >= Size || index != exponent)
                return false;
        }

        return true;
    }

    private void LookUp(ReadOnlySpan<double> exponents, Span<double> result)
    {
        double[] powers = _powers ?? (_powers = Unknown());
        for (int i = 0; i < result.Length; i++)
        {
            int index = (int)exponents[i];
            double power = powers[index];
            result[i] = double.IsNaN(power) ? powers[index] = Scalar.PowerOf(index, @base, high, low) : power;
        }
    }

    private static double[] Unknown()
    {
        double[] powers = new double[Size];
        Array.Fill(powers, double.NaN);
        return powers;
    }
}
