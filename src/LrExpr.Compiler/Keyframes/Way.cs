using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Language;

namespace LrExpr.Keyframes;

/// <summary>How a curve goes from one keyframe to the next. The rows are <see cref="Ways"/>.</summary>
/// <param name="name">What it is called in a configuration.</param>
internal abstract class Way(string name)
{
    public string Name => name;

    /// <summary>Whether it looks at more keyframes than two, so that their values must be constant.</summary>
    public virtual bool NeedsConstants => false;

    /// <summary>Whether it begins with the value of the first keyframe to the bit, whatever that of the second is.</summary>
    public virtual bool KeepsItsStart => false;

    /// <summary>Neighbouring keyframes with constant values, between which it goes everywhere, as one table; null where it has none for so many.</summary>
    public abstract BoundExpression? Table(IReadOnlyList<Frame> frames);

    /// <summary>From one keyframe to the next, for the steps from the one on and before the other.</summary>
    public abstract BoundExpression Between(Frame from, Frame to);

    protected static BoundConstant Steps(IEnumerable<Frame> frames) => new(frames.Select(frame => (double)frame.Step).ToArray());

    protected static BoundConstant Values(IEnumerable<Frame> frames) => new(frames.Select(frame => frame.Constant!.Value).ToArray());

    /// <summary>Whether the differences of neighbours are numbers.</summary>
    protected static bool AreNear(IReadOnlyList<Frame> frames) => frames.Zip(frames.Skip(1)).All(pair => double.IsFinite(pair.Second.Constant!.Value - pair.First.Constant!.Value));

    /// <summary>Which part of the way from one step to another is done.</summary>
    protected static BoundCall Part(BoundExpression from, BoundExpression width) =>
        new(FunctionTable.Divide, from.Constant is { Number: 0 } ? BoundStep.Instance : new BoundCall(FunctionTable.Subtract, BoundStep.Instance, from), width);

    protected static BoundCall Part(Frame from, Frame to) => Part(new BoundConstant((double)from.Step), new BoundConstant((double)(to.Step - from.Step)));

    protected static BoundCall Lerp(Frame from, Frame to, BoundExpression part) => new(FunctionTable.Lerp, from.Value, to.Value, part);
}

/// <summary>The value stays until the next keyframe.</summary>
internal sealed class Holding(string name) : Way(name)
{
    public override bool KeepsItsStart => true;

    public override BoundExpression? Table(IReadOnlyList<Frame> frames) => frames.Count == 2 ? null
        : new BoundCall(FunctionTable.ElementAt, Values(frames), new BoundCall(FunctionTable.Reached, BoundStep.Instance, Steps(frames.Skip(1))));

    public override BoundExpression Between(Frame from, Frame to) => from.Value;
}

/// <summary>A straight line.</summary>
internal sealed class Straight(string name) : Way(name)
{
    public override BoundExpression? Table(IReadOnlyList<Frame> frames) =>
        AreNear(frames) ? new BoundCall(FunctionTable.Interpolate, BoundStep.Instance, Steps(frames), Values(frames)) : null;

    public override BoundExpression Between(Frame from, Frame to) => Lerp(from, to, Part(from, to));
}

/// <summary>A smooth curve through all keyframes that rises and falls only where they do.</summary>
internal sealed class Smooth(string name) : Way(name)
{
    public override bool NeedsConstants => true;

    public override BoundExpression Table(IReadOnlyList<Frame> frames) => new BoundCall(FunctionTable.Pchip, BoundStep.Instance, Steps(frames), Values(frames));

    public override BoundExpression Between(Frame from, Frame to) => Table([from, to]);
}

/// <summary>An easing, which is a function from 0 to 1, and stays at these beyond.</summary>
/// <param name="name">What it is called in a configuration.</param>
/// <param name="function">The function.</param>
/// <param name="arguments">Its arguments behind the first.</param>
internal sealed class Eased(string name, FunctionSymbol function, params ImmutableArray<double> arguments) : Way(name)
{
    /// <summary>More keyframes than so many are looked up in tables instead of being compared with one after the other.</summary>
    private const int MostApart = 32;

    public override BoundExpression? Table(IReadOnlyList<Frame> frames)
    {
        if (frames.Count <= MostApart || !AreNear(frames))
            return null;
        var index = new Local("i", FormulaType.Number);
        var starts = frames.Take(frames.Count - 1).ToList();
        double[] heights = [.. frames.Zip(frames.Skip(1), (from, to) => Height(from.Constant!.Value, to.Constant!.Value))];
        double[] widths = [.. frames.Zip(frames.Skip(1), (from, to) => (double)(to.Step - from.Step))];
        var part = Part(At(Steps(starts)), At(new BoundConstant(widths)));
        var value = new BoundCall(FunctionTable.Add, At(Values(starts)), new BoundCall(FunctionTable.Multiply, At(new BoundConstant(heights)), Ease(part)));
        return new BoundLet(index, new BoundCall(FunctionTable.Reached, BoundStep.Instance, Steps(starts.Skip(1))), value);

        BoundCall At(BoundConstant table) => new(FunctionTable.ElementAt, table, new BoundLocal(index));
    }

    /// <remarks>A sum, and not <c>lerp</c>, of which it is not known whether it turns in its last place: what is expected of a curve is to be proved.</remarks>
    public override BoundExpression Between(Frame from, Frame to)
    {
        var part = Ease(Part(from, to));
        if ((from.Constant, to.Constant) is not ({ } start, { } end) || !double.IsFinite(end - start))
            return Lerp(from, to, part);
        if (start == end)
            return from.Value;
        if (start == 0)
            return new BoundCall(FunctionTable.Multiply, to.Value, part);
        if (end == 0)
            return new BoundCall(FunctionTable.Multiply, from.Value, new BoundCall(FunctionTable.Subtract, new BoundConstant(1.0), part));
        double height = Height(start, end);
        BoundExpression difference = height == end - start ? new BoundCall(FunctionTable.Subtract, to.Value, from.Value) : new BoundConstant(height);
        return new BoundCall(FunctionTable.Add, from.Value, new BoundCall(FunctionTable.Multiply, difference, part));
    }

    private BoundCall Ease(BoundExpression part) => new(function, [part, .. arguments.Select(argument => new BoundConstant(argument))]);

    /// <summary>The difference, but for a last place where the sum would be rounded beyond the end.</summary>
    private static double Height(double start, double end)
    {
        double height = end - start;
        while (height > 0 ? start + height > end : start + height < end)
            height = height > 0 ? Math.BitDecrement(height) : Math.BitIncrement(height);
        return height;
    }
}
