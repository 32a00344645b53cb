using LrExpr.Kinds;

namespace LrExpr.Formats.Libraries;

/// <summary>Calls of functions of Optax.</summary>
internal sealed class OptaxForm : LibraryForm
{
    public override string Name => "optax";

    public override string Library => "Optax";

    public override string Description => "calls of the functions of Optax";

    public override string Prefix => OptaxKinds.Prefix;

    public override string Write(LibrarySchedule schedule) => "import optax\n\n" + Statement("schedule = ", CallOf(schedule, call => call.Name, _ => []));
}
