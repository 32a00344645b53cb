using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Drafts;

namespace LrExpr.Dialects;

/// <summary>
/// The schedulers that change one parameter of the optimizer. Each multiplies what it finds, so together they are a product. One that goes to a
/// value of its own is a factor only where it finds what the optimizer has.
/// </summary>
internal sealed class MmengineTarget(ImportedFile file, string target, ImmutableArray<MmenginePart> parts)
{
    private const string List = "param_scheduler";

    public Given ToGiven()
    {
        var start = MmengineRun.Start(file, target, parts[0].At);
        if (parts is [var only])
            return only.ToGiven(start) with { Key = target, NameSpan = null };
        foreach (var part in parts)
            Check(part);
        var draft = new Draft(file, ImportedFile.Kind("mmengine." + List), parts[0].At);
        draft.Set("base_lr", start.Text!, start.At);
        draft.Set(List, [.. parts.Select(part => part.ToGiven(start))], null, isArray: true);
        return draft.ToGiven(target);
    }

    private void Check(MmenginePart part)
    {
        if (part.Absolute is not { } value)
            return;
        var at = value.NameSpan ?? value.Value.Mark;
        foreach (var other in parts.Where(other => other != part))
        {
            bool? isApart = IsApart(part, other);
            if (isApart == false)
                file.Errors.CannotBeTakenOver(at, $"'{value.Name}' is approached from what another scheduler changes at the same time or has changed for good, which is no product", "'eta_min_ratio' is a part of what is found");
            else if (isApart is null)
                file.Errors.Doubtful(at, $"'{value.Name}' is right only where the other schedulers have done by 'begin', which hangs on the length of an epoch");
        }
    }

    /// <summary>Whether another scheduler leaves alone what one finds in its time; null where that hangs on what is not known.</summary>
    private static bool? IsApart(MmenginePart part, MmenginePart other)
    {
        if (other.Bound("begin") >= part.Bound("end"))
            return true;
        return !other.IsWarmUp ? false : other.Bound("end") is not { } end || part.Bound("begin") is not { } begin ? null : end <= begin;
    }
}
