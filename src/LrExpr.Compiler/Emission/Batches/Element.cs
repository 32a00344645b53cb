using System.Runtime.CompilerServices;

namespace LrExpr.Emission.Batches;

/// <summary>Numbers behind a reference, for expression trees, which have no references of their own.</summary>
internal static class Element
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load(ref double source, int index) => Unsafe.Add(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double destination, int index, double value) => Unsafe.Add(ref destination, index) = value;
}
