namespace LrExpr.Tests.Support;

/// <summary>Runs on a thread with a small stack, where a stack overflow would end the process and so the test run.</summary>
internal static class Threads
{
    public static T OnStackOf<T>(int kilobytes, Func<T> function)
    {
        T result = default!;
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }
            },
            kilobytes * 1024);
        thread.Start();
        thread.Join();
        return thrown is null ? result : throw new InvalidOperationException("The thread threw.", thrown);
    }
}
