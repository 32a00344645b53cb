namespace LrExpr.Tests.Support;

/// <summary>What calls allocate once nothing is made any more that is made a single time, such as the code of a schedule that is called often.</summary>
internal static class Allocated
{
    /// <summary>The least that one of a few rounds of 1,000 calls allocates on this thread, in bytes.</summary>
    /// <param name="call">The call, which gets numbers from 0 on.</param>
    public static long ByThousand(Action<long> call)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 20 && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (long i = 0; i < 1_000; i++)
                call(i);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Thread.Sleep(least > 0 ? 50 : 0);
        }

        return least;
    }
}
