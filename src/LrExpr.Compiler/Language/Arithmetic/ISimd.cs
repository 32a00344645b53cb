namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The instructions of one vector width, so that a function is written once. A truth is a vector whose lanes have all bits set or none. What is said
/// of bits reads the lanes as whole numbers of 64 bits.
/// </summary>
/// <remarks>All of them are defined by IEEE 754 or on whole numbers, so that what is made of them has the same bits at every width and on every machine.</remarks>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface ISimd<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }

    /// <summary>0, 1, 2, …</summary>
    static abstract TVector Indices { get; }

    static abstract TVector Create(double value);

    static abstract TVector CreateBits(long bits);

    static abstract TVector Load(ref double source, int index);

    static abstract void Store(TVector vector, ref double destination, int index);

    /// <summary>The number in the first lane.</summary>
    static abstract double First(TVector vector);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    /// <summary><c>a * b + addend</c>, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector addend);

    static abstract TVector Negate(TVector x);

    static abstract TVector Abs(TVector x);

    static abstract TVector Floor(TVector x);

    static abstract TVector Ceiling(TVector x);

    static abstract TVector Truncate(TVector x);

    /// <summary>To the nearest integer, a half to the even one.</summary>
    static abstract TVector Round(TVector x);

    static abstract TVector Sqrt(TVector x);

    /// <summary>The smaller; NaN if one is NaN, and -0 is smaller than 0.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger; NaN if one is NaN, and 0 is larger than -0.</summary>
    static abstract TVector Max(TVector a, TVector b);

    static abstract TVector Less(TVector a, TVector b);

    static abstract TVector LessOrEqual(TVector a, TVector b);

    static abstract TVector Equal(TVector a, TVector b);

    static abstract TVector Select(TVector condition, TVector whenTrue, TVector whenFalse);

    static abstract bool AnyTrue(TVector condition);

    static abstract bool AllTrue(TVector condition);

    static abstract TVector AddBits(TVector a, TVector b);

    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>The product of the lower 32 bits, all 64 bits of it.</summary>
    static abstract TVector MultiplyLowBits(TVector a, TVector b);

    static abstract TVector ShiftBitsLeft(TVector x, int count);

    static abstract TVector ShiftBitsRight(TVector x, int count);

    /// <summary>Whether the bits, as whole numbers with a sign, are less.</summary>
    static abstract TVector LessBits(TVector a, TVector b);

    /// <summary>The whole number with a sign that the bits are, as a number, rounded once.</summary>
    static abstract TVector FromWholeBits(TVector bits);

    /// <summary>A number without a fraction as the bits of a whole number with a sign; beyond those the nearest, and 0 for NaN.</summary>
    static abstract TVector ToWholeBits(TVector x);

    /// <summary>The entries of a table of 64 numbers at the places 0 to 63 that the bits are.</summary>
    static abstract TVector Entry(ref double table, TVector place);
}
