using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>What code of a user threw, as a part of a message.</summary>
internal static class ThrownText
{
    public static string Of(Exception thrown) => $"{thrown.GetType().Name}: {Printable.Escape(Printable.Cut(thrown.Message, 200))}";
}
