using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>How a file got into the configuration.</summary>
public enum FileSort
{
    /// <summary>By <c>AddJsonFile</c>, as <c>appsettings.json</c> does.</summary>
    Json,

    /// <summary>By <c>AddScheduleFile</c>.</summary>
    Schedules,
}

/// <summary>An application whose schedules stand in a real file that a test edits, below another that has schedules too.</summary>
internal sealed class EditedFile : IDisposable
{
    public const string Name = "schedules.json";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("lrexpr-");
    private readonly FileSort _sort;
    private HandWatchedFiles? _watched;
    private Application? _application;

    public EditedFile(FileSort sort)
    {
        _sort = sort;
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "base.json"), """{ "LrExpr": { "Schedules": { "base": "100" } } }""");
        Save(Good(1));
    }

    public string Folder => Path.Combine(_root.FullName, "conf");

    public string FullPath => Path.Combine(Folder, Name);

    public Application Application => _application!;

    public static string Good(int value) =>
        $$"""
        {
          "LrExpr": {
            "Schedules": { "a": "{{value}}", "b": "a(step) + 1" }
          }
        }
        """;

    public void Save(string text) => File.WriteAllText(FullPath, text);

    public void Start()
    {
        var time = new TestClock();
        var builder = new ConfigurationBuilder();
        _watched = new HandWatchedFiles(Folder);
        builder.SetFileProvider(_watched);
        builder.AddJsonFile("base.json");
        if (_sort == FileSort.Json)
            builder.Add(new JsonConfigurationSource { Path = Name, ReloadOnChange = true, ReloadDelay = 0 });
        else
            builder.AddScheduleFile(FullPath, false, time);
        _application = new Application(builder.Build(), time: time);
    }

    /// <summary>Lets the change be noticed and all that follows from it happen.</summary>
    public void Notice()
    {
        _watched!.Announce();
        for (int i = 0; i < 40; i++)
            Application.Pass(50);
    }

    public void Dispose()
    {
        _application?.Dispose();
        _watched?.Dispose();
        _root.Delete(recursive: true);
    }
}
