using System.Runtime.CompilerServices;

namespace LrExpr.Running;

/// <summary>
/// Code that is closures at first, which are made in a hundredth of the time, and machine code once it has been called some times. Where the platform cannot
/// compile, it stays closures; see <c>docs/decisions/first-calls.md</c>.
/// </summary>
/// <typeparam name="TFunction">The delegate.</typeparam>
internal abstract class TieredCode<TFunction>
    where TFunction : Delegate
{
    /// <summary>As many as the runtime itself makes of a method before it compiles it with care.</summary>
    private const int FirstCalls = 30;

    private TFunction? _closures;
    private TFunction? _function;
    private int _calls;

    /// <summary>The compiled function, made now where it is not there.</summary>
    public TFunction Function => _function ?? Publish(ref _function, MakeFunction());

    /// <summary>The function as far as it has been made. Nobody waits for the compiler: the code takes the place of the closures behind the caller's back.</summary>
    public TFunction Current => _function ?? Uncompiled();

    /// <summary>Whether <see cref="Current"/> is what it will be from now on.</summary>
    public bool IsSettled => _function is not null;

    /// <summary>The function as it is without machine code of its own, with the same bits.</summary>
    public TFunction Closures => _closures ?? Publish(ref _closures, MakeClosures());

    /// <summary>The function for the first calls, where one is known already.</summary>
    protected TFunction? First
    {
        init => _closures = value;
    }

    /// <summary>Whether there are closures to begin with.</summary>
    protected virtual bool CanBegin => true;

    /// <summary>The function, compiled where that can be done.</summary>
    protected abstract TFunction MakeFunction();

    protected abstract TFunction MakeClosures();

    /// <summary>Two threads may make it at once; all get what the first one made, even if the field has been cleared since.</summary>
    protected static T Publish<T>(ref T? field, T made)
        where T : class => Interlocked.CompareExchange(ref field, made, null) ?? made;

    private TFunction Uncompiled()
    {
        if (!RuntimeFeature.IsDynamicCodeCompiled || !CanBegin)
            return Function;
        if (Interlocked.Increment(ref _calls) == FirstCalls)
            ThreadPool.UnsafeQueueUserWorkItem(static code => code.CompileLater(), this, preferLocal: false);
        return Closures;
    }

    private void CompileLater()
    {
        try
        {
            _ = Function;
            _closures = null;
        }
        catch (Exception)
        {
            // Thrown here it would end the process, and the closures are as good; who asks for the function hears of it.
        }
    }
}
