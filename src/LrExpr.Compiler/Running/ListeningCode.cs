using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running.Closures;
using LrExpr.Running.Emission;
using LrExpr.Syntax;

namespace LrExpr.Running;

/// <summary>
/// What runs a schedule that listens. Its states and the signals of a report are in one array, states first, in the order of
/// <see cref="States"/> and <see cref="Signals"/>.
/// </summary>
internal sealed class ListeningCode
{
    private readonly ScheduleSymbol _schedule;
    private readonly ScheduleCode _value;

    /// <param name="schedule">The schedule.</param>
    /// <param name="value">Its tree, in which states are left open.</param>
    public ListeningCode(ScheduleSymbol schedule, ScheduleCode value)
    {
        (_schedule, _value) = (schedule, value);
        States = [.. schedule.States.SelectMany(part => part.Machine.States)];
        Names = [.. schedule.States.SelectMany(part => part.Machine.States.Select(part.NameOf))];
        Signals = [.. schedule.States.SelectMany(part => part.Machine.Signals).Distinct()];
        SignalNames = [.. Signals.Select(signal => signal.Name).Distinct(Syntax.Names.Comparer)];
        Value = new AtState(this);
        Report = new AfterReport(this);
    }

    public ImmutableArray<StateSymbol> States { get; }

    /// <summary>The names of the states, each once.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The signals; two parts that listen to one name have one each.</summary>
    public ImmutableArray<SignalSymbol> Signals { get; }

    public ImmutableArray<string> SignalNames { get; }

    /// <summary>The value at a step.</summary>
    public TieredCode<Func<long, double[], double>> Value { get; }

    /// <summary>Makes the states in the array what a report makes of them, and gives the value at its step.</summary>
    public TieredCode<Func<long, double[], double>> Report { get; }

    /// <summary>The states at the beginning, and room for the signals.</summary>
    public double[] Start() => [.. States.Select(state => state.StandIn), .. Signals.Select(signal => signal.StandIn)];

    private IReadOnlyList<OpenSymbol> Given => [.. States, .. Signals];

    private List<ScheduleCode> Updates() => [.. _schedule.States.SelectMany(part => part.Machine.States.Select((_, index) => _value.UpdateOf(part.Machine, index)))];

    /// <summary>What a state becomes: NaN is no value to go on with, and leaves it as it was.</summary>
    private static double Next(StateSymbol state, double before, double update) => double.IsNaN(update) ? before : state.Within(update);

    private sealed class AtState(ListeningCode code) : TieredCode<Func<long, double[], double>>
    {
        protected override Func<long, double[], double> MakeClosures() => ClosureEmitter.EmitGiven(code._value.Simplified, code.Given, code._value.EvaluatorOf);

        protected override Func<long, double[], double> MakeFunction()
        {
            if (!RuntimeFeature.IsDynamicCodeCompiled)
                return Closures;
            var frame = new Frame(code.Given);
            return MachineCode.Of(frame.Function([ScalarEmitter.Emit(code._value.Simplified, frame.Step, code._value.EvaluatorOf, frame.Locals)]));
        }
    }

    private sealed class AfterReport(ListeningCode code) : TieredCode<Func<long, double[], double>>
    {
        protected override Func<long, double[], double> MakeClosures()
        {
            var states = code.States;
            var value = code.Value.Closures;
            Func<long, double[], double>[] updates = [.. code.Updates().Select(update => ClosureEmitter.EmitGiven(update.Simplified, code.Given, update.EvaluatorOf))];
            return (step, given) =>
            {
                Span<double> next = stackalloc double[StateMachine.Most];
                for (int i = 0; i < updates.Length; i++)
                    next[i] = Next(states[i], given[i], updates[i](step, given));
                next[..updates.Length].CopyTo(given);
                return value(step, given);
            };
        }

        /// <summary>All updates are computed of what the states were, and then put in their places, in one function.</summary>
        protected override Func<long, double[], double> MakeFunction()
        {
            if (!RuntimeFeature.IsDynamicCodeCompiled)
                return Closures;
            var frame = new Frame(code.Given);
            ParameterExpression[] next = [.. code.States.Select(_ => Expression.Variable(typeof(double)))];
            var computed = code.Updates().Select((update, i) => Expression.Assign(next[i], ScalarEmitter.Emit(update.Simplified, frame.Step, update.EvaluatorOf, frame.Locals)));
            var kept = code.States.Select((state, i) => frame.Keep(i, Within(state, frame.Locals[state], next[i])));
            var value = ScalarEmitter.Emit(code._value.Simplified, frame.Step, code._value.EvaluatorOf, frame.Locals);
            return MachineCode.Of(frame.Function([.. computed, .. kept, value], next));
        }

        private static Expression Within(StateSymbol state, Expression before, Expression update)
        {
            var result = update;
            if (!double.IsNegativeInfinity(state.Min))
                result = Expression.Condition(Expression.LessThan(update, Expression.Constant(state.Min)), Expression.Constant(state.Min), result);
            if (!double.IsPositiveInfinity(state.Max))
                result = Expression.Condition(Expression.GreaterThan(update, Expression.Constant(state.Max)), Expression.Constant(state.Max), result);
            return Expression.Condition(Expression.Equal(update, update), result, before);
        }
    }

    /// <summary>The array of a call, and a variable for each number in it.</summary>
    private sealed class Frame
    {
        private readonly ParameterExpression _array = Expression.Parameter(typeof(double[]), "numbers");
        private readonly ParameterExpression[] _variables;

        public Frame(IReadOnlyList<OpenSymbol> given)
        {
            _variables = [.. given.Select(symbol => Expression.Variable(typeof(double), symbol.Name))];
            Locals = given.Select((symbol, i) => (symbol, i)).ToDictionary(pair => (Local)pair.symbol, pair => _variables[pair.i]);
        }

        public ParameterExpression Step { get; } = Expression.Parameter(typeof(long), "step");

        public IReadOnlyDictionary<Local, ParameterExpression> Locals { get; }

        /// <summary>Puts a number into the array and its variable.</summary>
        public Expression Keep(int index, Expression value) =>
            Expression.Assign(Expression.ArrayAccess(_array, Expression.Constant(index)), Expression.Assign(_variables[index], value));

        /// <summary>A function that does something, the last of which is its value.</summary>
        public Expression<Func<long, double[], double>> Function(IEnumerable<Expression> body, params ParameterExpression[] others) => Expression.Lambda<Func<long, double[], double>>(
            Expression.Block([.. _variables, .. others], [.. _variables.Select((variable, i) => Expression.Assign(variable, Expression.ArrayIndex(_array, Expression.Constant(i)))), .. body]),
            Step,
            _array);
    }
}
