using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Cli.Input;

/// <summary>Hands one file to the JSON provider under the path it was given by, which is then the source that diagnostics name.</summary>
internal sealed class GivenFileProvider(GivenFile file) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath) => subpath == file.Name ? file : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
