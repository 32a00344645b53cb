using System.Runtime.InteropServices;
using LrExpr.Running.Closures;

namespace LrExpr.Running.Blocks;

/// <summary>
/// A part of a formula as an object that computes it for a block of steps at once. A truth is a number with all bits set, or none. Immutable; needs
/// no code of its own, so that it costs nothing to make and works where no code can be made.
/// </summary>
/// <param name="room">How many blocks it needs in between.</param>
internal abstract class BlockPart(int room)
{
    public int Room { get; } = room;

    /// <summary>Fills the values at the steps of the frame.</summary>
    public abstract void Fill(in BlockFrame frame, Span<double> result);
}

/// <summary>What is the same at all steps of a block: computed once, or known.</summary>
internal sealed class Uniform
{
    private static readonly double AllBits = BitConverter.Int64BitsToDouble(-1);

    private readonly Closure? _closure;
    private readonly double _value;
    private readonly bool _isTruth;

    /// <param name="closure">The value.</param>
    /// <param name="isTruth">Whether it is a truth.</param>
    public Uniform(Closure closure, bool isTruth) => (_closure, _isTruth) = (closure, isTruth);

    /// <param name="value">A number.</param>
    public Uniform(double value) => _value = value;

    public bool Holds(in BlockFrame frame) => Value(frame) != 0;

    public double ValueIn(in BlockFrame frame)
    {
        double value = Value(frame);
        return !_isTruth ? value : value != 0 ? AllBits : 0;
    }

    private double Value(in BlockFrame frame) => _closure is null ? _value : _closure.At(0, ref MemoryMarshal.GetReference(frame.Uniforms));
}
