using System.Globalization;
using LrExpr.Text;

namespace LrExpr;

/// <summary>
/// A kind written in C#: a schedule that no formula can say, with declared parameters. It is used like any other kind: in
/// configuration, in formulas, as a parameter, in Keras' JSON.
/// </summary>
/// <remarks>
/// The parameters are checked as those of every kind. <c>create</c> is then called once for each use, with their values. What it throws,
/// or a null, is the error LRX3009 at the definition. The function it gives is called with any step, from any thread, and should
/// depend on nothing but the step. What the function throws is thrown to whoever asks for a value; only while a configuration is checked
/// does it become a diagnostic (LRX7001 at a probed step, LRX7002 where the schedule has an <c>Expect</c>).
/// </remarks>
/// <example>
/// <code>
/// var kind = new ScheduleKind("Table", arguments =>
/// {
///     double[] rates = arguments.Array("rates");
///     return step => rates[Math.Clamp(step, 0, rates.Length - 1)];
/// })
/// {
///     Parameters = [ScheduleKindParameter.Array("rates")],
/// };
/// ScheduleSet.Load(section, [kind]);
/// </code>
/// </example>
public sealed class ScheduleKind
{
    private const string Code = "code";

    private readonly int _cost = 100;

    /// <summary>Creates a kind.</summary>
    /// <param name="name">Its name; not that of a function, kind or schedule of the same configuration, else LRX3007.</param>
    /// <param name="create">Gives the function of a schedule of this kind for the values of its parameters.</param>
    public ScheduleKind(string name, Func<KindArguments, Func<long, double>> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(create);
        Name = name;
        Create = create;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it does, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Its parameters, in the order of arguments in a formula.</summary>
    public IReadOnlyList<ScheduleKindParameter> Parameters { get; init; } = [];

    /// <summary>Conditions on the parameters in the formula language, such as <c>decay_steps > 0</c>; one that is not met is LRX3009.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>
    /// The bound on the work of one evaluation, in the units of the language's section on cost; that of schedules given as parameters
    /// is added.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Cost
    {
        get => _cost;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _cost = value;
        }
    }

    internal Func<KindArguments, Func<long, double>> Create { get; }

    /// <summary>The declaration as it would stand in a configuration.</summary>
    internal Setting ToSetting() => new(
        Name,
        [
            new Setting("Parameters", Parameters.Select(parameter => parameter.ToSetting(Code)), Code),
            new Setting("Constraints", Constraints.Select((text, index) => new Setting(index.ToString(CultureInfo.InvariantCulture), text, Code)), Code),
            new Setting("Description", Description, Code),
        ],
        Code);

    /// <inheritdoc/>
    public override string ToString() => Printable.Escape(Name);
}
