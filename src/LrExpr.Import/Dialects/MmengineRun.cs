using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>What a configuration of MMEngine says of the run and of the optimizer.</summary>
internal static class MmengineRun
{
    private static readonly (string Name, string What)[] Lengths = [("max_iters", "the length of the run in iterations"), ("max_epochs", "the length of the run in epochs")];

    /// <summary>How long the run is, in epochs or iterations, as an expression.</summary>
    public static string Length(ImportedFile file, bool isByEpoch, JsonPart asks)
    {
        var (name, what) = Lengths[isByEpoch ? 1 : 0];
        if (Said(file, name) is { } said)
            return said;
        if (!isByEpoch && Said(file, Lengths[1].Name) is { } epochs)
            return $"{epochs} * {file.LeftToTheRun("epoch_length", "how many iterations an epoch has", asks)}";
        return file.LeftToTheRun(name, what, asks);
    }

    /// <summary>What the optimizer has for a parameter before any scheduler changes it.</summary>
    public static Given Start(ImportedFile file, string target, JsonPart asks)
    {
        var optimizer = file.Root.At("optim_wrapper", "optimizer") ?? file.Root.At("optimizer");
        string name = target == "learning_rate" ? "lr" : target;
        if (optimizer?.At(name) is { } said && said.IsNumber())
            return new Given("", said.Text, said);
        string asked = target == "learning_rate" ? "base_lr" : "base_" + target;
        return new Given("", file.LeftToTheRun(asked, $"the {target.Replace('_', ' ')} of the optimizer", asks), asks);
    }

    private static string? Said(ImportedFile file, string name) =>
        (file.Root.At("train_cfg", name) ?? file.Root.At(name)) is { } said && said.IsNumber() ? said.Text : null;
}
