using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>
/// The <c>state_dict()</c> of a scheduler of PyTorch as JSON. It does not say the class, which its members show. Each group of parameters of the
/// optimizer has a schedule, unless all have the same rate.
/// </summary>
internal static class TorchDialect
{
    private const string BaseRates = "base_lrs", Schedulers = "_schedulers";

    public static ImportDialect Row { get; } = new(
        "torch", "PyTorch", "the state_dict of a scheduler as JSON", "'last_epoch' and the members of a class of torch.optim.lr_scheduler", root => IsState(root) && TorchStates.Of(root) is not null, Read);

    private static bool IsState(JsonPart part) => part.IsObject && (part.At("last_epoch") ?? part.At("_last_lr") ?? part.At(Schedulers)) is not null;

    private static void Read(ImportedFile file)
    {
        int groups = Rates(file.Root).Select(rate => rate.Value.Text).Distinct().Count() <= 1 ? 1 : Rates(file.Root).Count;
        for (int group = 0; group < groups; group++)
        {
            if (Schedule(file, file.Root, group) is { } draft)
                file.Add(draft.ToGiven(group == 0 ? "learning_rate" : string.Create(CultureInfo.InvariantCulture, $"learning_rate_{group}")));
        }
    }

    private static IReadOnlyList<JsonMember> Rates(JsonPart state) =>
        state.At(BaseRates)?.Members ?? state.At(Schedulers)?.Members.Select(inner => Rates(inner.Value)).FirstOrDefault(rates => rates.Count > 0) ?? [];

    private static Draft? Schedule(ImportedFile file, JsonPart state, int group)
    {
        if (TorchStates.Of(state) is not { } row)
        {
            file.Errors.CannotBeTakenOver(state.Mark, "this is the state of no scheduler that is known", "known are " + string.Join(", ", TorchStates.All.Select(known => known.Class).Distinct()));
            return null;
        }

        if (row.Refusal is { } refusal)
        {
            file.Errors.CannotBeTakenOver(state.Mark, refusal);
            return null;
        }

        var draft = new Draft(file, ImportedFile.Kind("torch." + row.Class), state);
        foreach (var member in state.Members.Where(member => !IsBookkeeping(member.Name) && !row.Own.Contains(member.Name)))
        {
            if (draft.Has(member.Name))
                draft.Take(member);
            else
                file.Errors.UnknownMember(member, [.. ImportedFile.Kind("torch." + row.Class).Parameters.Select(parameter => parameter.Name)]);
        }

        row.Read?.Invoke(file, draft, state, group);
        if (state.At(Schedulers) is { } inner)
            draft.Set("schedulers", [.. inner.Members.Select(one => Schedule(file, one.Value, group)).OfType<Draft>().Select(one => one.ToGiven(""))], inner, isArray: true);
        draft.TakeOrAsk("base_lr", RateOf(state, group));
        return draft;
    }

    /// <summary>The rate of the optimizer; that of one of its schedulers where a scheduler has several.</summary>
    private static JsonMember? RateOf(JsonPart state, int group) => group < Rates(state).Count ? Rates(state)[group] : null;

    /// <summary>What a scheduler keeps of the run, and where it is.</summary>
    private static bool IsBookkeeping(string name) => name.StartsWith('_') || name is "last_epoch" or "verbose" or BaseRates;

    /// <summary>The element for a group of an array that has one for each.</summary>
    public static JsonMember? ElementOf(JsonPart state, string name, int group) =>
        state.At(name) is { IsArray: true } array && group < array.Members.Count ? array.Members[group] : null;
}
