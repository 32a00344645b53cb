using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>How the state of a class looks.</summary>
/// <param name="Class">The class.</param>
/// <param name="Signs">The members by which it is known.</param>
internal sealed record TorchState(string Class, params ImmutableArray<string> Signs)
{
    /// <summary>Members that are no parameters of the kind, and are read by <see cref="Read"/> or not needed.</summary>
    public ImmutableArray<string> Own { get; init; } = [];

    /// <summary>Reads what does not stand there under the names of the parameters, for a group of parameters of the optimizer.</summary>
    public Action<ImportedFile, Draft, JsonPart, int>? Read { get; init; }

    /// <summary>Why it cannot be imported; null where it can.</summary>
    public string? Refusal { get; init; }
}

/// <summary>The classes of <c>torch.optim.lr_scheduler</c> by their states.</summary>
internal static class TorchStates
{
    /// <summary>Those with more signs before those that have only some of them.</summary>
    public static ImmutableArray<TorchState> All { get; } =
    [
        new("ReduceLROnPlateau", "patience", "threshold", "factor")
        {
            Own = ["min_lrs", "cooldown_counter", "best", "num_bad_epochs", "mode_worse", "default_min_lr"],
            Read = (_, draft, state, group) => TakeElement(draft, state, "min_lrs", group, "min_lr"),
        },
        new("CyclicLR", "total_size", "step_ratio")
        {
            Own = ["total_size", "step_ratio", "max_lrs", "use_beta1", "base_momentums", "max_momentums"],
            Read = ReadCyclic,
        },
        new("OneCycleLR", "total_steps", "_schedule_phases")
        {
            Own = ["use_beta1", "anneal_func"],
            Read = ReadOneCycle,
        },
        new("CosineAnnealingWarmRestarts", "T_0", "T_mult") { Own = ["T_i", "T_cur"] },
        new("CosineAnnealingLR", "T_max"),
        new("LinearLR", "start_factor", "total_iters"),
        new("ConstantLR", "factor", "total_iters"),
        new("PolynomialLR", "power", "total_iters"),
        new("MultiStepLR", "milestones", "gamma") { Own = ["milestones"], Read = ReadMilestones },
        new("StepLR", "step_size", "gamma"),
        new("SWALR", "anneal_epochs")
        {
            Own = ["swa_lrs", "anneal_func"],
            Read = (file, draft, state, group) =>
            {
                TakeElement(draft, state, "swa_lrs", group, "swa_lr");
                draft.TakeOrAsk("swa_lr", null);
                if (state.Member("_anneal_strategy") is { } strategy)
                    draft.Take(strategy, "anneal_strategy");
                else if (file.TryAskText("anneal_strategy", "the state does not say it; cos or linear", state, out var given))
                    draft.Set("anneal_strategy", given.Text!);
            },
        },
        new("LambdaLR", "lr_lambdas") { Refusal = "the functions of LambdaLR and MultiplicativeLR are not in their state" },
        new("SequentialLR", "_schedulers", "_milestones")
        {
            Read = (_, draft, state, _) => draft.Set("milestones", state.At("_milestones")!.Members.Select(step => step.Value.Text ?? "null"), state.At("_milestones")),
        },
        new("ChainedScheduler", "_schedulers"),
        new("ExponentialLR", "gamma"),
    ];

    /// <summary>The class of a state; null where it is of none.</summary>
    public static TorchState? Of(JsonPart state) => All.FirstOrDefault(row => row.Signs.All(sign => state.At(sign) is not null));

    private static void TakeElement(Draft draft, JsonPart state, string array, int group, string parameter)
    {
        if (TorchDialect.ElementOf(state, array, group) is { } element)
            draft.Take(element, parameter);
    }

    /// <summary>Milestones are counted: a step with how often it is one.</summary>
    private static void ReadMilestones(ImportedFile file, Draft draft, JsonPart state, int group)
    {
        var milestones = state.At("milestones")!;
        var steps = new List<(double Step, string Text)>();
        foreach (var member in milestones.Members)
        {
            string step = milestones.IsArray ? member.Value.Text ?? "" : member.Name;
            int times = milestones.IsArray ? 1 : int.TryParse(member.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= 1024 ? count : 0;
            if (times == 0 || !double.TryParse(step, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
                file.Errors.WrongShape(member.Value, "milestones", "steps with how often each is one, as {\"30\": 1, \"80\": 1}");
            else
                steps.AddRange(Enumerable.Repeat((number, step), times));
        }

        draft.Set("milestones", steps.OrderBy(step => step.Step).Select(step => step.Text), milestones);
    }

    private static void ReadCyclic(ImportedFile file, Draft draft, JsonPart state, int group)
    {
        TakeElement(draft, state, "max_lrs", group, "max_lr");
        draft.TakeOrAsk("max_lr", null);
        if (HasMomentum(state))
        {
            TakeElement(draft, state, "base_momentums", group, "base_momentum");
            TakeElement(draft, state, "max_momentums", group, "max_momentum");
        }

        if (Number(state.At("total_size")) is { } size && Number(state.At("step_ratio")) is { } ratio)
        {
            draft.Set("step_size_up", NumberText.Of(size * ratio), state.At("total_size"));
            draft.Set("step_size_down", NumberText.Of(size - size * ratio), state.At("total_size"));
        }

        if (state.Member("_scale_fn_custom") is { } own)
            file.Errors.CannotBeTakenOver(own.NameSpan!.Value, "the state has a 'scale_fn' of one's own, which is code");
    }

    /// <summary>The rates stand in the optimizer: what the state has are the first ones, and where its phases end.</summary>
    private static void ReadOneCycle(ImportedFile file, Draft draft, JsonPart state, int group)
    {
        var phases = state.At("_schedule_phases")!;
        if (Number(state.At("total_steps")) is { } total && phases.IsArray && phases.Members.Count is 2 or 3 && Number(phases.Members[0].Value.At("end_step")) is { } end)
        {
            draft.Set("pct_start", NumberText.Of((end + 1) / total), phases);
            draft.Set("three_phase", phases.Members.Count == 3 ? "true" : "false", phases);
        }
        else
        {
            file.Errors.WrongShape(phases, "_schedule_phases", "an array of two or three phases with 'end_step'");
        }

        if (state.Member("_anneal_func_type") is { } strategy)
            draft.Take(strategy, "anneal_strategy");
        draft.TakeOrAsk("max_lr", null);
        if (TorchDialect.ElementOf(state, "base_lrs", group)?.Value is { } first && first.IsNumber())
            draft.Set("div_factor", $"max_lr / {first.Text}", first);
        if (HasMomentum(state))
        {
            draft.TakeOrAsk("base_momentum", null);
            draft.TakeOrAsk("max_momentum", null);
        }

        draft.Set("final_div_factor", file.LeftToTheRun("final_div_factor", "the rate of the start divided by that of the end, 10000 where nothing was said", state));
    }

    private static bool HasMomentum(JsonPart state) => state.At("cycle_momentum")?.Kind == JsonValueKind.True;

    private static double? Number(JsonPart? part) => part.IsNumber() ? double.Parse(part!.Text!, CultureInfo.InvariantCulture) : null;
}
