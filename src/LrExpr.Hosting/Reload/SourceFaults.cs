using LrExpr.Configuration;
using LrExpr.ScheduleFiles;
using LrExpr.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Reload;

/// <summary>
/// Knows which sources of a configuration cannot be trusted now. A file provider that fails to read its file again drops all its values and
/// tells nobody, so what is left would look like a configuration that somebody had made smaller.
/// </summary>
internal sealed class SourceFaults(Action changed) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IConfigurationProvider, Observed> _observed = new(ReferenceEqualityComparer.Instance);
    private bool _isDisposed;

    /// <summary>Observes the providers of a configuration as it is made up now.</summary>
    public void Observe(IReadOnlyCollection<IConfigurationProvider> providers)
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            foreach (var gone in _observed.Keys.Except(providers).ToList())
            {
                _observed[gone].Dispose();
                _observed.Remove(gone);
            }

            foreach (var provider in providers.Where(provider => !_observed.ContainsKey(provider)))
            {
                if (provider is FileConfigurationProvider file)
                    _observed.Add(provider, new ObservedFile(file, changed));
                else if (provider is IFaultySource source)
                    _observed.Add(provider, new ObservedSource(source, changed));
            }
        }
    }

    /// <summary>What is wrong now.</summary>
    /// <param name="used">The files that values in use came from; one that is gone is a fault.</param>
    public IReadOnlyList<string> Of(IReadOnlyCollection<FileConfigurationSource> used)
    {
        lock (_lock)
            return [.. _observed.Values.Select(observed => observed.Fault).OfType<string>(), .. used.Where(IsMissing).Select(file => $"{Printable.Escape(file.Path!)}: the file is missing")];
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var observed in _observed.Values)
                observed.Dispose();
            _observed.Clear();
        }
    }

    private static bool IsMissing(FileConfigurationSource source) =>
        source is { Path: { } path, FileProvider: { } files } && !files.GetFileInfo(path).Exists;

    private abstract class Observed : IDisposable
    {
        public abstract string? Fault { get; }

        public abstract void Dispose();
    }

    private sealed class ObservedSource : Observed
    {
        private readonly IFaultySource _source;
        private readonly Action _changed;

        public ObservedSource(IFaultySource source, Action changed)
        {
            _source = source;
            _changed = changed;
            source.FaultChanged += changed;
        }

        public override string? Fault => _source.Fault;

        public override void Dispose() => _source.FaultChanged -= _changed;
    }

    private sealed class ObservedFile : Observed
    {
        private readonly FileConfigurationProvider _provider;
        private readonly Action _changed;
        private readonly Action<FileLoadExceptionContext>? _application;
        private readonly Action<FileLoadExceptionContext> _own;
        private readonly IDisposable _loads;
        private readonly IDisposable? _changes;
        private volatile string? _fault;
        private volatile bool _isIgnored;
        private volatile bool _isChanged;

        public ObservedFile(FileConfigurationProvider provider, Action changed)
        {
            _provider = provider;
            _changed = changed;
            _application = provider.Source.OnLoadException;
            _own = OnFailure;
            provider.Source.OnLoadException = _own;
            _loads = ChangeToken.OnChange(provider.GetReloadToken, OnLoad);
            if (provider.Source is { ReloadOnChange: true, FileProvider: { } files, Path: { } path })
                _changes = ChangeToken.OnChange(() => files.Watch(path), OnChange);
        }

        public override string? Fault => _fault ?? (_isChanged ? Unreadable() : null);

        public override void Dispose()
        {
            _loads.Dispose();
            _changes?.Dispose();
            if (_provider.Source.OnLoadException == _own)
                _provider.Source.OnLoadException = _application;
        }

        private void OnFailure(FileLoadExceptionContext context)
        {
            // What the application has said about such files holds.
            _application?.Invoke(context);
            if (!ReferenceEquals(context.Provider, _provider))
                return;
            _isIgnored = context.Ignore;
            _fault = Describe(context.Exception);
            _changed();
        }

        private void OnLoad()
        {
            // A failure that is ignored ends as a load does.
            if (_isIgnored)
                _isIgnored = false;
            else
                _fault = null;
        }

        private void OnChange()
        {
            _isChanged = true;
            _changed();
        }

        /// <summary>Of a file that it cannot even open, the provider says nothing at all.</summary>
        private string? Unreadable()
        {
            try
            {
                if (_provider.Source.FileProvider!.GetFileInfo(_provider.Source.Path!) is { Exists: true } file)
                    file.CreateReadStream().Dispose();
                _isChanged = false;
                return null;
            }
            catch (FileNotFoundException)
            {
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return $"{Printable.Escape(SourceName.Of(_provider))}: the file cannot be read: {Printable.Escape(exception.Message)}";
            }
        }

        private string Describe(Exception cause)
        {
            string name = Printable.Escape(SourceName.Of(_provider));
            try
            {
                return name + FileFault.Of(Content(), cause);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return $"{name}: {Printable.Escape(exception.Message)}";
            }
        }

        private byte[] Content()
        {
            var source = _provider.Source;
            if (source.Path is not { } path || source.FileProvider?.GetFileInfo(path) is not { Exists: true } file)
                throw new FileNotFoundException("the file is missing");
            return FileContent.Of(file);
        }
    }
}
