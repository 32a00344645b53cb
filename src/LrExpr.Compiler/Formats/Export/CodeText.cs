using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>A written part: its text, how tightly it binds, and how deeply brackets are nested in it.</summary>
internal readonly record struct CodeText(string Text, Precedence Precedence, int Depth = 0)
{
    /// <summary>As an operand of something that binds so tightly.</summary>
    public CodeText Within(Precedence minimum) => Precedence >= minimum ? this : new CodeText("(" + Text + ")", Precedence.Primary, Depth + 1);
}
