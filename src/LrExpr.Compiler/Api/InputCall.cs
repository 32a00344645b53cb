using LrExpr.Binding;
using LrExpr.Running;
using LrExpr.Text;

namespace LrExpr;

/// <summary>A call of a schedule with some of its inputs, in the order of their names.</summary>
internal sealed class InputCall
{
    private readonly OpenCode _code;
    private readonly InputArgument[] _arguments;

    /// <summary>The inputs that are no arguments; in the places of those that are, whatever.</summary>
    private readonly double[] _others;

    /// <summary>The code for one argument, which is what most calls have.</summary>
    private readonly TypedCode<Func<long, double, double>> _one;

    /// <param name="schedule">The schedule.</param>
    /// <param name="names">The names of the inputs.</param>
    public InputCall(CompiledSchedule schedule, params string[] names)
        : this(schedule, [.. names.Select(schedule.Places.Of)])
    {
        if (_arguments.DistinctBy(argument => argument.Place).Count() < names.Length)
            throw new ArgumentException($"an input of {Printable.Quote(schedule.Name)} is named twice");
    }

    private InputCall(CompiledSchedule schedule, int[] places)
    {
        var inputs = schedule.Symbol.Inputs;
        var given = new ScheduleInputs();
        foreach (int place in places.Where(place => place < inputs.Length))
            given[inputs[place].Name] = 0;
        _others = [.. schedule.Complete(given), 0];
        _arguments = [.. places.Select(place => place < inputs.Length ? new InputArgument(place, inputs[place].Min, inputs[place].Max) : new InputArgument(place, 0, 0))];
        _code = schedule.Code.OfInputs;
        _one = Typed<Func<long, double, double>>((step, first) => Call(step, [first]));
    }

    /// <summary>The same where inputs may have been taken away: what is given for them goes nowhere.</summary>
    public static InputCall OfThoseThere(CompiledSchedule schedule, string[] names) => new(
        schedule,
        [.. names.Select(name => InputPlaces.Find(schedule.Symbol.Inputs, name) is >= 0 and var place ? place : InputSymbol.Most)]);

    /// <summary>Functions of one to four arguments, compiled now.</summary>
    public Func<long, double, double> One => _one.Function;

    public Func<long, double, double, double> Two => Typed<Func<long, double, double, double>>(At).Function;

    public Func<long, double, double, double, double> Three => Typed<Func<long, double, double, double, double>>(At).Function;

    public Func<long, double, double, double, double, double> Four => Typed<Func<long, double, double, double, double, double>>(At).Function;

    public double At(long step, double first) => _one.Current(step, first);

    public double At(long step, double first, double second) => Call(step, [first, second]);

    public double At(long step, double first, double second, double third) => Call(step, [first, second, third]);

    public double At(long step, double first, double second, double third, double fourth) => Call(step, [first, second, third, fourth]);

    private double Call(long step, ReadOnlySpan<double> given)
    {
        Span<double> values = [_others[0], _others[1], _others[2], _others[3], 0];
        for (int i = 0; i < given.Length; i++)
            values[_arguments[i].Place] = _arguments[i].Within(given[i]);
        return _code.Current(step, values[0], values[1], values[2], values[3]);
    }

    private TypedCode<TFunction> Typed<TFunction>(TFunction closures)
        where TFunction : Delegate => new(_code, _arguments, _others, closures);
}
