using LrExpr.Formats.Keras;
using LrExpr.Kinds;

namespace LrExpr.Formats.Libraries;

/// <summary>The members <c>scheduler</c> and, where the schedule needs the rate of the optimizer, <c>optimizer</c> of DeepSpeed's JSON.</summary>
internal sealed class DeepSpeedForm : LibraryForm
{
    public override string Name => "deepspeed";

    public override string Library => "DeepSpeed";

    public override string Description => "the member 'scheduler' of ds_config.json";

    public override string Prefix => DeepspeedKinds.Prefix;

    public override string Write(LibrarySchedule schedule)
    {
        var call = schedule.Call;
        var scheduler = JsonObject([("type", Quoted(call.ShortName)), ("params", JsonObject(call.Given.Select(pair => (pair.Declared.Name, Json(pair.Declared, pair.Given)))))]);
        return Statement("", JsonObject(schedule.Rate is { } rate
            ? [("optimizer", JsonObject([("params", JsonObject([("lr", new CodeNode.Text(PythonText.Float(rate)))]))])), ("scheduler", scheduler)]
            : [("scheduler", scheduler)]), isBroken: true);
    }
}
