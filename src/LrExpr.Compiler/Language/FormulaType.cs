namespace LrExpr.Language;

/// <summary>The types of the language. A part with an error has none, so that it causes no further errors around it.</summary>
internal enum FormulaType : byte
{
    Error,
    Number,
    Boolean,
    Array,
}

internal static class FormulaTypeNames
{
    /// <summary>With its article, as it stands in messages.</summary>
    public static string WithArticle(this FormulaType type) => type switch
    {
        FormulaType.Number => "a number",
        FormulaType.Boolean => "a boolean",
        FormulaType.Array => "an array",
        _ => "an error",
    };
}
