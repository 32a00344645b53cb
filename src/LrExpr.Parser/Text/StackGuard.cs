using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace LrExpr.Text;

/// <summary>
/// Lets recursive walks go on when the stack of the calling thread runs short. A stack overflow ends the process and cannot
/// be caught, and formulas are compiled on whatever thread a host happens to use.
/// </summary>
internal static class StackGuard
{
    private const int FreshStackSize = 16 * 1024 * 1024;

    /// <summary>Whether one more level of recursion is safe on this thread.</summary>
    public static bool HasRoom => RuntimeHelpers.TryEnsureSufficientExecutionStack();

    /// <summary>Runs on a fresh stack and waits; what the function throws is thrown here.</summary>
    public static T OnFreshStack<T>(Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        var culture = Thread.CurrentThread.CurrentCulture;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            FreshStackSize)
        { IsBackground = true, Name = "LrExpr", CurrentCulture = culture };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
