using LrExpr.Binding;
using LrExpr.Running;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Checks;

/// <summary>A test that stands in a configuration: what the values at a step, or at every step of a range, are.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Range">The steps.</param>
/// <param name="Claims">What must be true there.</param>
internal sealed record ScheduleTest(PlacedSetting Place, CheckedRange Range, IReadOnlyList<Claim> Claims)
{
    /// <summary>How far from the step a value is looked for that is the expected one.</summary>
    private const int Nearby = 1_000;

    /// <summary>A difference that is as small as this was hardly meant.</summary>
    private const double SmallDifference = 1e-6;

    /// <summary>What inputs are; one that is not among them is at its default.</summary>
    public IReadOnlyList<GivenInput> Given { get; init; } = [];

    /// <summary>"step 500 where load is 1: is 0.1", which names it for people.</summary>
    public string Name => $"{Range}{Where}: {string.Join(", ", Claims)}";

    /// <summary>" where load is 1", or nothing where no input is given.</summary>
    public string Where => Given.Count == 0 ? "" : $" where {string.Join(" and ", Given)}";

    /// <summary>What an input is in this test. A schedule and what it refers to have one of a name.</summary>
    public double ValueOf(OpenSymbol symbol) => Given.FirstOrDefault(given => symbol is InputSymbol && Names.Same(given.Input.Name, symbol.Name))?.Value ?? symbol.StandIn;

    /// <summary>Code whose inputs are those of this test.</summary>
    public ScheduleCode Code(ScheduleCode code) => Given.Count == 0 ? code : code.With(input => new BoundConstant(ValueOf(input)));

    /// <summary>Where it fails; null where it is met.</summary>
    /// <param name="code">Code with its inputs.</param>
    public FoundBreach? Run(ScheduleCode code) => ValueCheck.AtEveryStep(code, Range, Claims);

    /// <summary>What may help whoever sees it fail; null for nothing.</summary>
    public string? Hint(ScheduleCode code, FoundBreach breach)
    {
        if (breach.Thrown is not null || Claims.OfType<IsValue>().FirstOrDefault() is not { } claim)
            return null;
        double difference = Math.Abs(breach.Value - claim.Value);
        if (difference <= SmallDifference * Math.Abs(claim.Value))
            return $"they differ by {NumberText.Of(difference)}; 'Within' allows a difference";
        return NearestStep(code, breach.Step, claim) is { } step ? FormattableString.Invariant($"at step {step} it is {NumberText.Of(code.Closures(step))}") : null;
    }

    private static long? NearestStep(ScheduleCode code, long step, IsValue claim)
    {
        try
        {
            for (long distance = 1; distance <= Nearby; distance++)
            {
                foreach (long near in new[] { step - distance, step + distance })
                {
                    if (near >= 0 && claim.Breach(null, isNeighbour: false, code.Closures(near)) is null)
                        return near;
                }
            }
        }
        catch (Exception)
        {
            // A function in C# that has no value nearby has none to propose.
        }

        return null;
    }
}
