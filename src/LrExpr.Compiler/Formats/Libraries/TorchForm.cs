using LrExpr.Kinds;
using LrExpr.Loading;

namespace LrExpr.Formats.Libraries;

/// <summary>Constructors of <c>torch.optim.lr_scheduler</c>, to be called with the optimizer.</summary>
internal sealed class TorchForm : LibraryForm
{
    /// <summary>It takes the optimizer of its schedulers.</summary>
    private const string Chained = "torch.ChainedScheduler";

    public override string Name => "torch";

    public override string Library => "PyTorch";

    public override string Description => "constructors of torch.optim.lr_scheduler";

    public override string Prefix => TorchKinds.Prefix;

    public override bool NeedsRates => true;

    public override IReadOnlyDictionary<string, string> Multiplies { get; } = new Dictionary<string, string>
    {
        ["torch.StepLR"] = "",
        ["torch.MultiStepLR"] = "",
        ["torch.ConstantLR"] = "factor > 0",
        ["torch.LinearLR"] = "start_factor > 0",
        ["torch.ExponentialLR"] = "",
        ["torch.PolynomialLR"] = "",
    };

    public override string Write(LibrarySchedule schedule) => $"import torch\n\n{RateComment(schedule)}" + Statement("scheduler = ", schedule.IsProduct
        ? Call(NameOf(Chained), [("", List(schedule.Parts.Select(Constructor)))])
        : Constructor(schedule));

    private static CodeNode Constructor(LibrarySchedule schedule) => CallOf(schedule, call => NameOf(call.Name), _ => [("", new CodeNode.Text("optimizer"))]);

    /// <summary>The class in full, as its page in the documentation is named.</summary>
    private static string NameOf(string kind) => Path.GetFileNameWithoutExtension(KindLinker.BuiltIn.FindKind(kind)!.Definition.Source!.Link);
}
