namespace LrExpr.Contract;

/// <summary>A question for curves.</summary>
internal sealed record CurvesQuestion
{
    /// <summary>The first step. Scripts have no whole numbers, so that beyond 2^53 it is rounded.</summary>
    public double First { get; init; }

    /// <summary>The last step.</summary>
    public double Last { get; init; }

    /// <summary>For how many columns of a drawing.</summary>
    public int Columns { get; init; } = 800;

    /// <summary>Whether equal factors of steps are equally wide.</summary>
    public bool LogSteps { get; init; }

    /// <summary>The curves.</summary>
    public IReadOnlyList<CurveQuestion>? Curves { get; init; }
}

/// <summary>A question for one curve.</summary>
internal sealed record CurveQuestion
{
    /// <summary>The name of the schedule.</summary>
    public string? Name { get; init; }

    /// <summary>Which set it is of; null for the one in use.</summary>
    public long? Revision { get; init; }

    /// <summary>Another formula than it has.</summary>
    public string? Formula { get; init; }

    /// <summary>Parameters of its own that are other ones.</summary>
    public Dictionary<string, string>? Parameters { get; init; }

    /// <summary>Shared parameters that are other ones.</summary>
    public Dictionary<string, string>? Shared { get; init; }

    /// <summary>Inputs that are given.</summary>
    public Dictionary<string, double>? Inputs { get; init; }

    /// <summary>Whether to say how it differs from that of the host.</summary>
    public bool Compare { get; init; }

    /// <summary>Whether to leave out marks and where it ends to change, which take longer than the values.</summary>
    public bool Quick { get; init; }
}
