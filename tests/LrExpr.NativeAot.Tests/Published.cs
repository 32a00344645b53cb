using System.Diagnostics;

namespace LrExpr.NativeAot.Tests;

/// <summary>A project, published ahead of time once for all tests.</summary>
public abstract class Published : IDisposable
{
    private static readonly string Root = FindRoot();

    /// <summary>Two at once would build the same libraries in the same place.</summary>
    private static readonly Lock Publishing = new();

    private readonly Lazy<string> _published;

    /// <param name="folder">Where it is; the last part is its name.</param>
    protected Published(string folder)
    {
        Project = Path.Combine(Root, folder);
        _published = new(Publish);
    }

    /// <summary>What publishing it printed.</summary>
    public string Log => _published.Value;

    /// <summary>Where the project is.</summary>
    protected string Project { get; }

    /// <summary>A folder that is deleted in the end.</summary>
    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), "lrexpr-native-" + Guid.NewGuid().ToString("N"));

    protected static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>What it prints when it is compiled ahead of time.</summary>
    /// <param name="arguments">Its arguments.</param>
    public (int Code, string Output) Run(params string[] arguments)
    {
        _ = _published.Value;
        return Start(Path.Combine(Folder, "native", Path.GetFileName(Project) + (OperatingSystem.IsWindows() ? ".exe" : "")), arguments);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static (int Code, string Output) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    /// <summary>Anew, since warnings are given only by what is done.</summary>
    private string Publish()
    {
        using var alone = Publishing.EnterScope();
        string made = Path.Combine(Project, "obj", "Release");
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
        (int code, string log) = Start("dotnet", "publish", Project, "--no-restore", "-c", "Release", "-o", Path.Combine(Folder, "native"));
        Assert.True(code == 0, log);
        return log;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
