using LrExpr.Binding;
using LrExpr.Text;

namespace LrExpr.Lowering;

/// <summary>The formula of a schedule as a text.</summary>
internal static class FormulaText
{
    /// <summary>As it was written, or that of its kind; what keyframes became; nothing where a kind in C# has none.</summary>
    public static string Of(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        return definition.Keyframes is null
            ? (definition.Formula ?? schedule.Kind?.Definition.Formula)?.Text ?? ""
            : BoundPrinter.Print(Simplifier.ForPeople(Lowerer.LowerWithNames(schedule.Body, input => new BoundLocal(input))));
    }
}
