using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>
/// The curve from (0, 0) to (1, 1) with the control points (<c>b</c>, <c>c</c>) and (<c>d</c>, <c>e</c>), at the place where its first coordinate is <c>a</c>. That one
/// never falls, so the place is found by halving, to 2^-53; no number of steps with slopes would do for every curve, since a slope can be 0.
/// </summary>
internal readonly struct CubicBezier : IQuinary
{
    private const int Halvings = 53;

    /// <summary>A method of its own: its loop is long beside a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static TVector IQuinary.Of<TSimd, TVector>(TVector a, TVector b, TVector c, TVector d, TVector e)
    {
        TVector zero = TSimd.Create(0), one = TSimd.Create(1);
        TVector x = Limited<TSimd, TVector>(a), x1 = Limited<TSimd, TVector>(b), x2 = Limited<TSimd, TVector>(d);
        TVector first = TSimd.Multiply(TSimd.Create(3), x1), second = TSimd.Multiply(TSimd.Create(3), x2);
        TVector place = zero, part = one;
        for (int i = 0; i < Halvings; i++)
        {
            part = TSimd.Multiply(part, TSimd.Create(0.5));
            var further = TSimd.Add(place, part);
            var rest = TSimd.Subtract(one, further);
            var inner = TSimd.Multiply(rest, TSimd.Add(TSimd.Multiply(rest, first), TSimd.Multiply(further, second)));
            var reached = TSimd.Multiply(further, TSimd.Add(inner, TSimd.Multiply(further, further)));
            place = TSimd.Select(TSimd.LessOrEqual(reached, x), further, place);
        }

        // The end is met, and roundings do not lead out of what the points span.
        place = TSimd.Select(TSimd.LessOrEqual(one, x), one, place);
        var value = Height<TSimd, TVector>(place, c, e);
        value = TSimd.Max(value, TSimd.Min(zero, TSimd.Min(c, e)));
        value = TSimd.Min(value, TSimd.Max(one, TSimd.Max(c, e)));

        // NaN where an argument is; what is added is 0 otherwise.
        return TSimd.Add(value, TSimd.Multiply(zero, TSimd.Add(x, TSimd.Add(x1, x2))));
    }

    /// <summary>The second coordinate, by those of the control points, whose shares are at most 4/9 each, so that nothing overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Height<TSimd, TVector>(TVector place, TVector first, TVector second)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var rest = TSimd.Subtract(TSimd.Create(1), place);
        var both = TSimd.Multiply(TSimd.Create(3), TSimd.Multiply(place, rest));
        var inner = TSimd.Add(TSimd.Multiply(TSimd.Multiply(both, rest), first), TSimd.Multiply(TSimd.Multiply(both, place), second));
        return TSimd.Add(inner, TSimd.Multiply(place, TSimd.Multiply(place, place)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Limited<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Min(TSimd.Max(x, TSimd.Create(0)), TSimd.Create(1));
}
