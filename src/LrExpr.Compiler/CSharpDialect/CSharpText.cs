using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>A printed part: its text, how tightly it binds, and whether C# would compute it with integers.</summary>
internal readonly record struct CSharpText(string Text, Precedence Precedence, bool IsInteger = false)
{
    /// <summary>As an operand of something that binds so tightly.</summary>
    public string Within(Precedence minimum) => Precedence >= minimum ? Text : "(" + Text + ")";

    /// <summary>The same value, computed with doubles.</summary>
    public CSharpText AsDouble() => !IsInteger ? this
        : char.IsAsciiDigit(Text[^1]) && (Precedence == Precedence.Primary || Text[0] == '-') ? new CSharpText(Text + ".0", Precedence)
        : new CSharpText("1.0 * " + Within(Precedence.Prefix), Precedence.Term);
}
