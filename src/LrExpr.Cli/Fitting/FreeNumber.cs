namespace LrExpr.Cli.Fitting;

/// <summary>A number of a kind that is looked for.</summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Default">The value it has where it is not given; null where it must be given.</param>
/// <param name="IsPlace">Whether it is counted in something, such as steps.</param>
internal sealed record FreeNumber(string Name, double? Default, bool IsPlace)
{
    /// <summary>What it was guessed to be as a part of something larger; null where it stands for itself.</summary>
    public double? Guess { get; init; }

    /// <summary>Whether the parameter could be left out, and has no value then.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Whether it is a seed: what is near to the right one is as wrong as any other.</summary>
    public bool IsSeed { get; init; }
}
