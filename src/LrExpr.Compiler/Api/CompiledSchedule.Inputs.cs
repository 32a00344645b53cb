using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Loading;
using LrExpr.Running;

namespace LrExpr;

/// <content>What calls give beside the step.</content>
public sealed partial class CompiledSchedule
{
    /// <summary>Inputs that have been given for good, with their values.</summary>
    private readonly ImmutableDictionary<InputSymbol, double> _given = ImmutableDictionary<InputSymbol, double>.Empty;

    private CompiledSchedule(LoadedSchedule loaded, ImmutableDictionary<InputSymbol, double> given)
        : this(loaded) => _given = given;

    /// <summary>The inputs: numbers that a call gives beside the step, its own and those of what it refers to. Those that <see cref="With(string, double)"/> has fixed are none.</summary>
    public IReadOnlyList<ScheduleInput> Inputs => Symbol.Inputs.IsEmpty ? [] : [.. Symbol.Inputs.Where(input => !_given.ContainsKey(input)).Select(input => new ScheduleInput(input))];

    /// <summary>The value at a step, with inputs.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <param name="inputs">Values of inputs; one that is not among them is what it is by default.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <exception cref="InvalidOperationException">An input without a default is not among them.</exception>
    /// <example><code>double delay = retryDelay.At(attempt, new() { ["client"] = 42 });</code></example>
    public double At(long step, ScheduleInputs inputs)
    {
        double[] values = Complete(inputs);
        return Code.OfInputs.Current(step, values[0], values[1], values[2], values[3]);
    }

    /// <summary>The schedule with an input given for good.</summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="value">Its value; beyond a limit, the limit.</param>
    /// <returns>A schedule that needs the input no more, and whose <see cref="Fill(long, Span{double})"/> is as fast as that of one without inputs.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <example><code>CompiledSchedule mine = rollOut.With("user", Schedule.Hash("ada@example.org"));</code></example>
    public CompiledSchedule With(string input, double value) => With(new ScheduleInputs { [input] = value });

    /// <summary>The schedule with inputs given for good.</summary>
    /// <param name="inputs">Their values by name; beyond a limit, the limit.</param>
    /// <returns>A schedule that needs these inputs no more.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <example><code>CompiledSchedule mine = delay.With(new() { ["client"] = 42, ["load"] = 0.7 });</code></example>
    public CompiledSchedule With(ScheduleInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var given = _given;
        foreach (var (name, value) in inputs)
        {
            var input = Symbol.Inputs[Places.Of(name)];
            given = given.SetItem(input, input.Within(value));
        }

        return given == _given ? this : new CompiledSchedule(_loaded with { Code = CodeWith(given) }, given);
    }

    /// <summary>A function of the step and of one input, compiled now. It allocates nothing.</summary>
    /// <param name="input">The name of the input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>Func&lt;long, double, double&gt; delay = schedule.FunctionOf("load"); delay(attempt, 0.7);</code></example>
    public Func<long, double, double> FunctionOf(string input) => new InputCall(this, input).One;

    /// <summary>A function of the step and of two inputs, compiled now. It allocates nothing.</summary>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client")(attempt, 0.7, 42);</code></example>
    public Func<long, double, double, double> FunctionOf(string first, string second) => new InputCall(this, first, second).Two;

    /// <summary>A function of the step and of three inputs, compiled now. It allocates nothing.</summary>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <param name="third">The name of the third input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <exception cref="InvalidOperationException">Another input has no default.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client", "zone")(attempt, 0.7, 42, 3);</code></example>
    public Func<long, double, double, double, double> FunctionOf(string first, string second, string third) => new InputCall(this, first, second, third).Three;

    /// <summary>A function of the step and of four inputs, compiled now. It allocates nothing.</summary>
    /// <param name="first">The name of the first input.</param>
    /// <param name="second">The name of the second input.</param>
    /// <param name="third">The name of the third input.</param>
    /// <param name="fourth">The name of the fourth input.</param>
    /// <returns>The function.</returns>
    /// <exception cref="ArgumentException">The schedule has no such input, or one is named twice.</exception>
    /// <example><code>double wait = schedule.FunctionOf("load", "client", "zone", "day")(attempt, 0.7, 42, 3, 6);</code></example>
    public Func<long, double, double, double, double, double> FunctionOf(string first, string second, string third, string fourth) => new InputCall(this, first, second, third, fourth).Four;

    internal InputPlaces Places => new(Name, Symbol.Inputs);

    /// <summary>What an input has been given for good; null where it is open.</summary>
    internal double? GivenValue(InputSymbol input) => InputPlaces.Find(Symbol.Inputs, input.Name) is >= 0 and var place && _given.TryGetValue(Symbol.Inputs[place], out double value) ? value : null;

    /// <summary>What inputs are where values are looked at and no call gives any: what has been given for good, else the default, else something between the limits.</summary>
    internal IReadOnlyList<GivenInput> InputsLookedAt => [.. Symbol.Inputs.Select(input => new GivenInput(input, GivenValue(input) ?? input.StandIn))];

    /// <summary>Bounds of the values at the steps of a range, whatever finite numbers the open inputs are; null where the formula gives none.</summary>
    internal (double Low, double High)? BoundsOverInputs(long first, long last)
    {
        if (Inputs.Count == 0 || first < -CheckedRange.Farthest || last > CheckedRange.Farthest)
            return null;
        var open = Code.With(symbol => symbol is not InputSymbol input ? new BoundLocal(symbol) : GivenValue(input) is { } value ? new BoundConstant(value)
            : InputPlaces.Find(Symbol.Inputs, input.Name) is >= 0 and var place ? new BoundLocal(Symbol.Inputs[place]) : new BoundConstant(input.StandIn));
        return Proof.OfFiniteInputs(open, Symbol.Inputs, Code.Checked, Cost, new CheckedRange(first, last)).Bounds();
    }

    /// <summary>The values of all inputs.</summary>
    internal double[] Complete(ScheduleInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var places = Places;
        return places.Complete([.. _given.Select(given => (Symbol.Inputs.IndexOf(given.Key), given.Value)), .. inputs.Select(input => (places.Of(input.Key), input.Value))]);
    }

    /// <summary>The code with inputs given; its first calls are those of the code that takes them with each call.</summary>
    private ScheduleCode CodeWith(ImmutableDictionary<InputSymbol, double> given)
    {
        var symbols = Symbol.Inputs;
        double[] values = [.. symbols.Select(input => given.TryGetValue(input, out double value) ? value : input.StandIn), .. new double[InputSymbol.Most - symbols.Length]];
        var open = Code.OfInputs;
        return Code.With(
            Of,
            step => open.Current(step, values[0], values[1], values[2], values[3]),
            symbols.FirstOrDefault(input => input.Default is null && !given.ContainsKey(input)));

        BoundExpression Of(OpenSymbol input) => new BoundConstant(input is InputSymbol && InputPlaces.Find(symbols, input.Name) is >= 0 and var place ? values[place] : input.StandIn);
    }
}
