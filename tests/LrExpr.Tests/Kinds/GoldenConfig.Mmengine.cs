using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <content>The schedulers of a list of MMEngine, which are by epoch and last to the end of the training unless they say otherwise.</content>
internal sealed partial class GoldenConfig
{
    /// <param name="key">Its key.</param>
    /// <param name="scheduler">The scheduler as MMEngine has it.</param>
    /// <param name="around">What the list says of the training.</param>
    private Setting ToScheduler(string key, JsonElement scheduler, IReadOnlyDictionary<string, string> around)
    {
        bool isByEpoch = scheduler.Member("by_epoch")?.GetBoolean() ?? true;
        var config = JsonNode.Parse(scheduler.GetRawText())!.AsObject();
        config.Remove("type");
        config.Remove("by_epoch");
        if (!config.ContainsKey("end") && around.TryGetValue(isByEpoch ? "max_epochs" : "max_iters", out string? last))
            config["end"] = JsonNode.Parse(last);
        var alone = ToSetting(isByEpoch ? "schedule" : key, scheduler.Text("type"), JsonSerializer.SerializeToElement(config), around);
        return isByEpoch
            ? new Setting(key, [new("Kind", "lrexpr.by_epoch"), new("Parameters", [new("epoch_length", around["epoch_length"]), alone])])
            : alone;
    }
}
