namespace LrExpr.Registry;

/// <summary>The step and the value of the last call of a schedule. A pair that is read is that of one call.</summary>
/// <remarks>
/// Nobody waits on the way of a call: the version is odd while a call writes, and another that comes meanwhile leaves its own pair out. Both are under way
/// then, and the one that writes ends last. Who reads tries again until the version was even and the same before and after.
/// </remarks>
internal sealed class LastCall
{
    private long _version;
    private long _step;
    private double _value;

    public void Set(long step, double value)
    {
        long version = Volatile.Read(ref _version);
        if (version % 2 != 0 || Interlocked.CompareExchange(ref _version, version + 1, version) != version)
            return;

        // Volatile each, so that none is seen before the odd version, nor after the even one.
        Volatile.Write(ref _step, step);
        Volatile.Write(ref _value, value);
        Volatile.Write(ref _version, version + 2);
    }

    /// <returns>The step and the value; null where there was no call.</returns>
    public (long Step, double Value)? Read()
    {
        var wait = new SpinWait();
        while (true)
        {
            long version = Volatile.Read(ref _version);
            if (version == 0)
                return null;
            var pair = (Volatile.Read(ref _step), Volatile.Read(ref _value));
            if (version % 2 == 0 && Volatile.Read(ref _version) == version)
                return pair;
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
