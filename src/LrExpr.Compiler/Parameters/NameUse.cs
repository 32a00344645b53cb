using LrExpr.Language;

namespace LrExpr.Parameters;

/// <summary>What a formula may do with the name of a parameter.</summary>
internal sealed record NameUse
{
    /// <summary>It is called with a step.</summary>
    public static NameUse AsCall { get; } = new() { IsCall = true };

    public bool IsCall { get; private init; }

    /// <summary>The type it has as a value; <see cref="FormulaType.Error"/> where it is none.</summary>
    public FormulaType Type { get; private init; }

    /// <summary>What it is, if it is no value: "a choice".</summary>
    public string What { get; private init; } = "";

    /// <summary>What to write instead of the name alone.</summary>
    public Func<string, string> Remedy { get; private init; } = _ => "";

    /// <summary>The functions that take it by its name.</summary>
    public FunctionForm[] Functions { get; private init; } = [];

    /// <summary>What <c>inSteps</c> makes of it; an error where that is not asked.</summary>
    public FormulaType TypeInSteps { get; init; }

    public static NameUse AsValue(FormulaType type) => new() { Type = type };

    /// <summary>No value: it is only named in calls of certain functions, or passed on.</summary>
    public static NameUse OnlyIn(string what, Func<string, string> remedy, params FunctionForm[] functions) =>
        new() { What = what, Remedy = remedy, Functions = functions };
}
