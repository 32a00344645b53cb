using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LrExpr.NativeAot.Tests;

/// <summary>The sample <c>samples/NativeAot</c>, published once for all tests, and as it is built for the runtime.</summary>
public sealed class Sample : IDisposable
{
    private static readonly string Root = FindRoot();
    private static readonly string Project = Path.Combine(Root, "samples", "NativeAot");

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "lrexpr-native-" + Guid.NewGuid().ToString("N"));
    private readonly Lazy<string> _published;

    public Sample() => _published = new(Publish);

    /// <summary>What publishing it printed.</summary>
    public string Log => _published.Value;

    /// <summary>What it prints when it is compiled ahead of time.</summary>
    /// <param name="arguments">Arguments, which are configuration.</param>
    public (int Code, string Output) Run(params string[] arguments)
    {
        _ = _published.Value;
        return Start(Path.Combine(_folder, "native", OperatingSystem.IsWindows() ? "NativeAot.exe" : "NativeAot"), arguments);
    }

    /// <summary>What it prints in the runtime, with a compiler for its formulas or without.</summary>
    public (int Code, string Output) RunInTheRuntime(bool hasCompiler)
    {
        string built = Directory.EnumerateFiles(Path.Combine(Project, "bin", Configuration), "NativeAot.dll", SearchOption.AllDirectories)
            .Where(file => !file.Contains("native", StringComparison.Ordinal) && File.Exists(Path.ChangeExtension(file, "runtimeconfig.json")))
            .MinBy(file => file.Length)!;

        // A project that is published ahead of time switches the compiler off when it is run as well.
        var options = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(built, "runtimeconfig.json")))!;
        options["runtimeOptions"]!["configProperties"]!["System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"] = hasCompiler;
        Directory.CreateDirectory(_folder);
        string changed = Path.Combine(_folder, $"{hasCompiler}.runtimeconfig.json");
        File.WriteAllText(changed, options.ToJsonString());
        return Start("dotnet", "exec", "--runtimeconfig", changed, built);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Anew, since warnings are given only by what is done.</summary>
    private string Publish()
    {
        string made = Path.Combine(Project, "obj", "Release");
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
        (int code, string log) = Start("dotnet", "publish", Project, "--no-restore", "-c", "Release", "-o", Path.Combine(_folder, "native"));
        Assert.True(code == 0, log);
        return log;
    }

    private static (int Code, string Output) Start(string program, params string[] arguments)
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

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
