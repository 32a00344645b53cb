namespace LrExpr;

/// <summary>The notation a formula is written in.</summary>
public enum Dialect
{
    /// <summary>The formula language.</summary>
    Formula,

    /// <summary>C# expressions.</summary>
    CSharp,
}
