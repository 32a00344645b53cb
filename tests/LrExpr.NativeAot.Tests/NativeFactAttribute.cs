namespace LrExpr.NativeAot.Tests;

/// <summary>A test that needs a linker for C, which the .NET SDK does not bring; without one it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!OperatingSystem.IsWindows() && !new[] { "clang", "gcc" }.Any(linker => folders.Any(folder => File.Exists(Path.Combine(folder, linker)))))
            Skip = "Neither clang nor gcc was found, which compiling ahead of time needs.";
    }
}
