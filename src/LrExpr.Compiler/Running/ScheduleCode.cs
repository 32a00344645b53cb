using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using LrExpr.Binding;
using LrExpr.Facts;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running.Closures;
using LrExpr.Running.Emission;
using LrExpr.Running.Plans;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Running;

/// <summary>
/// The code of one schedule, made when it is asked for: lowered, simplified, emitted, compiled. It stands beside the tree, which knows nothing of it.
/// Where the platform cannot compile, and for the first calls, the tree is evaluated by closures, which are made in a hundredth of the time; see
/// <c>docs/decisions/first-calls.md</c>.
/// </summary>
/// <param name="schedule">The schedule.</param>
/// <param name="references">The code of each schedule that it refers to.</param>
/// <param name="open">What stands for an input or a state; null for its default, or what stands in for one.</param>
/// <param name="missing">An input that a call must give and cannot, where inputs have been given; null for none.</param>
internal sealed class ScheduleCode(
    ScheduleSymbol schedule,
    IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> references,
    Func<OpenSymbol, BoundExpression>? open = null,
    InputSymbol? missing = null) : TieredCode<Func<long, double>>
{
    private WrittenOut? _writtenOut;
    private BoundExpression? _simplified;
    private ManyValues? _many;
    private byte[]? _fingerprint;
    private ScheduleCode? _open;
    private OpenCode? _ofInputs;
    private ListeningCode? _ofState;

    /// <summary>The tree with small schedules written out in place, and its size.</summary>
    public LoweredTree Lowered => Written.Tree;

    /// <summary>The tree that code is made from: of primitives only.</summary>
    public BoundExpression Simplified => _simplified ?? Publish(ref _simplified, Simplifier.ForCode(Expansion.Expand(Lowered.Body)));

    /// <summary>The tree as people read it.</summary>
    public BoundExpression ForPeople => Simplifier.ForPeople(Lowered.Body);

    /// <summary>What its values follow from; see <see cref="Running.Fingerprint"/>.</summary>
    public byte[] Fingerprint => _fingerprint ?? Publish(ref _fingerprint, Running.Fingerprint.Of(schedule, this));

    /// <summary>How the values of many steps are computed.</summary>
    /// <exception cref="InvalidOperationException">An input without a default is not given.</exception>
    public ManyValues Many => _many ?? Publish(ref _many, Missing is { } input ? throw MissingError(input) : new ManyValues(Simplified, step => Current(step), () => RuntimeFeature.IsDynamicCodeCompiled && IsSettled ? Function : null));

    /// <summary>The same with its inputs left open: a tree that no function of the step alone can be made of, but <see cref="OfInputs"/>.</summary>
    public ScheduleCode Open => _open ?? Publish(ref _open, With(symbol => symbol is InputSymbol input && InputPlaces.Find(schedule.Inputs, input.Name) is >= 0 and var place ? new BoundLocal(schedule.Inputs[place]) : DefaultOf(symbol)));

    /// <summary>The same with all that is not known before a call left open: a tree of which facts can be read.</summary>
    public ScheduleCode Unknown => With(symbol => new BoundLocal(symbol));

    /// <summary>The same for looking at the values where no call gives inputs: with something in the place of those that have no default.</summary>
    public ScheduleCode Checked => Missing is null ? this : With(DefaultOf);

    /// <summary>Without an input that must be given, there is no value.</summary>
    protected override bool CanBegin => Missing is null;

    /// <summary>The first input that has no default, where nothing stands for it.</summary>
    private InputSymbol? Missing => open is not null ? missing : schedule.Inputs.IsEmpty ? null : schedule.Inputs.FirstOrDefault(input => input.Default is null);

    /// <summary>The function of the step and the inputs.</summary>
    public OpenCode OfInputs => _ofInputs ?? Publish(ref _ofInputs, new OpenCode(schedule, Open));

    /// <summary>What runs it where it keeps something from report to report.</summary>
    public ListeningCode OfState => _ofState ?? Publish(ref _ofState, new ListeningCode(schedule, With(symbol => symbol is StateSymbol ? new BoundLocal(symbol) : (open ?? DefaultOf)(symbol))));

    /// <summary>The code of what a report makes of a state.</summary>
    public ScheduleCode UpdateOf(StateMachine machine, int index) => new(
        new ScheduleSymbol(schedule.Definition) { Body = StateUpdate.Of(schedule, machine, index), Inputs = schedule.Inputs, States = schedule.States },
        Reachable,
        symbol => symbol is StateSymbol or SignalSymbol ? new BoundLocal(symbol) : (open ?? DefaultOf)(symbol));

    /// <summary>The code of what it refers to, also of what the parts of it refer to that listen.</summary>
    private IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> Reachable => schedule.States.IsEmpty ? references
        : new Dictionary<ScheduleSymbol, ScheduleCode>(references.Concat(references.Values.Where(code => code.Listens).SelectMany(code => code.Reachable)).DistinctBy(pair => pair.Key));

    /// <summary>The code of a schedule that it, or a part of it that listens, refers to.</summary>
    public ScheduleCode CodeOfReference(ScheduleSymbol reference) => references.TryGetValue(reference, out var code) ? code : Reachable[reference];

    private bool Listens => !schedule.States.IsEmpty;

    /// <summary>The same with other values of inputs and states, here and in what it refers to.</summary>
    /// <param name="given">What stands for each.</param>
    /// <param name="first">The function for the first calls, if one is known.</param>
    /// <param name="without">An input without a default that is not given, so that there is no value; null for none.</param>
    public ScheduleCode With(Func<OpenSymbol, BoundExpression> given, Func<long, double>? first = null, InputSymbol? without = null) => new(
        schedule,
        references.Count == 0 ? references : references.ToDictionary(reference => reference.Key, reference => reference.Key.IsOpen ? reference.Value.With(given) : reference.Value),
        given,
        without) { First = first };

    /// <summary>Whether another has the very same values, so that either can serve for both.</summary>
    public bool HasValuesOf(ScheduleCode other) => InputNames.SequenceEqual(other.InputNames, Names.Comparer) && Fingerprint.AsSpan().SequenceEqual(other.Fingerprint);

    /// <summary>In the order of calls: what is simplified away has a place there.</summary>
    private IEnumerable<string> InputNames => schedule.Inputs.Select(input => input.Name);

    private WrittenOut Written => _writtenOut ?? Publish(ref _writtenOut, WriteOut());

    /// <summary>Small schedules are written out in place; what they call is called from here.</summary>
    private WrittenOut WriteOut() => references.Count == 0
        ? new WrittenOut(new LoweredTree(Lowerer.Lower(schedule.Body, open: open ?? DefaultOf)), references)
        : WriteOutReferences();

    private WrittenOut WriteOutReferences()
    {
        var callable = references;
        var body = Lowerer.Lower(schedule.Body, BodyOf, given => given.Connect(references[given.Schedule].At), open ?? DefaultOf);
        return new WrittenOut(new LoweredTree(body), callable);

        LoweredTree BodyOf(ScheduleSymbol reference)
        {
            var written = callable[reference].Written;
            if (written.Callable.Any(other => !callable.ContainsKey(other.Key)))
                callable = new Dictionary<ScheduleSymbol, ScheduleCode>(written.Callable.UnionBy(callable, other => other.Key));
            return written.Tree;
        }
    }

    private static Func<ScheduleSymbol, Func<double, double>> NoEvaluator { get; } = static _ => throw new InvalidOperationException("It refers to no schedule.");

    private static BoundConstant DefaultOf(OpenSymbol symbol) => new(symbol.StandIn);

    /// <summary>The value, at a step that is computed, of a schedule that this one calls.</summary>
    public Func<double, double> EvaluatorOf(ScheduleSymbol reference) => Written.Callable[reference].Evaluate;

    /// <summary>The schedules that this one may call.</summary>
    public IEnumerable<ScheduleSymbol> Called => Written.Callable.Keys;

    /// <summary>The code of a schedule that this one calls.</summary>
    public ScheduleCode CodeOfCalled(ScheduleSymbol reference) => Written.Callable[reference];

    private InvalidOperationException MissingError(InputSymbol input) => new InputPlaces(schedule.Name, schedule.Inputs).Missing(input);

    protected override Func<long, double> MakeFunction()
    {
        if (Missing is { } input)
            return _ => throw MissingError(input);
        if (!RuntimeFeature.IsDynamicCodeCompiled || CodeOf(Simplified) is not null)
            return Closures;
        var step = Expression.Parameter(typeof(long), "step");
        return MachineCode.Of(Expression.Lambda<Func<long, double>>(ScalarEmitter.Emit(Simplified, step, EvaluatorOf), step));
    }

    protected override Func<long, double> MakeClosures() =>
        CodeOf(Simplified) ?? ClosureEmitter.Emit(Simplified, references.Count == 0 ? NoEvaluator : EvaluatorOf);

    /// <summary>The value at a step that another schedule computed; NaN for NaN. A long chain of references cannot overflow the stack.</summary>
    private double Evaluate(double step) => double.IsNaN(step) ? step : At(Intrinsics.ToStep(step));

    private double At(long step) => StackGuard.HasRoom ? Current(step) : StackGuard.OnFreshStack(() => Current(step));

    /// <summary>A function in C# that is the whole schedule needs nothing around it.</summary>
    private static Func<long, double>? CodeOf(BoundExpression tree) => tree is BoundCode { Step: BoundStep } code ? code.Function : null;

    /// <summary>The tree with small schedules written out in place, and the code of those that it still calls: one value, so that a thread has both of the same.</summary>
    private sealed record WrittenOut(LoweredTree Tree, IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> Callable);
}
