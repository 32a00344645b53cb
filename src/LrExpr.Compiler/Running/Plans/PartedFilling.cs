using System.Globalization;
using LrExpr.Facts;

namespace LrExpr.Running.Plans;

/// <summary>A filling of its own for each part of the range, made when it is first needed.</summary>
internal sealed class PartedFilling : IFilling
{
    private readonly StepRange[] _parts;
    private readonly IFilling?[] _fillings;
    private readonly Func<StepRange, IFilling> _make;

    /// <param name="range">The range.</param>
    /// <param name="cuts">The first steps of the parts, the first one apart; ascending.</param>
    /// <param name="make">Makes the filling of a part.</param>
    public PartedFilling(StepRange range, IReadOnlyList<long> cuts, Func<StepRange, IFilling> make)
    {
        _parts = [.. Enumerable.Range(0, cuts.Count + 1).Select(i => new StepRange(
            i == 0 ? range.First : cuts[i - 1], i == cuts.Count ? range.Last : cuts[i] - 1))];
        _fillings = new IFilling?[_parts.Length];
        _make = make;
    }

    public void Fill(long first, Span<double> destination)
    {
        for (int part = PartOf(first); destination.Length > 0; part++)
        {
            int count = (int)Math.Min(destination.Length, _parts[part].Last - first + 1);
            FillingOf(part).Fill(first, destination[..count]);
            destination = destination[count..];
            first += count;
        }
    }

    public override string ToString() =>
        string.Join("; ", _parts.Select((part, i) => string.Create(CultureInfo.InvariantCulture, $"from {part.First} {FillingOf(i)}")));

    /// <summary>Two threads may make it at once; either serves.</summary>
    private IFilling FillingOf(int part) => _fillings[part] ?? (_fillings[part] = _make(_parts[part]));

    private int PartOf(long step)
    {
        int part = 0;
        while (step > _parts[part].Last)
            part++;
        return part;
    }
}
