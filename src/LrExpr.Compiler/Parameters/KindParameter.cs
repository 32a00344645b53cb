using System.Collections.Immutable;

namespace LrExpr.Parameters;

/// <summary>A declared parameter of a kind.</summary>
/// <param name="Name">As configuration, calls by name and messages write it.</param>
/// <param name="Type">What it is; null where it follows from the default.</param>
internal sealed record KindParameter(string Name, ParameterType? Type)
{
    private readonly string? _inFormula;

    /// <summary>As the formula and the constraints of the kind write it; another name where <see cref="Name"/> has a meaning of its own there, such as <c>step</c>.</summary>
    public string InFormula { get => _inFormula ?? Name; init => _inFormula = value; }

    /// <summary>The default's setting, or null where there is none.</summary>
    public PlacedSetting? Default { get; init; }

    /// <summary>Whether it may be left out without having a default.</summary>
    public bool IsOptional { get; init; }

    public bool IsRequired => Default is null && !IsOptional && !IsFaulty && !IsForOthers;

    /// <summary>Whether only other outputs of the kind use it, which therefore alone need it.</summary>
    public bool IsForOthers { get; init; }

    /// <summary>What a choice can be.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>What it means, for people.</summary>
    public string? Description { get; init; }

    /// <summary>What it is counted in, such as "steps"; null for a plain number.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is there only because the library has it, so that what is written for that is right here: nothing uses it.</summary>
    public bool HasNoEffect { get; init; }

    /// <summary>Whether it is the rate of the optimizer, which the library's schedule is not told but finds there.</summary>
    public bool IsOfOptimizer { get; init; }

    /// <summary>Whether its declaration was reported, so that nothing is known of its type.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Where it is declared.</summary>
    public required string Path { get; init; }

    public string? File { get; init; }

    /// <summary>Parameters of kinds are compared without regard to case and underscores.</summary>
    public static string Canonical(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>The option that a name means, as it was declared; null where there is none.</summary>
    public static string? OptionOf(ImmutableArray<string> options, string name)
    {
        string canonical = Canonical(name);
        return options.FirstOrDefault(option => Canonical(option) == canonical);
    }
}
