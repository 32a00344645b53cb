using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>The section <c>SOLVER</c> of Detectron2's YAML. Its values may be texts with tuples of Python in them. What it does not say has Detectron2's default.</summary>
internal static class Detectron2Dialect
{
    private const string Solver = "SOLVER", Name = "LR_SCHEDULER_NAME", Steps = "STEPS", Usual = "WarmupMultiStepLR";

    /// <summary>The keys of the section that have no part in the schedule.</summary>
    private static readonly string[] Others =
    [
        "OPTIMIZER", "MOMENTUM", "NESTEROV", "WEIGHT_DECAY", "WEIGHT_DECAY_NORM", "WEIGHT_DECAY_BIAS", "BIAS_LR_FACTOR", "CHECKPOINT_PERIOD", "IMS_PER_BATCH", "REFERENCE_WORLD_SIZE", "CLIP_GRADIENTS", "AMP",
    ];

    public static ImportDialect Row { get; } = new(
        "detectron2", "Detectron2", "YAML with a section SOLVER", "a section 'SOLVER'", root => root.At(Solver)?.IsObject == true, Read);

    private static void Read(ImportedFile file)
    {
        var solver = file.Root.At(Solver)!;
        var name = solver.At(Name);
        var kind = name is null ? ImportedFile.Kind("detectron2." + Usual) : file.KindOf("Detectron2", "detectron2", name);
        if (kind is null)
            return;
        var draft = new Draft(file, kind, name ?? solver);
        foreach (var member in solver.Members.Where(member => member.Name != Name && draft.Has(member.Name)).Select(member => member with { Value = Literal(member.Value) }))
        {
            // Without steps the rate stays, as with one that lies beyond the end.
            if (member is { Name: Steps, Value: { IsArray: true, Members.Count: 0 } none })
                draft.Set(Steps, [$"1 + {solver.At("MAX_ITER")?.Text ?? "40000"}"], none);
            else
                draft.Take(member);
        }

        // A configuration may have keys of other schedules and of one's own; those that look like one of this one are meant.
        file.ReportNearMisses(solver with { Members = [.. solver.Members.Where(member => !Others.Contains(member.Name) && member.Name != Name)] }, [.. kind.Parameters.Select(parameter => parameter.Name)]);
        if (file.Root.Member("_BASE_") is { } other)
            file.Errors.Doubtful(other.Value.Mark, "what is not here may stand in '_BASE_', which is not read; the defaults of Detectron2 count");
        file.Add(draft.ToGiven("learning_rate"));
    }

    /// <summary>The value of a text that is Python, as <c>(60000, 80000)</c>.</summary>
    private static JsonPart Literal(JsonPart part) =>
        part is { Kind: System.Text.Json.JsonValueKind.String, Text: ['(' or '[', ..] text } && PythonReader.Read(text) is { Fault: null, Root: { IsArray: true } value }
            ? value.MovedBy((part.Content ?? part.Span).Start)
            : part;
}
