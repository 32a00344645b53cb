using LrExpr.Text;
using Microsoft.Extensions.Configuration;

namespace LrExpr.ScheduleFiles;

/// <summary>
/// The values of a JSON file, which it looks at several times a second. A change counts once two looks have found the same, so a slow write is
/// one change. What is broken, cannot be read or is gone for longer than a save takes is a fault, and the last good values stay.
/// </summary>
/// <remarks>It compares contents instead of watching; see <c>docs/decisions/schedule-files.md</c>.</remarks>
internal sealed class ScheduleFileProvider : ConfigurationProvider, IFaultySource, IDisposable
{
    /// <summary>How often it looks, and how soon again where something is different.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200), SecondLook = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a file may be unusable before that is a fault: some editors empty or remove it first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ScheduleFileSource _source;
    private readonly Lock _looking = new();
    private ITimer? _timer;
    private FileContent? _taken;
    private FileContent? _seen;
    private long _unusableSince;
    private bool _isUnusable;
    private volatile bool _isDisposed;
    private volatile string? _fault;

    public ScheduleFileProvider(ScheduleFileSource source, string path)
    {
        _source = source;
        FullPath = path;
    }

    public event Action? FaultChanged;

    public string FullPath { get; }

    /// <summary>The path as it was given.</summary>
    public string Path => _source.Path;

    public string? Fault => _fault;

    /// <summary>The file as its values were read from it.</summary>
    public byte[]? Content => _taken?.Bytes;

    /// <exception cref="FileNotFoundException">The file is missing when the application starts.</exception>
    /// <exception cref="InvalidDataException">The file is not valid when the application starts, or cannot be read.</exception>
    public override void Load()
    {
        // Later on whoever asks for a reload gets what the next look finds anyway.
        if (_timer is not null)
            return;
        var content = FileContent.Read(FullPath);
        if (content.IsMissing && !_source.IsOptional)
            throw new FileNotFoundException($"schedule file '{FullPath}' was not found", FullPath);
        if (!content.IsMissing)
        {
            if (FaultOf(content, out var values) is { } fault)
                throw new InvalidDataException(fault);
            Data = values!;
        }

        _taken = content;
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
            _timer = _source.Time.CreateTimer(static provider => ((ScheduleFileProvider)provider!).Look(), this, Interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _timer?.Dispose();
    }

    public override string ToString() => Path;

    private void Look()
    {
        var next = Interval;
        try
        {
            lock (_looking)
            {
                if (!_isDisposed)
                    next = LookAt(FileContent.Read(FullPath));
            }
        }
#pragma warning disable CA1031 // The timer must go on; whoever listens to a change has thrown, and that is not for this provider to tell.
        catch (Exception)
#pragma warning restore CA1031
        {
            next = Interval;
        }
        finally
        {
            if (!_isDisposed)
                _timer!.Change(next, Timeout.InfiniteTimeSpan);
        }
    }

    /// <returns>When to look again.</returns>
    private TimeSpan LookAt(FileContent content)
    {
        bool isSettled = content.IsSame(_seen);
        _seen = content;
        if (content.IsSame(_taken))
        {
            _isUnusable = false;
            SetFault(null);
            return Interval;
        }

        string? fault = FaultOf(content, out var values);
        if (fault is not null)
        {
            if (!_isUnusable)
                _unusableSince = _source.Time.GetTimestamp();
            _isUnusable = true;
            if (isSettled && _source.Time.GetElapsedTime(_unusableSince) >= Patience)
                SetFault(fault);
            return Interval;
        }

        _isUnusable = false;
        if (!isSettled)
            return SecondLook;
        _taken = content;
        if (values!.Count == Data.Count && values.All(value => Data.TryGetValue(value.Key, out string? text) && text == value.Value))
        {
            SetFault(null);
            return Interval;
        }

        Data = values;
        _fault = null;
        OnReload();
        return Interval;
    }

    private string? FaultOf(FileContent content, out IDictionary<string, string?>? values)
    {
        values = null;
        return content.Problem is { } problem ? $"{Printable.Escape(Path)}: {Printable.Escape(problem)}"
            : JsonValues.Read(content.Bytes!, out values) is { } fault ? Printable.Escape(Path) + fault
            : null;
    }

    private void SetFault(string? fault)
    {
        if (_fault == fault)
            return;
        _fault = fault;
        FaultChanged?.Invoke();
    }
}
