using System.Globalization;

namespace LrExpr.Bits;

/// <summary>A hash of numbers in their order; the platform's own would ask for a library of the operating system.</summary>
internal sealed class BitsHash
{
    /// <summary>The hash of what was added so far.</summary>
    public ulong Value { get; private set; }

    public void Add(ulong bits) => Value = SplitMix.Mix(unchecked(Value + SplitMix.Increment) ^ bits);

    /// <summary>Adds numbers; NaN is one value, whatever its payload.</summary>
    public void Add(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
            Add(BitConverter.DoubleToUInt64Bits(double.IsNaN(number) ? double.NaN : number));
    }

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
