using LrExpr.Kinds;

namespace LrExpr.Formats.Libraries;

/// <summary>The list <c>param_scheduler</c> of a configuration of MMEngine. Its schedulers count iterations, as steps are counted here.</summary>
internal sealed class MMEngineForm : LibraryForm
{
    private const string Lowest = "(not given(eta_min) or eta_min == 0)";

    public override string Name => "mmengine";

    public override string Library => "MMEngine";

    public override string Description => "the list 'param_scheduler' of MMEngine";

    public override string Prefix => MmengineKinds.Prefix;

    public override IReadOnlyDictionary<string, string> Multiplies { get; } = new Dictionary<string, string>
    {
        ["mmengine.ConstantLR"] = "factor > 0",
        ["mmengine.LinearLR"] = "start_factor > 0",
        ["mmengine.ExponentialLR"] = "",
        ["mmengine.MultiStepLR"] = "",
        ["mmengine.StepLR"] = "",
        ["mmengine.PolyLR"] = "eta_min == 0",

        // Beyond its lowest value the cosine adds.
        ["mmengine.CosineAnnealingLR"] = Lowest + " and (not given(T_max) or end - begin <= T_max)",
    };

    public override string Write(LibrarySchedule schedule) =>
        RateComment(schedule) + Statement("param_scheduler = ", List((schedule.IsProduct ? schedule.Parts : [schedule]).Select(Dictionary)), isBroken: true);

    private static CodeNode Dictionary(LibrarySchedule part) => Call("dict",
        [("type", Quoted(part.Call.ShortName)), .. part.Call.Given.Select(pair => (pair.Declared.Name, Python(pair.Declared, pair.Given))), ("by_epoch", new CodeNode.Text("False"))]);
}
