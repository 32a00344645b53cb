namespace LrExpr.Tests.Support;

/// <summary>The two forms a schedule is evaluated in: closures, and compiled code. Which one answers depends on the platform and on how often it was called.</summary>
internal static class BothForms
{
    /// <summary>The value at a step, which must have the same bits in both forms.</summary>
    public static double At(CompiledSchedule schedule, long step)
    {
        double compiled = schedule.Function(step);
        Assert.Equal(Bits(compiled), Bits(schedule.Code.Closures(step)));
        return compiled;
    }

    /// <summary>All NaNs are one value.</summary>
    public static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
