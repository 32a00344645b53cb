using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Keyframes;

/// <summary>
/// Keyframes to the formula that they are: a table where they are constant and it goes one way between them, and conditions where it does not. At the step of a keyframe it
/// has the bits of that keyframe's value, before the first the value of the first, and after the last that of the last.
/// </summary>
internal sealed class FrameCurve
{
    /// <summary>So many pieces are written one after the other, as people would; more are searched.</summary>
    private const int MostInARow = 8;

    private readonly IReadOnlyList<Frame> _frames;
    private readonly List<(long Start, BoundExpression Value)> _pieces = [];

    private FrameCurve(IReadOnlyList<Frame> frames) => _frames = frames;

    /// <param name="frames">The keyframes in the order of their steps, one at least and no two at one step.</param>
    public static BoundExpression Of(IReadOnlyList<Frame> frames)
    {
        var curve = new FrameCurve(frames);
        curve.AddPieces();
        var pieces = curve._pieces;
        return pieces.Count <= MostInARow ? curve.InARow(0) : curve.Searched(0, pieces.Count - 1);
    }

    private void AddPieces()
    {
        int last = _frames.Count - 1;
        for (int i = 0; i < last;)
        {
            int end = EndOfRun(i);
            if (end > i && _frames[i].Way.Table([.. _frames.Skip(i).Take(end - i + 1)]) is { } table)
            {
                Add(_frames[i].Step, table);
                i = end;
                if (i == last)
                    return;
            }
            else
            {
                AddOne(_frames[i], _frames[i + 1], isFirst: i == 0);
                i++;
            }
        }

        Add(_frames[last].Step, _frames[last].Value);
    }

    /// <summary>The last of the keyframes with constant values to which it goes in the way in which it begins.</summary>
    private int EndOfRun(int start)
    {
        int end = start;
        while (end < _frames.Count - 1 && _frames[end].Way == _frames[start].Way && _frames[end].Constant is not null && _frames[end + 1].Constant is not null)
            end++;
        return end;
    }

    /// <summary>
    /// Before the first keyframe its value counts alone. At the first of two, the value of the second counts for nothing; if it may be no number there, the step is a piece of
    /// its own.
    /// </summary>
    private void AddOne(Frame from, Frame to, bool isFirst)
    {
        bool isApart = !from.Way.KeepsItsStart && !IsFiniteAt(to.Value, from.Step);
        if (isApart || isFirst && !from.Way.KeepsItsStart && (from.Constant is null || to.Constant is null))
            Add(from.Step, from.Value);
        if (!isApart || to.Step - from.Step > 1)
            Add(from.Step + (isApart ? 1 : 0), from.Way.Between(from, to));
    }

    private static bool IsFiniteAt(BoundExpression value, long step) =>
        value.Constant is not null || new FactReader(new StepRange(step, step)).Visit(Lowerer.Lower(value)).Interval.IsFinite;

    private void Add(long start, BoundExpression value) => _pieces.Add((start, value));

    private BoundExpression InARow(int index) => index == _pieces.Count - 1 ? _pieces[index].Value
        : new BoundConditional(IsBefore(index + 1), _pieces[index].Value, InARow(index + 1)) { GoesOn = index < _pieces.Count - 2 };

    private BoundExpression Searched(int low, int high)
    {
        if (low == high)
            return _pieces[low].Value;
        int middle = (low + high + 1) / 2;
        return new BoundConditional(IsBefore(middle), Searched(low, middle - 1), Searched(middle, high));
    }

    private BoundCall IsBefore(int index) => new(FunctionTable.Less, BoundStep.Instance, new BoundConstant((double)_pieces[index].Start));
}
