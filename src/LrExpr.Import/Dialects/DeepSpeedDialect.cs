using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>
/// The member <c>scheduler</c> of DeepSpeed's JSON, or what stands in it: <c>{"type": "WarmupDecayLR", "params": {…}}</c>. The rate of the optimizer
/// is taken from <c>optimizer</c>.
/// </summary>
internal static class DeepSpeedDialect
{
    private static readonly string[] Members = ["type", "params"];

    public static ImportDialect Row { get; } = new(
        "deepspeed", "DeepSpeed", "ds_config.json, or its member scheduler", "a member 'scheduler' with 'type' and 'params'", root => SchedulerOf(root) is not null, Read);

    private static JsonPart? SchedulerOf(JsonPart root) =>
        root.At("scheduler") is { } scheduler && scheduler.At("type").IsText() ? scheduler
        : root.At("type").IsText() && root.At("params") is not null ? root
        : null;

    private static void Read(ImportedFile file)
    {
        var scheduler = SchedulerOf(file.Root)!;
        foreach (var member in scheduler.Members.Where(member => !Members.Contains(member.Name)))
            file.Errors.UnknownMember(member, Members);
        var type = scheduler.At("type")!;
        if (file.KindOf("DeepSpeed", "deepspeed", type) is not { } kind)
            return;
        var draft = new Draft(file, kind, type);
        if (scheduler.At("params") is { IsObject: false } wrong)
            file.Errors.WrongShape(wrong, "params", "an object");
        else
            draft.TakeAll(scheduler.At("params"));
        draft.TakeOrAsk("base_lr", file.Root.At("optimizer", "params")?.Member("lr"));
        file.Add(draft.ToGiven("learning_rate"));
    }
}
