namespace LrExpr;

/// <summary>A number that a call of a schedule gives beside the step.</summary>
/// <remarks>A value beyond a limit is taken as the limit, so that what was proved of the values stays true.</remarks>
/// <example><code>foreach (ScheduleInput input in schedule.Pin().Inputs) Console.WriteLine($"{input.Name}: {input.Min} to {input.Max}");</code></example>
public sealed class ScheduleInput
{
    internal ScheduleInput(Binding.OpenSymbol symbol)
    {
        (Name, Default, Min, Max, Description) = (symbol.Name, symbol.Default, symbol.Min, symbol.Max, symbol.Description);
        (Path, File) = (symbol.Path, symbol.File);
    }

    /// <summary>The name it has in formulas.</summary>
    public string Name { get; }

    /// <summary>What it is where a call gives none; null where a call must give it.</summary>
    public double? Default { get; }

    /// <summary>The least it is; negative infinity where the configuration sets no limit.</summary>
    public double Min { get; }

    /// <summary>The greatest it is; infinity where the configuration sets no limit.</summary>
    public double Max { get; }

    /// <summary>What the configuration says it is for; null where it says nothing.</summary>
    public string? Description { get; }

    /// <summary>Where it is declared.</summary>
    internal string Path { get; }

    /// <summary>The file or provider it came from, where known.</summary>
    internal string? File { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
