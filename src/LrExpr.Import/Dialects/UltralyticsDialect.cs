using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>
/// The arguments of Ultralytics' <c>train</c>, as <c>args.yaml</c> has them: the rates of the weights and of the biases, and the momentum. With the
/// optimizer <c>auto</c> the trainer chooses the rate and the momentum itself, by the data and the length of the run.
/// </summary>
internal static class UltralyticsDialect
{
    private const string Optimizer = "optimizer", Auto = "auto";

    private static readonly string[] Known = ["epochs", "lr0", "lrf", "cos_lr", "warmup_epochs", "warmup_momentum", "warmup_bias_lr", "momentum"];

    private static readonly string[] Chosen = ["lr0", "momentum"];

    private static readonly (string Kind, string Name)[] Schedules = [("lr", "learning_rate"), ("bias_lr", "bias_learning_rate"), ("momentum", "momentum")];

    public static ImportDialect Row { get; } = new(
        "ultralytics", "Ultralytics", "the arguments of train as YAML", "'lr0', 'lrf' or 'cos_lr'", root => new[] { "lr0", "lrf", "cos_lr" }.Any(name => root.At(name) is not null), Read);

    private static void Read(ImportedFile file)
    {
        var root = file.Root;
        file.ReportNearMisses(root, Known);
        var optimizer = root.Member(Optimizer);
        bool isAuto = optimizer?.Value.Text == Auto;
        if (optimizer is null)
            file.Errors.Doubtful(root.Mark, "'optimizer' is not here; with 'auto', which is its default, Ultralytics chooses another rate and momentum than these");
        foreach (var (kind, name) in Schedules)
        {
            var draft = new Draft(file, ImportedFile.Kind("ultralytics." + kind), (optimizer ?? root.Members[0]).Value);
            foreach (var member in root.Members.Where(member => Known.Contains(member.Name) && draft.Has(member.Name) && !(isAuto && (Chosen.Contains(member.Name) || member.Name == "warmup_bias_lr"))))
                draft.Take(member);
            if (isAuto && draft.Has("warmup_bias_lr"))
                draft.Set("warmup_bias_lr", "0", optimizer!.Value);
            foreach (string chosen in isAuto ? Chosen : [])
                draft.TakeOrAsk(chosen, null);
            draft.TakeOrAsk("batches_per_epoch", null);
            file.Add(draft.ToGiven(name));
        }
    }
}
