using System.Globalization;
using LrExpr.Definitions;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Kinds;

namespace LrExpr.Dialects;

/// <summary>
/// The block <c>scheduler</c> of LLM Foundry's YAML, <c>{ name: cosine_with_warmup, t_warmup: 100ba }</c>, or <c>schedulers</c> of Composer's, which has it under
/// its name. Of what the trainer knows, only that is asked for which the units of the times need.
/// </summary>
internal static class ComposerDialect
{
    private const string Title = "Composer", Longest = "max_duration";

    /// <summary>What of the run a unit needs.</summary>
    private static readonly (string Unit, string Parameter, string? Said)[] Units =
    [
        ("ep", "dataloader_len", null), ("sp", "samples_per_batch", "global_train_batch_size"), ("tok", "tokens_per_batch", null),
    ];

    public static ImportDialect Row { get; } = new(
        "composer", Title, "the scheduler of a YAML, also that of LLM Foundry", "a block 'scheduler' with a 'name', or 'schedulers'", root => Schedulers(root).Any(), Read);

    /// <summary>The schedulers with what names them.</summary>
    private static IEnumerable<(JsonPart Name, JsonPart Members)> Schedulers(JsonPart root)
    {
        if (root.At("scheduler") is { } block && block.At("name") is { } name && name.IsText() && block.At("units") is null)
            return [(name, block with { Members = [.. block.Members.Where(member => member.Name != "name")] })];
        var many = root.At("schedulers");
        return (many?.IsArray == true ? many.Members.SelectMany(element => element.Value.Members) : many?.Members ?? [])
            .Where(member => member.NameSpan is not null && member.Value.IsObject)
            .Select(member => (new JsonPart(System.Text.Json.JsonValueKind.String, member.NameSpan!.Value, member.Name, []), member.Value));
    }

    private static void Read(ImportedFile file)
    {
        int count = 0;
        foreach (var (name, members) in Schedulers(file.Root))
        {
            if (KindOf(file, name) is not { } kind)
                continue;
            var draft = new Draft(file, kind, name);
            draft.TakeAll(members);
            draft.TakeOrAsk("base_lr", RateOf(file.Root));
            TakeRun(file, draft);
            file.Add(draft.ToGiven(count++ == 0 ? "learning_rate" : string.Create(CultureInfo.InvariantCulture, $"learning_rate_{count}")));
        }
    }

    /// <summary>Of the names of LLM Foundry, those of Composer's configurations, and those of its classes.</summary>
    private static KindDefinition? KindOf(ImportedFile file, JsonPart name)
    {
        string pascal = string.Concat(name.Text!.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
        return new[] { $"composer.{name.Text}", $"composer.{pascal}Scheduler", $"llmfoundry.{name.Text}" }.Select(BuiltInKinds.Find).FirstOrDefault(kind => kind is not null)
            ?? file.KindOf(Title, "composer", name);
    }

    private static JsonMember? RateOf(JsonPart root) =>
        root.At("optimizer")?.Member("lr") ?? root.At("optimizers")?.Members.Select(optimizer => optimizer.Value.Member("lr")).FirstOrDefault(rate => rate is not null);

    private static void TakeRun(ImportedFile file, Draft draft)
    {
        var times = draft.Texts.Concat(draft.DefaultTexts).ToList();
        if (!draft.IsSet(Longest) && (draft.Has("t_warmup") || times.Exists(time => IsIn(time, "dur"))) && file.Root.Member(Longest) is { } longest)
        {
            draft.Take(longest);
            times.Add(longest.Value.Text ?? "");
        }

        if (times.Exists(time => IsIn(time, "dur")))
            draft.TakeOrAsk(Longest, null);
        foreach (var (_, parameter, said) in Units.Where(unit => times.Exists(time => IsIn(time, unit.Unit))))
            draft.TakeOrAsk(parameter, said is null ? null : file.Root.Member(said));
        if (file.Root.Member("scale_schedule_ratio") is { } scale)
            draft.Take(scale, "ssr");
    }

    private static bool IsIn(string time, string unit) =>
        time.Length > unit.Length && time.EndsWith(unit, StringComparison.Ordinal) && char.IsAsciiDigit(time[^(unit.Length + 1)]);
}
