using System.Text.Json.Nodes;

namespace LrExpr.NativeAot.Tests;

/// <summary>The sample <c>samples/NativeAot</c>, published, and as it is built for the runtime.</summary>
public sealed class Sample() : Published("samples/NativeAot")
{
    /// <summary>What it prints in the runtime, with a compiler for its formulas or without.</summary>
    public (int Code, string Output) RunInTheRuntime(bool hasCompiler)
    {
        string built = Directory.EnumerateFiles(Path.Combine(Project, "bin", Configuration), "NativeAot.dll", SearchOption.AllDirectories)
            .Where(file => !file.Contains("native", StringComparison.Ordinal) && File.Exists(Path.ChangeExtension(file, "runtimeconfig.json")))
            .MinBy(file => file.Length)!;

        // A project that is published ahead of time switches the compiler off when it is run as well.
        var options = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(built, "runtimeconfig.json")))!;
        options["runtimeOptions"]!["configProperties"]!["System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"] = hasCompiler;
        Directory.CreateDirectory(Folder);
        string changed = Path.Combine(Folder, $"{hasCompiler}.runtimeconfig.json");
        File.WriteAllText(changed, options.ToJsonString());
        return Start("dotnet", "exec", "--runtimeconfig", changed, built);
    }
}
