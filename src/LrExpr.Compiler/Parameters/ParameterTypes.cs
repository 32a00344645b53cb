using System.Collections.Immutable;
using LrExpr.Language;

namespace LrExpr.Parameters;

/// <summary>The types of parameters, in the order of the documentation.</summary>
internal static class ParameterTypes
{
    public static ImmutableArray<ParameterType> All { get; } =
    [
        NumberType.Instance,
        BooleanType.Instance,
        ArrayType.Instance,
        ChoiceType.Instance,
        ChoicesType.Instance,
        TableType.Instance,
        RulesType.Instance,
        PointsType.Instance,
        FallingType.Instance,
        ScheduleType.Instance,
        SchedulesType.Instance,
        TimeType.Instance,
        TimesType.Instance,
    ];

    /// <summary>That of a parameter of which nothing is said.</summary>
    public static ParameterType Default => Of(FormulaType.Number);

    /// <summary>The first one whose values are of a type of the language.</summary>
    public static ParameterType Of(FormulaType type)
    {
        int i = 0;
        while (All[i].Use.Type != type)
            i++;
        return All[i];
    }
}
