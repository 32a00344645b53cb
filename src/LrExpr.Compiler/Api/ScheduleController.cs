using LrExpr.Binding;
using LrExpr.Formats.States;
using LrExpr.Running;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr;

/// <summary>The states of a schedule, and what changes them.</summary>
/// <param name="name">The name of the schedule.</param>
/// <param name="pin">The schedule as it is now. Where that changes, a state goes on that has its name in the new one.</param>
/// <param name="adopted">Is told of a change: the states that go on, and those that begin anew. Null where nothing changes.</param>
/// <param name="watched">Looks at the values on their way out; null where nobody does.</param>
internal sealed class ScheduleController(
    string name, Func<CompiledSchedule> pin, Action<IReadOnlyList<string>, IReadOnlyList<string>>? adopted = null, IWatchedSchedule? watched = null) : IScheduleController
{
    private readonly Lock _lock = new();

    /// <summary>The signals there have been: one that an edit took away is not looked at any more, and nothing is thrown for that.</summary>
    private readonly HashSet<string> _known = new(Names.Comparer);
    private Heard _heard = new(pin().AnsweringAt(0));
    private long _step;

    public string Name => name;

    public double Value
    {
        get
        {
            lock (_lock)
                return Pass(_step, Now(_step).At(_step));
        }
    }

    public long Step
    {
        get
        {
            lock (_lock)
                return _step;
        }
    }

    public IReadOnlyList<string> Signals
    {
        get
        {
            lock (_lock)
                return Now(_step).Code.SignalNames;
        }
    }

    public IReadOnlyDictionary<string, double> State
    {
        get
        {
            lock (_lock)
                return Now(_step).ByName();
        }
    }

    public double At(long step)
    {
        lock (_lock)
            return Pass(step, Peek(step).At(step));
    }

    public double Report(long step, double metric)
    {
        lock (_lock)
        {
            var heard = Now(step);
            heard.Put(metric);
            _step = step;
            return Pass(step, heard.Report(step));
        }
    }

    public double Report(long step, params ReadOnlySpan<(string Name, double Value)> signals)
    {
        lock (_lock)
        {
            var heard = Now(step);
            heard.Put(signals, _known);
            _step = step;
            return Pass(step, heard.Report(step));
        }
    }

    public string Save()
    {
        lock (_lock)
            return SavedState.Write(name, KindOf(Now(_step)), _step, _heard.ByName());
    }

    public void Restore(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        lock (_lock)
        {
            // What answers at the step that was saved may keep something else than what answers now.
            var schedule = pin();
            var saved = SavedState.Read(json, name, step => (schedule.AnsweringAt(step).Symbol.Kind?.Name, schedule.AnsweringAt(step).Code.OfState.Names));
            var heard = new Heard(schedule.AnsweringAt(saved.Step));
            heard.Restore(saved.States);
            (_heard, _step) = (heard, saved.Step);
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            _heard = new Heard(pin().AnsweringAt(0));
            _step = 0;
        }
    }

    public override string ToString() => name;

    private double Pass(long step, double value) => watched is null ? value : watched.Pass(step, value);

    /// <summary>What was heard, in the schedule that answers at a step now.</summary>
    private Heard Now(long step)
    {
        var (heard, schedule) = (_heard, pin().AnsweringAt(step));
        return heard.Schedule == schedule ? heard : Adopt(schedule);
    }

    /// <summary>The same for a look at another step, which changes nothing.</summary>
    private Heard Peek(long step)
    {
        var (heard, schedule) = (Now(_step), pin().AnsweringAt(step));
        if (heard.Schedule == schedule)
            return heard;
        var other = new Heard(schedule);
        other.TakeFrom(heard);
        return other;
    }

    private Heard Adopt(CompiledSchedule schedule)
    {
        var heard = _heard;
        _known.UnionWith(heard.Code.SignalNames);
        _heard = new Heard(schedule);
        var anew = _heard.TakeFrom(heard);

        // The same code under a new description keeps the same.
        if (!heard.Schedule.SharesCodeWith(schedule) && (heard.Schedule.Listens || schedule.Listens))
            adopted?.Invoke([.. _heard.Code.Names.Except(anew)], anew);
        return _heard;
    }

    private static string? KindOf(Heard heard) => heard.Schedule.Symbol.Kind?.Name;

    /// <summary>What one schedule has heard. Used by one thread at a time.</summary>
    private sealed class Heard
    {
        private readonly double[] _numbers;

        /// <summary>Where a metric goes that comes without a name; more than one place where parts of the schedule listen to the same.</summary>
        private readonly int[] _metric;
        private readonly string? _ambiguous;

        public Heard(CompiledSchedule schedule)
        {
            Schedule = schedule;
            Code = schedule.Code.OfState;
            _numbers = Code.Start();
            _metric = schedule.MetricSignal is { } only ? [.. PlacesOf(only)] : [];
            _ambiguous = schedule.NeedsNames ? string.Join(", ", Code.SignalNames.Select(name => Printable.Quote(name))) : null;
        }

        public CompiledSchedule Schedule { get; }

        public ListeningCode Code { get; }

        public double At(long step) => Code.Value.Current(step, _numbers);

        public double Report(long step) => Code.Report.Current(step, _numbers);

        /// <exception cref="InvalidOperationException">There are several signals.</exception>
        public void Put(double metric)
        {
            if (_ambiguous is not null)
                throw new InvalidOperationException($"schedule {Printable.Quote(Schedule.Name)} listens to {_ambiguous}; give them by Report(step, signals)");
            Forget();
            foreach (int place in _metric)
                _numbers[place] = Code.Signals[place - Code.States.Length].Within(metric);
        }

        /// <exception cref="ArgumentException">There is no such signal.</exception>
        /// <exception cref="InvalidOperationException">A signal is missing.</exception>
        public void Put(ReadOnlySpan<(string Name, double Value)> signals, HashSet<string> known)
        {
            foreach (var (signal, _) in signals)
            {
                if (!Hears(signal) && !known.Contains(signal))
                    throw new ArgumentException($"schedule {Printable.Quote(Schedule.Name)} has no signal {Printable.Quote(signal)}{(Code.SignalNames.IsEmpty ? "; it listens to nothing" : NearestNames.Suggest(signal, Code.SignalNames))}", nameof(signals));
            }

            foreach (var signal in Code.Signals)
            {
                if (signal.Default is null && !IsAmong(signals, signal.Name))
                    throw new InvalidOperationException($"schedule {Printable.Quote(Schedule.Name)} needs signal {Printable.Quote(signal.Name)}, which has no default");
            }

            Forget();
            foreach (var (name, value) in signals)
            {
                for (int i = 0; i < Code.Signals.Length; i++)
                {
                    if (Names.Same(Code.Signals[i].Name, name))
                        _numbers[Code.States.Length + i] = Code.Signals[i].Within(value);
                }
            }
        }

        private bool Hears(string name)
        {
            foreach (string known in Code.SignalNames)
            {
                if (Names.Same(known, name))
                    return true;
            }

            return false;
        }

        private static bool IsAmong(ReadOnlySpan<(string Name, double Value)> signals, string name)
        {
            foreach (var (signal, _) in signals)
            {
                if (Names.Same(signal, name))
                    return true;
            }

            return false;
        }

        /// <summary>What the last report gave.</summary>
        private void Forget()
        {
            for (int i = 0; i < Code.Signals.Length; i++)
                _numbers[Code.States.Length + i] = Code.Signals[i].StandIn;
        }

        /// <summary>The states in their order.</summary>
        public IReadOnlyDictionary<string, double> ByName() => new OrderedDictionary<string, double>(Code.Names.Select((name, i) => KeyValuePair.Create(name, _numbers[i])), Names.Comparer);

        public void Restore(IReadOnlyDictionary<string, double> states)
        {
            for (int i = 0; i < Code.Names.Length; i++)
                _numbers[i] = Code.States[i].Within(states[Code.Names[i]]);
        }

        /// <summary>Goes on with the states of another that have the same names.</summary>
        /// <returns>The names of those that begin anew.</returns>
        public IReadOnlyList<string> TakeFrom(Heard other)
        {
            var known = other.ByName();
            var anew = new List<string>();
            for (int i = 0; i < Code.Names.Length; i++)
            {
                if (known.TryGetValue(Code.Names[i], out double value))
                    _numbers[i] = Code.States[i].Within(value);
                else
                    anew.Add(Code.Names[i]);
            }

            return anew;
        }

        private IEnumerable<int> PlacesOf(string signal) =>
            Enumerable.Range(0, Code.Signals.Length).Where(i => Names.Same(Code.Signals[i].Name, signal)).Select(i => Code.States.Length + i);
    }
}
