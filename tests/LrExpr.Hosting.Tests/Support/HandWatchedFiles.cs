using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>Files of a folder, whose changes a test announces itself, so that nothing has to be waited for.</summary>
internal sealed class HandWatchedFiles(string folder) : IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider _files = new(folder);
    private CancellationTokenSource _change = new();

    public IFileInfo GetFileInfo(string subpath) => _files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => _files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => new CancellationChangeToken(_change.Token);

    /// <summary>As the watcher does it: what a listener throws goes nowhere.</summary>
    public void Announce()
    {
        var before = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        try
        {
            before.Cancel();
        }
        catch (AggregateException)
        {
        }
    }

    public void Dispose() => _files.Dispose();
}
