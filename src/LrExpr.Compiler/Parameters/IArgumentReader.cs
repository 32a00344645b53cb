using LrExpr.Language;
using LrExpr.Settings;

namespace LrExpr.Parameters;

/// <summary>Reads what the values of parameters are made of from settings.</summary>
internal interface IArgumentReader
{
    /// <summary>The wording of what is wrong with a setting.</summary>
    DefinitionErrors Errors { get; }

    /// <summary>The value of a constant expression or an array of some; null where it has none of the type, which is reported.</summary>
    Value? Constant(PlacedSetting place, FormulaType type);

    /// <summary>The schedule of a name, a formula or a definition in place; null where something was reported.</summary>
    IScheduleArgument? Schedule(PlacedSetting place);
}
