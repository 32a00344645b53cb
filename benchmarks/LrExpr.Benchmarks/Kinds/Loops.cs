using System.Runtime.CompilerServices;

namespace LrExpr.Benchmarks.Kinds;

/// <summary>What one writes without <c>Fill</c>. Without a profile, with which the JIT would inline whichever function it saw most.</summary>
internal static class Loops
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Func<long, double> function, long first, double[] destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = function(first + i);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Func<long, double> function, long[] steps, double[] destination)
    {
        for (int i = 0; i < steps.Length; i++)
            destination[i] = function(steps[i]);
    }
}
