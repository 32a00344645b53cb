using System.Reflection;
using System.Runtime.CompilerServices;

namespace LrExpr.Running.Plans;

/// <summary>Numbers behind a reference, for expression trees, which have no references of their own.</summary>
internal static class Element
{
    private delegate double Loading(ref double source, int index);

    private delegate void Storing(ref double destination, int index, double value);

    // By way of delegates, which a trimmer sees.
    public static MethodInfo LoadMethod { get; } = ((Loading)Load).Method;

    public static MethodInfo StoreMethod { get; } = ((Storing)Store).Method;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load(ref double source, int index) => Unsafe.Add(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ref double destination, int index, double value) => Unsafe.Add(ref destination, index) = value;
}
