using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace LrExpr.Cli.Input;

/// <summary>A folder in which files that match a pattern are looked for. Links to folders are not followed, since they can lead in circles.</summary>
internal sealed class SearchedFolder(DirectoryInfo folder) : DirectoryInfoBase
{
    public override string Name => folder.Name;

    public override string FullName => folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => folder.Parent is { } parent ? new SearchedFolder(parent) : null;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        if (!folder.Exists)
            yield break;
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            if (item is FileInfo file)
                yield return new FileInfoWrapper(file);
            else if (item is DirectoryInfo { LinkTarget: null } inner)
                yield return new SearchedFolder(inner);
        }
    }

    public override DirectoryInfoBase GetDirectory(string path) => new SearchedFolder(new DirectoryInfo(Path.Combine(folder.FullName, path)));

    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new FileInfo(Path.Combine(folder.FullName, path)));
}
