using System.Globalization;
using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>
/// The arguments of Hugging Face's Trainer as JSON or YAML, under the names that LLaMA-Factory, TRL and Axolotl have for them as well; and
/// <c>trainer_state.json</c>, which says how long the run is and leaves the rest to whoever imports it.
/// </summary>
internal static class HuggingFaceDialect
{
    private const string Title = "Transformers";

    private static readonly string[] Types = ["lr_scheduler_type", "lr_scheduler"];
    private static readonly string[] Epochs = ["num_train_epochs", "num_epochs"];

    /// <summary>What Axolotl says of a cosine beside that, and the parameters of its own kinds.</summary>
    private static readonly (string Member, string Parameter)[] OfAxolotl = [("cosine_min_lr_ratio", "min_lr_ratio"), ("cosine_constant_lr_ratio", "constant_lr_ratio")];

    private static readonly string[] Known =
        [.. Types, .. Epochs, .. OfAxolotl.Select(row => row.Member), "lr_quadratic_warmup", "lr_scheduler_kwargs", "learning_rate", "warmup_steps", "warmup_ratio", "max_steps"];

    /// <summary>What a file must have one of, beside a rate, to be known by it.</summary>
    private static readonly string[] Signs = [.. Epochs, "warmup_steps", "warmup_ratio", "max_steps"];

    public static ImportDialect Row { get; } = new(
        "huggingface",
        "Hugging Face",
        "TrainingArguments as JSON or YAML, trainer_state.json",
        "'lr_scheduler_type', or 'learning_rate' with 'warmup_steps', 'warmup_ratio', 'max_steps' or 'num_train_epochs'",
        root => Types.Any(name => root.At(name).IsText()) || root.At("lr_scheduler_kwargs") is not null || IsState(root)
            || (root.At("learning_rate") is not null && Signs.Any(name => root.At(name) is not null)),
        Read);

    private static void Read(ImportedFile file)
    {
        var root = file.Root;
        file.ReportNearMisses(root, Known);
        if (TypeOf(file, root) is not { } type)
        {
            // What else is needed is asked for at once.
            Rate(file, root);
            Warmup(file, root);
            return;
        }

        if (KindOf(file, root, type) is not { } kind)
            return;

        var draft = new Draft(file, kind, type);
        if (Find(root, "learning_rate") is { } rate)
            draft.Take(rate, "base_lr");
        else
            draft.Set("base_lr", Rate(file, root));
        draft.TakeAll(KeywordsOf(file, root));
        foreach (var (name, parameter) in OfAxolotl.Where(row => draft.Has(row.Parameter) && root.At(row.Member) is not null))
            draft.Take(root.Member(name)!, parameter);

        string? steps = null;
        string Steps() => steps ??= StepsOf(file, root);
        if (draft.Has("num_warmup_steps") && WarmupOf(file, root, Steps) is var (warmup, says))
            draft.Set("num_warmup_steps", warmup, says);
        if (draft.Needs("num_training_steps") || (draft.Has("num_stable_steps") && !draft.IsSet("num_stable_steps")))
            draft.Set("num_training_steps", Steps(), root.At("max_steps"));
        file.Add(draft.ToGiven("learning_rate"));
    }

    private static bool IsState(JsonPart root) => root.At("log_history")?.IsArray == true && root.At("max_steps") is not null;

    private static JsonMember? Find(JsonPart root, string name) => root.Member(name) ?? root.At("trial_params")?.Member(name);

    private static JsonPart? TypeOf(ImportedFile file, JsonPart root)
    {
        if (Types.Select(name => Find(root, name)).FirstOrDefault(member => member is not null) is { } type)
            return type.Value;
        if (!IsState(root))
            return root with { Kind = JsonValueKind.String, Text = "linear", Members = [] };
        return file.TryAskText(Types[0], "trainer_state.json does not say it; cosine, for example", root, out var given) ? given : null;
    }

