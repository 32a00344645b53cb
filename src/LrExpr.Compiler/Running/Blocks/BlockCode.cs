using System.Buffers;
using System.Runtime.InteropServices;
using LrExpr.Language;

namespace LrExpr.Running.Blocks;

/// <summary>A formula as parts that compute it block by block.</summary>
/// <param name="root">The part that is the whole.</param>
/// <param name="localCount">How many locals are different at each step.</param>
/// <param name="uniformCount">How many values are the same at all steps.</param>
internal sealed class BlockCode(BlockPart root, int localCount, int uniformCount)
{
    private const int Size = BlockFrame.MostSteps;
    private const long LargestExact = 1L << 53;
    private const int MostKept = 16 * Size;

    [ThreadStatic]
    private static double[]? t_kept;

    /// <summary>How many numbers are needed for steps, results, locals and what is in between.</summary>
    private readonly int _room = uniformCount + (2 + localCount + root.Room) * Size;

    /// <summary>Whether all values are one, which follows from what is the same at all steps.</summary>
    public bool IsUniform => root is UniformPart;

    /// <summary>Fills the values at consecutive steps; those beyond the last that there is are that one.</summary>
    /// <param name="first">The first step.</param>
    /// <param name="destination">Where the values go.</param>
    /// <param name="uniforms">The values of the locals that are the same at all steps.</param>
    public void Fill(long first, Span<double> destination, params ReadOnlySpan<double> uniforms)
    {
        if (root is UniformPart { Value: var value })
        {
            Span<double> room = stackalloc double[uniformCount];
            uniforms.CopyTo(room);
            destination.Fill(value.ValueIn(new BlockFrame { Steps = [], Uniforms = room }));
            return;
        }

        double[] rented = Rent();
        uniforms.CopyTo(rented);
        while (destination.Length > 0)
        {
            int count = Math.Min(Size, destination.Length);
            var steps = StepsIn(rented, count);
            Count(first, steps);
            Fill(rented, steps, destination[..count]);
            destination = destination[count..];
            first = first > long.MaxValue - count ? long.MaxValue : first + count;
        }

        Return(rented);
    }

    /// <summary>Fills the values at the steps given.</summary>
    public void Fill(ReadOnlySpan<long> given, Span<double> destination)
    {
        double[] rented = Rent();
        while (given.Length > 0)
        {
            int count = Math.Min(Size, given.Length);
            var steps = StepsIn(rented, count);
            var whole = MemoryMarshal.Cast<double, long>(steps);
            given[..count].CopyTo(whole);
            whole[count..].Fill(given[0]);
            Block.Convert(whole, steps);
            Fill(rented, steps, destination[..count]);
            given = given[count..];
            destination = destination[count..];
        }

        Return(rented);
    }

    /// <summary>Room for a call. Nothing in a block asks for other blocks, so a thread needs one room at a time, which is there sooner than one of the pool.</summary>
    private double[] Rent() => _room <= MostKept ? t_kept ??= new double[MostKept] : ArrayPool<double>.Shared.Rent(_room);

    private static void Return(double[] rented)
    {
        if (rented != t_kept)
            ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>So many steps that whole vectors are full of them; those that are too many are computed for nothing.</summary>
    private Span<double> StepsIn(double[] rented, int count) =>
        rented.AsSpan(uniformCount, (count + Block.Lanes - 1) / Block.Lanes * Block.Lanes);

    private void Fill(double[] rented, ReadOnlySpan<double> steps, Span<double> destination)
    {
        int results = uniformCount + Size, locals = results + Size, scratch = locals + localCount * Size;
        var frame = new BlockFrame
        {
            Steps = steps,
            Uniforms = rented.AsSpan(0, uniformCount),
            Locals = rented.AsSpan(locals, localCount * Size),
            Scratch = rented.AsSpan(scratch, root.Room * Size),
        };
        if (steps.Length == destination.Length)
        {
            root.Fill(frame, destination);
            return;
        }

        var whole = rented.AsSpan(results, steps.Length);
        root.Fill(frame, whole);
        whole[..destination.Length].CopyTo(destination);
    }

    /// <summary>Consecutive steps as numbers. Sums of whole numbers are exact where those are; beyond, each is rounded by itself.</summary>
    private static void Count(long first, Span<double> steps)
    {
        if (first > -LargestExact && first < LargestExact - Size)
        {
            Block.Count(first, steps);
            return;
        }

        for (int i = 0; i < steps.Length; i++)
            steps[i] = first > long.MaxValue - i ? long.MaxValue : first + i;
    }
}
