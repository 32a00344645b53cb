namespace LrExpr.Running.Blocks;

/// <summary>What parts of a formula need to fill a block: the steps, and room. Each part hands on what it leaves of the room.</summary>
internal readonly ref struct BlockFrame
{
    /// <summary>The most steps of a block: what all parts of an ordinary formula need stays in the nearest cache.</summary>
    public const int MostSteps = 256;

    /// <summary>The steps as numbers, each rounded once; as many as the result has.</summary>
    public required ReadOnlySpan<double> Steps { get; init; }

    /// <summary>A block for each local.</summary>
    public Span<double> Locals { get; init; }

    /// <summary>The values of what is the same at all steps.</summary>
    public Span<double> Uniforms { get; init; }

    /// <summary>Room for blocks in between.</summary>
    public Span<double> Scratch { get; init; }

    public int Count => Steps.Length;

    /// <summary>The block of a local.</summary>
    public Span<double> Local(int index) => Locals.Slice(index * MostSteps, Count);

    /// <summary>A block in between, which is not in <see cref="WithoutOne"/>.</summary>
    public Span<double> Room => Scratch[..Count];

    /// <summary>The same with a block less.</summary>
    public BlockFrame WithoutOne => new() { Steps = Steps, Locals = Locals, Uniforms = Uniforms, Scratch = Scratch[MostSteps..] };
}
