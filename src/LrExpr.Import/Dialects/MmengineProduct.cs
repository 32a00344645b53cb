using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Drafts;

namespace LrExpr.Dialects;

/// <summary>
/// The schedulers that change one parameter of the optimizer. Each multiplies what it finds, so together they are a product. One with a lowest
/// value bends what it finds towards that: it is a factor only where it finds what the optimizer has.
/// </summary>
internal sealed class MmengineProduct(ImportedFile file, string target, ImmutableArray<MmenginePart> parts)
{
    private const string OneCycle = "mmengine.OneCycleLR";

    /// <summary>Kinds that end with what they began with.</summary>
    private static readonly string[] WarmUps = ["mmengine.LinearLR", "mmengine.ConstantLR"];

    public Given ToGiven()
    {
        var whole = MmengineRun.Start(file, target, parts[0].At);
        if (parts is [var only])
            return only.ToGiven(whole.Text!, isPart: false, whole) with { Key = target, NameSpan = null };
        foreach (var part in parts)
            Check(part);
        var schedules = parts.Select((part, index) => part.ToGiven(index == 0 ? whole.Text! : "1", isPart: index > 0, whole) with { Key = index.ToString(CultureInfo.InvariantCulture) });
        return Given.Object(target, parts[0].At, new Given("Kind", "lrexpr.product", parts[0].At), Given.Object("Parameters", null, new Given("schedules", null, null) { IsArray = true, Members = [.. schedules] }));
    }

    private void Check(MmenginePart part)
    {
        if (part.Kind.Name == OneCycle)
            file.Errors.CannotBeTakenOver(part.At.Mark, "OneCycleLR overwrites what the other schedulers of the list do", "import it by itself");
        if (part.Lowest is not { } lowest)
            return;
        foreach (var other in parts.Where(other => other != part))
        {
            bool? isApart = IsApart(part, other);
            if (isApart == false)
                file.Errors.CannotBeTakenOver(lowest.NameSpan ?? lowest.Value.Mark, "'eta_min' is approached from what another scheduler changes at the same time or has changed for good, which is no product", "'eta_min_ratio' is a part of what is found");
            else if (isApart is null)
                file.Errors.Doubtful(lowest.NameSpan ?? lowest.Value.Mark, "'eta_min' is right only where the other schedulers have done by 'begin', which hangs on the length of an epoch");
        }
    }

    /// <summary>Whether another scheduler leaves alone what one finds in its time; null where that hangs on what is not known.</summary>
    private static bool? IsApart(MmenginePart part, MmenginePart other)
    {
        if (other.Bound("begin") >= part.Bound("end"))
            return true;
        return !WarmUps.Contains(other.Kind.Name) ? false : other.Bound("end") is not { } end || part.Bound("begin") is not { } begin ? null : end <= begin;
    }
}
