namespace LrExpr.Cli.Fitting;

/// <summary>Seeds that people give: small whole numbers, years and dates, and those that many examples have.</summary>
internal static class Seeds
{
    private const int MostSmall = 256;

    public static IReadOnlyList<double> Likely { get; } =
    [
        .. Enumerable.Range(0, MostSmall).Select(seed => (double)seed),
        .. Enumerable.Range(1990, 50).Select(year => (double)year),
        314, 666, 777, 999, 1000, 1024, 1111, 1234, 1337, 3407, 4321, 5678, 9999, 12345, 31337, 54321, 65535, 65536, 123456, 314159, 1234567, 12345678, 19260817, 20200220, 123456789, 1234567890, 2147483647, 4294967295,
    ];
}
