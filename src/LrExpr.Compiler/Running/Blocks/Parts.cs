using System.Runtime.InteropServices;
using LrExpr.Language;

namespace LrExpr.Running.Blocks;

internal sealed class UniformPart(Uniform value) : BlockPart(0)
{
    public Uniform Value => value;

    public override void Fill(in BlockFrame frame, Span<double> result) => result.Fill(value.ValueIn(frame));
}

internal sealed class StepPart() : BlockPart(0)
{
    public override void Fill(in BlockFrame frame, Span<double> result) => frame.Steps.CopyTo(result);
}

internal sealed class LocalPart(int index) : BlockPart(0)
{
    public int Index => index;

    public override void Fill(in BlockFrame frame, Span<double> result) => frame.Local(index).CopyTo(result);
}

/// <summary>Computes a local, and goes on.</summary>
internal sealed class LetPart(int index, BlockPart value, BlockPart body) : BlockPart(Math.Max(value.Room, body.Room))
{
    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        value.Fill(frame, frame.Local(index));
        body.Fill(frame, result);
    }
}

/// <summary>Computes a local that is the same at all steps, and goes on.</summary>
internal sealed class UniformLetPart(int index, Uniform value, BlockPart body) : BlockPart(body.Room)
{
    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        frame.Uniforms[index] = value.ValueIn(frame);
        body.Fill(frame, result);
    }
}

internal sealed class UnaryPart(UnaryPrimitive primitive, BlockPart x) : BlockPart(x.Room)
{
    public override void Fill(in BlockFrame frame, Span<double> result) => primitive.Fill(Operand.Of(x, frame, result), result);
}

internal sealed class BinaryPart(BinaryPrimitive primitive, BlockPart a, BlockPart b) : BlockPart(Math.Max(a.Room, b.Room + 1))
{
    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        var left = Operand.Of(a, frame, result);
        primitive.Fill(left, Operand.Of(b, frame.WithoutOne, frame.Room), result);
    }
}

internal sealed class LeftUniformPart(BinaryPrimitive primitive, Uniform a, BlockPart b) : BlockPart(b.Room)
{
    public override void Fill(in BlockFrame frame, Span<double> result) => primitive.Fill(a.ValueIn(frame), Operand.Of(b, frame, result), result);
}

internal sealed class RightUniformPart(BinaryPrimitive primitive, BlockPart a, Uniform b) : BlockPart(a.Room)
{
    public override void Fill(in BlockFrame frame, Span<double> result) => primitive.Fill(Operand.Of(a, frame, result), b.ValueIn(frame), result);
}

/// <summary>Its operands are filled in one after the other; those that are the same at all steps too.</summary>
internal sealed class QuinaryPart(QuinaryPrimitive primitive, BlockPart[] operands) : BlockPart(operands.Select((operand, i) => operand.Room + i).Max())
{
    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        BlockFrame one = frame.WithoutOne, two = one.WithoutOne, three = two.WithoutOne, four = three.WithoutOne;
        var a = Operand.Of(operands[0], frame, result);
        var b = Operand.Of(operands[1], one, frame.Room);
        var c = Operand.Of(operands[2], two, one.Room);
        var d = Operand.Of(operands[3], three, two.Room);
        primitive.Fill(a, b, c, d, Operand.Of(operands[4], four, three.Room), result);
    }
}

/// <summary>A function of arrays and a number.</summary>
internal sealed class TablePart(ITable table, BlockPart x) : BlockPart(x.Room)
{
    public override void Fill(in BlockFrame frame, Span<double> result) => table.Fill(Operand.Of(x, frame, result), result);
}

/// <summary>One branch for all steps.</summary>
internal sealed class UniformChoicePart(Uniform condition, BlockPart whenTrue, BlockPart whenFalse) : BlockPart(Math.Max(whenTrue.Room, whenFalse.Room))
{
    public override void Fill(in BlockFrame frame, Span<double> result) => (condition.Holds(frame) ? whenTrue : whenFalse).Fill(frame, result);
}

/// <summary>One branch or the other. In most blocks the condition is the same at all steps, and the other branch is not computed.</summary>
internal sealed class ChoicePart(BlockPart condition, BlockPart whenTrue, BlockPart whenFalse)
    : BlockPart(Math.Max(condition.Room + 1, Math.Max(whenTrue.Room + 1, whenFalse.Room + 2)))
{
    public override void Fill(in BlockFrame frame, Span<double> result)
    {
        var truths = Operand.Of(condition, frame.WithoutOne, frame.Room);
        var bits = MemoryMarshal.Cast<double, long>(truths);
        if (!bits.ContainsAnyExcept(bits[0]))
        {
            (bits[0] != 0 ? whenTrue : whenFalse).Fill(frame, result);
            return;
        }

        var rest = frame.WithoutOne;
        whenTrue.Fill(rest, result);
        Block.Select(truths, result, Operand.Of(whenFalse, rest.WithoutOne, rest.Room), result);
    }
}

/// <summary>Where the values of an operand are.</summary>
internal static class Operand
{
    /// <summary>The values where they are already, or else filled in.</summary>
    public static ReadOnlySpan<double> Of(BlockPart part, scoped in BlockFrame frame, Span<double> room)
    {
        switch (part)
        {
            case StepPart:
                return frame.Steps;
            case LocalPart local:
                return frame.Local(local.Index);
            default:
                part.Fill(frame, room);
                return room;
        }
    }
}
