using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>The block <c>sched</c> of NeMo's YAML, in <c>optim</c> or <c>model.optim</c>, whose rate it bends; how long the run is stands in <c>trainer</c>.</summary>
internal static class NemoDialect
{
    /// <summary>Keys of <c>sched</c> that say when a scheduler is called and not what it gives, in NeMo and in Lightning.</summary>
    private static readonly string[] OfTheTrainer = ["name", "monitor", "reduce_on_plateau", "interval", "frequency", "last_epoch", "max_epochs", "t_max_epochs", "iters_per_batch", "t_num_workers", "t_accumulate_grad_batches"];

    public static ImportDialect Row { get; } = new(
        "nemo", "NeMo", "YAML with a block sched", "a block 'sched' with a 'name', in 'optim' or 'model.optim'", root => OptimOf(root) is not null, Read);

    /// <summary>The block of the optimizer; that of the schedule by itself will do.</summary>
    private static JsonPart? OptimOf(JsonPart root) =>
        new[] { root.At("model", "optim"), root.At("optim"), root }.FirstOrDefault(part => part?.At("sched", "name").IsText() == true);

    private static void Read(ImportedFile file)
    {
        var optim = OptimOf(file.Root)!;
        var sched = optim.At("sched")!;
        var name = sched.At("name")!;
        if (file.KindOf("NeMo", "nemo", name) is not { } kind)
            return;
        var draft = new Draft(file, kind, name);
        foreach (var member in sched.Members.Where(member => !OfTheTrainer.Contains(member.Name) && !IsWithoutEnd(member)))
            draft.Take(member);
        draft.TakeOrAsk("base_lr", optim.Member("lr"));
        draft.TakeOrAsk("max_steps", file.Root.At("trainer")?.Member("max_steps") is { } steps && !IsWithoutEnd(steps) ? steps : null);
        file.Add(draft.ToGiven("learning_rate"));
    }

    /// <summary>A run that ends after its epochs has -1 steps.</summary>
    private static bool IsWithoutEnd(JsonMember steps) => steps is { Name: "max_steps", Value.Text: "-1" };
}
