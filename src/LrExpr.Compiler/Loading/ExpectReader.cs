using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>Reads an <c>Expect</c>.</summary>
/// <param name="schedule">The schedule that has it.</param>
/// <param name="shared">The shared parameters.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class ExpectReader(ScheduleSymbol schedule, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
{
    /// <summary>What <c>Steps</c> can be.</summary>
    public const long MostSteps = 10_000_000;

    private readonly ClaimReader _reader = new(schedule, shared, diagnostics, "LRX7003");

    /// <summary>The expectation; null where something was reported.</summary>
    /// <param name="expect">The setting, which is not empty.</param>
    /// <param name="lastOfSchedule">The last step of the schedule itself, for an expectation that names none; asked only then.</param>
    public Expectation? Read(PlacedSetting expect, Func<long> lastOfSchedule)
    {
        int before = diagnostics.ErrorCount;
        if (!_reader.IsObject(expect, "'Expect'", Keys.OfExpect))
            return null;
        var claims = new List<Claim>();
        if (ReadFinite(expect))
            claims.Add(new IsFinite());
        if (_reader.Number(expect, "Min") is { } min)
            claims.Add(new AtLeast(min));
        if (_reader.Number(expect, "Max") is { } max)
            claims.Add(new AtMost(max));
        if (_reader.Number(expect, "MaxJump") is { } jump)
            claims.Add(new JumpsAtMost(jump));
        if (ReadDirection(expect) is { } direction)
            claims.Add(new GoesOneWay(direction));

        var (first, last) = _reader.Range(expect);
        if (ReadSteps(expect) is { } steps)
        {
            if (last is not null)
                _reader.Report(expect.Child("Steps")!.Value, "'Steps' and 'To' both say where the range ends; remove one of them");
            last = first + steps - 1;
        }

        var total = ReadTotal(expect, first);
        if (diagnostics.ErrorCount > before)
            return null;
        var range = new CheckedRange(first, last ?? (claims.Count > 0 || total is { Last: null } ? Math.Max(first, lastOfSchedule()) : first));
        return new Expectation(range, claims, total is { } sum ? new TotalClaim(new CheckedRange(sum.First, sum.Last ?? Math.Max(sum.First, range.Last)), sum.Min, sum.Max) : null);
    }

    private (long First, long? Last, double? Min, double? Max)? ReadTotal(PlacedSetting expect, long first)
    {
        if (ClaimReader.Given(expect, "Total") is not { } place || !_reader.IsObject(place, "'Total'", Keys.OfTotal))
            return null;
        var (from, to) = _reader.Range(place, first);
        double? min = _reader.Number(place, "Min"), max = _reader.Number(place, "Max");
        if (ClaimReader.Given(place, "Min") is null && ClaimReader.Given(place, "Max") is null)
            _reader.Report(place, "'Total' needs 'Min' or 'Max'");
        return (from, to, min, max);
    }

    private long? ReadSteps(PlacedSetting expect)
    {
        if (_reader.Number(expect, "Steps") is not { } number)
            return null;
        double steps = Math.Floor(number);
        if (steps is >= 1 and <= MostSteps)
            return (long)steps;
        _reader.Report(expect.Child("Steps")!.Value, FormattableString.Invariant($"'Steps' must be from 1 to {MostSteps}, but is {NumberText.Of(number)}; 'To' can be any step"));
        return null;
    }

    private Tendency? ReadDirection(PlacedSetting expect)
    {
        if (ClaimReader.Given(expect, "Monotone") is not { } place)
            return null;
        if (Names.Same(place.Setting.Text ?? "", "increasing"))
            return Tendency.Rising;
        if (Names.Same(place.Setting.Text ?? "", "decreasing"))
            return Tendency.Falling;
        _reader.Report(place, "'Monotone' must be 'increasing' or 'decreasing'");
        return null;
    }

    private bool ReadFinite(PlacedSetting expect)
    {
        if (ClaimReader.Given(expect, "Finite") is not { } place)
            return false;
        if (Names.Same(place.Setting.Text ?? "", "true"))
            return true;
        _reader.Report(place, "'Finite' must be true or absent");
        return false;
    }
}
