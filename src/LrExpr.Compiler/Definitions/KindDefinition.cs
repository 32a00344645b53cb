using System.Collections.Immutable;
using LrExpr.Parameters;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Definitions;

/// <summary>A kind: a formula with declared parameters. Those built in and those of a configuration are of one sort.</summary>
internal sealed record KindDefinition(string Name, string Path) : Definition(Name, Path)
{
    /// <summary>The formula; null for a kind written in C#, and where it is missing, which has been reported.</summary>
    public SourceText? Formula { get; init; }

    /// <summary>The kind in C#; null for one that is a formula.</summary>
    public ScheduleKind? Code { get; init; }

    public ImmutableArray<KindParameter> Parameters { get; init; } = [];

    /// <summary>Constant boolean expressions over the parameters, all of which must be true.</summary>
    public ImmutableArray<SourceText> Constraints { get; init; } = [];

    /// <summary>Up to which step it is made for; null where nothing is said.</summary>
    public EndDefinition? Until { get; init; }

    /// <summary>What it keeps from report to report; null for a pure function of the step.</summary>
    public StateDefinition? State { get; init; }

    /// <summary>Further values over the same parameters, each a kind of its own that is called <c>Kind.output</c>.</summary>
    public ImmutableArray<KindDefinition> Outputs { get; init; } = [];

    /// <summary>The name of the kind whose output it is; null for a kind by itself.</summary>
    public string? OutputOf { get; init; }

    /// <summary>Under which condition a schedule has this output; null for always.</summary>
    public SourceText? When { get; init; }

    /// <summary>Its name behind that of the kind whose output it is.</summary>
    public string OutputName => Name[(OutputOf!.Length + 1)..];

    /// <summary>Which of its parameters say how long a run is, for those that are times; null where none does.</summary>
    public KindHorizon? Horizon { get; init; }

    public string? Description { get; init; }

    /// <summary>Other names it goes by.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The kind and its outputs, under all of their names.</summary>
    public IEnumerable<(string Name, KindDefinition Kind)> Named =>
        Aliases.Prepend(Name).SelectMany(name => Outputs.Select(output => ($"{name}.{output.OutputName}", output)).Prepend((name, this)));

    /// <summary>The library it comes from; null for a kind of a configuration.</summary>
    public KindSource? Source { get; init; }

    /// <summary>Kinds that can draw the same curve.</summary>
    public ImmutableArray<RelatedKind> SeeAlso { get; init; } = [];
}

/// <summary>Where a kind ends.</summary>
/// <param name="Step">The last step it is made for, a constant expression over the parameters; <c>inf</c> where there is none.</param>
/// <param name="Beyond">What the library and the formula do beyond it; empty for a kind of a configuration.</param>
internal sealed record EndDefinition(SourceText Step, string Beyond);

/// <summary>A kind that can draw the same curve as another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">With which parameters, or from where to where.</param>
internal sealed record RelatedKind(string Name, string Note)
{
    /// <summary>A formula with the kind that names the other; empty where nothing is compared.</summary>
    public string Here { get; init; } = "";

    /// <summary>A formula with the other kind, of the same values.</summary>
    public string There { get; init; } = "";

    /// <summary>The last step at which the values are the same.</summary>
    public int Steps { get; init; }
}

/// <summary>The library a kind comes from.</summary>
/// <param name="Library">Its name, such as "Keras".</param>
/// <param name="Version">The version whose values were compared; empty for this library itself.</param>
/// <param name="Link">Its documentation; empty for this library itself.</param>
internal sealed record KindSource(string Library, string Version, string Link);
