using System.Runtime.CompilerServices;

namespace LrExpr.Language.Arithmetic;

/// <summary>Goes through the lanes of a vector one by one, for what happens too rarely to be worth vectors.</summary>
internal static class Lane
{
    /// <summary>Of the widest vector.</summary>
    public const int Most = 8;

    /// <summary>A function of each lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Map<TSimd, TVector>(TVector x, Func<double, double> function)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Span<double> lanes = stackalloc double[Most];
        TSimd.Store(x, ref lanes[0], 0);
        for (int i = 0; i < TSimd.Lanes; i++)
            lanes[i] = function(lanes[i]);
        return TSimd.Load(ref lanes[0], 0);
    }

    /// <summary>A function of the lanes of two vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Map<TSimd, TVector>(TVector a, TVector b, Func<double, double, double> function)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Span<double> lanes = stackalloc double[Most];
        Span<double> others = stackalloc double[Most];
        TSimd.Store(a, ref lanes[0], 0);
        TSimd.Store(b, ref others[0], 0);
        for (int i = 0; i < TSimd.Lanes; i++)
            lanes[i] = function(lanes[i], others[i]);
        return TSimd.Load(ref lanes[0], 0);
    }

    /// <summary>A function of the lanes of three vectors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TVector Map<TSimd, TVector>(TVector a, TVector b, TVector c, Func<double, double, double, double> function)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Span<double> lanes = stackalloc double[Most];
        Span<double> others = stackalloc double[Most];
        Span<double> more = stackalloc double[Most];
        TSimd.Store(a, ref lanes[0], 0);
        TSimd.Store(b, ref others[0], 0);
        TSimd.Store(c, ref more[0], 0);
        for (int i = 0; i < TSimd.Lanes; i++)
            lanes[i] = function(lanes[i], others[i], more[i]);
        return TSimd.Load(ref lanes[0], 0);
    }
}
