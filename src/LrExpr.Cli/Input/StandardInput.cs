namespace LrExpr.Cli.Input;

/// <summary>What another program writes.</summary>
internal static class StandardInput
{
    private const int ClosedOnExecution = 0x80000;

    /// <summary>The stream, which is empty where the shell closed it (<c>&lt;&amp;-</c>).</summary>
    public static Stream Open() => IsClosed() ? Stream.Null : Console.OpenStandardInput();

    /// <summary>
    /// Where it was closed, the runtime has something of its own under its number, from which one would read for ever. That is told
    /// by a flag which nothing has that came from another process.
    /// </summary>
    private static bool IsClosed()
    {
        const string Descriptor = "/proc/self/fdinfo/0";
        if (!OperatingSystem.IsLinux() || !File.Exists(Descriptor))
            return false;
        string? flags = File.ReadLines(Descriptor).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags is not null && (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & ClosedOnExecution) != 0;
    }
}
