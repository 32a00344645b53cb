using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LrExpr.Running.Closures;

/// <summary>A whole formula as closures. Calls allocate nothing, unless the formula has very many locals.</summary>
internal sealed class ClosureTree
{
    private const int MostLocalsOnTheStack = 64;

    private Closure _root = null!;
    private int _localCount;

    /// <summary>Sets what the tree is made of, once that is there.</summary>
    public Func<long, double> Complete(Closure root, int localCount)
    {
        _root = root;
        _localCount = localCount;
        return localCount == 0 ? AtWithoutLocals : localCount <= Frame.Size ? AtWithFewLocals : At;
    }

    /// <summary>The same for a tree whose first locals come with each call.</summary>
    public Func<long, double, double, double, double, double> CompleteOpen(Closure root, int localCount)
    {
        Complete(root, localCount);
        return localCount <= OpenFrame.Size ? AtWithInputs : AtWithInputsAndLocals;
    }

    /// <summary>The same for a tree whose first locals are handed to each call in an array.</summary>
    public Func<long, double[], double> CompleteGiven(Closure root, int localCount)
    {
        Complete(root, localCount);
        return AtWithGiven;
    }

    public double[] CopyOf(ref double locals)
    {
        double[] copy = new double[_localCount + 1];
        if (_localCount > 0)
            MemoryMarshal.CreateReadOnlySpan(ref locals, _localCount).CopyTo(copy);
        return copy;
    }

    private double AtWithoutLocals(long step) => _root.At(step, ref Unsafe.NullRef<double>());

    private double AtWithFewLocals(long step)
    {
        var frame = default(Frame);
        return _root.At(step, ref frame[0]);
    }

    private double At(long step)
    {
        Span<double> frame = _localCount <= MostLocalsOnTheStack ? stackalloc double[MostLocalsOnTheStack] : new double[_localCount];
        return _root.At(step, ref frame[0]);
    }

    private double AtWithInputs(long step, double first, double second, double third, double fourth)
    {
        var frame = default(OpenFrame);
        (frame[0], frame[1], frame[2], frame[3]) = (first, second, third, fourth);
        return _root.At(step, ref frame[0]);
    }

    private double AtWithInputsAndLocals(long step, double first, double second, double third, double fourth)
    {
        Span<double> frame = _localCount <= MostLocalsOnTheStack ? stackalloc double[MostLocalsOnTheStack] : new double[_localCount];
        (frame[0], frame[1], frame[2], frame[3]) = (first, second, third, fourth);
        return _root.At(step, ref frame[0]);
    }

    private double AtWithGiven(long step, double[] given)
    {
        Span<double> frame = _localCount <= MostLocalsOnTheStack ? stackalloc double[MostLocalsOnTheStack] : new double[_localCount];
        given.CopyTo(frame);
        return _root.At(step, ref frame[0]);
    }

    [InlineArray(Size)]
    private struct OpenFrame
    {
        public const int Size = 12;
        private double _first;
    }

    [InlineArray(Size)]
    private struct Frame
    {
        public const int Size = 4;
        private double _first;
    }
}