    private static KindDefinition? KindOf(ImportedFile file, JsonPart root, JsonPart type) => type.Text switch
    {
        "reduce_lr_on_plateau" => ImportedFile.Kind("torch.ReduceLROnPlateau"),
        "cosine" when root.At("lr_quadratic_warmup")?.Kind == JsonValueKind.True => ImportedFile.Kind("axolotl.get_cosine_schedule_with_quadratic_warmup"),
        "cosine" when root.At("cosine_constant_lr_ratio") is not null => ImportedFile.Kind("axolotl.get_cosine_schedule_with_warmup_decay_constant"),
        "cosine" when root.At("cosine_min_lr_ratio") is not null => ImportedFile.Kind("axolotl.get_cosine_schedule_with_min_lr"),
        _ => file.KindOf(Title, "transformers", type),
    };

    /// <summary>The arguments of the schedule itself: an object, or a text with its JSON.</summary>
    private static JsonPart? KeywordsOf(ImportedFile file, JsonPart root)
    {
        var keywords = Find(root, "lr_scheduler_kwargs")?.Value;
        if (keywords is null or { Kind: JsonValueKind.Object } or { Kind: JsonValueKind.String, Text: "" })
            return keywords;
        if (keywords.IsText() && JsonInText.Read(keywords) is { IsObject: true } inner)
            return inner;
        file.Errors.WrongShape(keywords, "lr_scheduler_kwargs", "an object, or a text with the JSON of one");
        return null;
    }

    /// <summary>How many steps there are, as an expression.</summary>
    private static string StepsOf(ImportedFile file, JsonPart root)
    {
        if (Find(root, "max_steps") is { } steps && (NumberOf(file, steps) ?? 1) is > 0 and var number)
            return steps.Value.IsNumber() ? steps.Value.Text! : NumberText.Of(number);
        var epochs = Epochs.Select(name => Find(root, name)).FirstOrDefault(member => member is not null);
        string count = epochs is null || NumberOf(file, epochs) is null ? "3" : epochs.Value.Text!;
        return $"ceil({count} * {file.LeftToTheRun("steps_per_epoch", "how often the weights are updated in an epoch", epochs?.Value ?? root)})";
    }

    /// <summary>How long the warm-up is, as an expression: steps, or below 1 a part of all steps, which is rounded up.</summary>
    private static (string Expression, JsonPart? Says) WarmupOf(ImportedFile file, JsonPart root, Func<string> steps)
    {
        var (count, ratio) = (Find(root, "warmup_steps"), Find(root, "warmup_ratio"));
        double part = ratio is null ? 0 : NumberOf(file, ratio) ?? 0;
        double number = count is null ? 0 : NumberOf(file, count) ?? 0;
        if (part != 0 && number != 0)
            file.Errors.CannotBeTakenOver(ratio!.NameSpan!.Value, "both 'warmup_steps' and 'warmup_ratio' are given: up to version 4 the first counts, from version 5 on the second", "leave one of them out");
        if (part is < 0 or >= 1)
            file.Errors.WrongShape(ratio!.Value, "warmup_ratio", "a part of the steps, from 0 to below 1");
        if (number < 0)
            file.Errors.WrongShape(count!.Value, "warmup_steps", "a number that is not below 0");
        return count is null && ratio is null ? (Warmup(file, root), null)
            : part != 0 ? ($"ceil({steps()} * {ratio!.Value.Text})", ratio.Value)
            : number is > 0 and < 1 ? ($"ceil({steps()} * {count!.Value.Text})", count.Value)
            : (NumberText.Of(Math.Truncate(number)), count?.Value);
    }

    /// <summary>The rate that is not said: the state of a run has none, the arguments have a default.</summary>
    private static string Rate(ImportedFile file, JsonPart root) =>
        IsState(root) ? file.LeftToTheRun("learning_rate", "the rate of the optimizer", root) : "5e-5";

    /// <summary>The length of the warm-up that is not said.</summary>
    private static string Warmup(ImportedFile file, JsonPart root) =>
        IsState(root) ? file.LeftToTheRun("warmup_steps", "how many steps the rate rises", root) : "0";

    private static double? NumberOf(ImportedFile file, JsonMember member)
    {
        if (member.Value.IsNumber())
            return double.Parse(member.Value.Text!, CultureInfo.InvariantCulture);
        file.Errors.WrongShape(member.Value, member.Name, "a number");
        return null;
    }
}
