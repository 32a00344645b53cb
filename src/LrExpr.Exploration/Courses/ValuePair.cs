namespace LrExpr.Courses;

/// <summary>Two values of a step.</summary>
internal readonly record struct ValuePair(long Step, double Before, double After)
{
    /// <summary>How far they are apart: not at all where they are the same, infinitely where only one is a number.</summary>
    public double Distance => Before.Equals(After) ? 0 : double.IsNaN(Math.Abs(Before - After)) ? double.PositiveInfinity : Math.Abs(Before - After);
}
