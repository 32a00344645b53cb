using System.Text;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests;

/// <summary>Files of a configuration that live as long as a test, layered in the order given.</summary>
internal sealed class Json : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-");

    public Json(params (string Name, string Text)[] files)
    {
        Builder.SetBasePath(_folder.FullName);
        foreach ((string name, string text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder.FullName, name))!);
            File.WriteAllText(Path.Combine(_folder.FullName, name), text);
            Builder.AddJsonFile(name);
        }
    }

    public ConfigurationBuilder Builder { get; } = new();

    public string Folder => _folder.FullName;

    /// <summary>A configuration of one text, without a file.</summary>
    public static IConfigurationRoot Of(string text) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();

    public IConfigurationRoot Build() => Builder.Build();

    public void Dispose() => _folder.Delete(recursive: true);
}
