using System.Globalization;
using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>An element of <c>param_scheduler</c>: what it changes, how, and in which unit its steps are.</summary>
internal sealed class MmenginePart
{
    private const string Rate = "LR", Momentum = "Momentum", Other = "ParamScheduler";

    /// <summary>What says when and for what a scheduler is called.</summary>
    private static readonly string[] OfTheRunner = ["type", "by_epoch", "convert_to_iter_based", "end", "last_step", "verbose", "param_name", "_scope_", "monitor"];

    /// <summary>Parameters that count steps, which become iterations with <c>convert_to_iter_based</c>.</summary>
    private static readonly string[] Counts = ["begin", "T_max", "step_size", "milestones", "periods", "total_steps"];

    private static readonly string[] WarmUps = ["mmengine.LinearLR", "mmengine.ConstantLR"];

    private readonly ImportedFile _file;
    private readonly JsonPart _part;

    private MmenginePart(ImportedFile file, JsonPart part, KindDefinition kind, string target)
    {
        (_file, _part, Kind, Target) = (file, part, kind, target);
        IsByEpoch = part.At("by_epoch")?.Kind != JsonValueKind.False;
        IsConverted = IsByEpoch && part.At("convert_to_iter_based")?.Kind == JsonValueKind.True;
    }

    public KindDefinition Kind { get; }

    /// <summary>The parameter of the optimizer that it changes.</summary>
    public string Target { get; }

    /// <summary>Whether its steps are epochs in the file.</summary>
    public bool IsByEpoch { get; }

    /// <summary>Whether they become iterations.</summary>
    public bool IsConverted { get; }

    public JsonPart At => _part.At("type")!;

    /// <summary>What makes it no factor: a lowest value that is no part of what it changes, or a highest one; null where there is nothing.</summary>
    public JsonMember? Absolute => _part.Member("eta_max") ?? (_part.Member("eta_min") is { } lowest && Number(lowest.Value) != 0 ? lowest : null);

    /// <summary>Whether it ends with what it began with.</summary>
    public bool IsWarmUp => WarmUps.Contains(Kind.Name) && (_part.At("end_factor") is not { } end || Number(end) == 1);

    /// <summary>Reads the type of an element; null where it is none, which is reported.</summary>
    public static MmenginePart? Of(ImportedFile file, JsonPart part)
    {
        if (part.At("type") is not { } type)
        {
            file.Errors.Missing(part, "type", "the name of a scheduler");
            return null;
        }

        string name = type.Text ?? "";
        string suffix = new[] { Other, Momentum, Rate }.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) ?? "";
        string target = suffix == Momentum ? "momentum" : suffix == Other ? part.At("param_name")?.Text ?? "" : "learning_rate";
        if (target.Length == 0)
            file.Errors.Missing(type, "param_name", $"which says what {name} changes");
        var kind = file.KindOf("MMEngine", "mmengine", suffix is Momentum or Other ? type with { Text = name[..^suffix.Length] + Rate } : type);
        return kind is null || target.Length == 0 ? null : new MmenginePart(file, part, kind, target);
    }

    /// <summary>Its schedule by the iteration.</summary>
    /// <param name="start">What the optimizer has for what it changes.</param>
    public Given ToGiven(Given start)
    {
        var draft = new Draft(_file, Kind, At);
        draft.Set("base_lr", start.Text!, start.At);
        foreach (var member in _part.Members.Where(member => !OfTheRunner.Contains(member.Name)))
        {
            if (IsConverted && Counts.Contains(member.Name))
                TakeInIterations(draft, member);
            else
                draft.Take(member);
        }

        if (draft.Has("end"))
            TakeEnd(draft);
        var schedule = draft.ToGiven("schedule");
        return !IsByEpoch || IsConverted ? schedule : Given.Object("", At, new Given("Kind", "lrexpr.by_epoch", At), Given.Object("Parameters", At, schedule, new Given("epoch_length", EpochLength, null)));
    }

    /// <summary>Before which iteration it has no say, or from which on it has none; null where that is not known yet.</summary>
    public double? Bound(string name)
    {
        double? bound = _part.At(name) is { } part ? Number(part) : name == "begin" ? 0 : null;
        return bound is 0 || !IsByEpoch ? bound : bound * _file.NumberGiven("epoch_length");
    }

    private string EpochLength => _file.LeftToTheRun("epoch_length", "how many iterations an epoch has", At);

    private void TakeEnd(Draft draft)
    {
        string unit = IsConverted ? " * " + EpochLength : "";
        if (_part.Member("end") is not { } end)
            draft.Set("end", MmengineRun.Length(_file, IsByEpoch, At) + unit);
        else if (IsConverted && end.Value.IsNumber())
            draft.Set("end", end.Value.Text + unit, end.Value);
        else
            draft.Take(end);
    }

    private void TakeInIterations(Draft draft, JsonMember count)
    {
        if (count.Value.IsNumber())
            draft.Set(count.Name, $"{count.Value.Text} * {EpochLength}", count.Value);
        else if (count.Value.IsArray && count.Value.Members.All(element => element.Value.IsNumber()))
            draft.Set(count.Name, count.Value.Members.Select(element => $"{element.Value.Text} * {EpochLength}"), count.Value);
        else
            draft.Take(count);
    }

    private static double? Number(JsonPart part) => part.IsNumber() ? double.Parse(part.Text!, CultureInfo.InvariantCulture) : null;
}
