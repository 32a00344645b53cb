using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;

namespace LrExpr;

/// <summary>A schedule that has been checked: a function from a step to a number. Immutable; any thread may use it.</summary>
/// <remarks>
/// Code is generated on first use. On platforms that cannot generate code (NativeAOT) the formula is evaluated instead, with
/// the same values. Evaluation ends after a number of operations known when the formula was loaded, never throws, and gives a
/// <c>double</c> that may be NaN or infinite.
/// </remarks>
/// <example>
/// <code>
/// CompiledSchedule schedule = Schedule.Compile("0.1 * 0.96 ^ floor(step / 1000)");
/// double rate = schedule.At(1500); // 0.096
/// </code>
/// </example>
public sealed class CompiledSchedule
{
    internal CompiledSchedule(ScheduleSymbol symbol, Numerics numerics)
    {
        Symbol = symbol;
        Numerics = numerics;
    }

    /// <summary>The name it has in its set; <c>formula</c> or the name of its kind for one compiled by itself.</summary>
    public string Name => Symbol.Name;

    /// <summary>What the configuration says it is for; null where it says nothing.</summary>
    public string? Description => Symbol.Definition.Description;

    /// <summary>The compiled function itself: calling it costs what calling a hand-written one does.</summary>
    public Func<long, double> Function => throw new NotImplementedException();

    /// <summary>The bound on the work of one evaluation, in the units of the language's section on cost.</summary>
    public long Cost => Symbol.Cost;

    internal ScheduleSymbol Symbol { get; }

    internal Numerics Numerics { get; }

    /// <summary>The value at a step.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    public double At(long step) => Function(step);

    /// <summary>The values at consecutive steps.</summary>
    /// <param name="firstStep">The step of the first value. Steps beyond <see cref="long.MaxValue"/> are that step.</param>
    /// <param name="destination">Receives one value for each step.</param>
    public void Fill(long firstStep, Span<double> destination) => throw new NotImplementedException();

    /// <summary>The values at the steps given.</summary>
    /// <param name="steps">The steps, in any order.</param>
    /// <param name="destination">Receives one value for each step; at least as long as <paramref name="steps"/>.</param>
    /// <exception cref="ArgumentException">The destination is shorter than the steps.</exception>
    public void Fill(ReadOnlySpan<long> steps, Span<double> destination) => throw new NotImplementedException();

    /// <summary>What the schedule is, for people: its formula, each parameter with where it came from, the formula after simplification.</summary>
    /// <returns>Several lines of text.</returns>
    public string Explain() => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
