namespace LrExpr.Cli.Output;

/// <summary>Says that the tool is at work, once that takes longer than a second and somebody is looking.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Terminal _terminal;
    private readonly string _message;
    private readonly Lock _lock = new();
    private readonly Timer? _timer;
    private int _seconds;
    private bool _isOver;

    private Progress(Terminal terminal, string message)
    {
        (_terminal, _message) = (terminal, message);
        if (terminal.ShowsProgress)
            _timer = new Timer(_ => Show(), null, Patience, Patience);
    }

    /// <summary>Does something, and says so if it takes long.</summary>
    public static T While<T>(Terminal terminal, string message, Func<T> work)
    {
        using var progress = new Progress(terminal, message);
        return work();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            if (_seconds > 0)
                _terminal.Error.Write("\r" + new string(' ', _terminal.Width - 1) + "\r");
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            string line = FormattableString.Invariant($"{_message} ... {++_seconds} s");
            _terminal.Error.Write("\r" + line[..Math.Min(line.Length, _terminal.Width - 1)]);
        }
    }
}
