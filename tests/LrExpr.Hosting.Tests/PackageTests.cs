using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace LrExpr.Hosting.Tests;

/// <summary>The package as a project gets it: with the schema for editors, and without asking a server for anything.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // tests/<project>/bin/<configuration>/<framework>
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly string Root = Output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Package_InAProject_BringsTheSchemaForAppSettings()
    {
        foreach (string project in new[] { "LrExpr.Parser", "LrExpr.Compiler", "LrExpr.Hosting" })
            await DotNet(Root, "pack", "--no-build", "-c", Output.Parent!.Name, Path.Combine("src", project), "-o", _folder.FullName);
        string package = Assert.Single(_folder.GetFiles("LrExpr.Hosting.*.nupkg")).FullName;
        string version = Path.GetFileNameWithoutExtension(package)["LrExpr.Hosting.".Length..];
        using (var archive = await ZipFile.OpenReadAsync(package))
        {
            using var schema = new StreamReader(await archive.GetEntry("ConfigurationSchema.json")!.OpenAsync());
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Root, "src/LrExpr.Hosting/ConfigurationSchema.json")), await schema.ReadToEndAsync());
            Assert.NotNull(archive.GetEntry("buildTransitive/net10.0/LrExpr.Hosting.targets"));
        }

        string application = Directory.CreateDirectory(Path.Combine(_folder.FullName, "application")).FullName;
        await File.WriteAllTextAsync(Path.Combine(application, "application.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                <RestoreFallbackFolders>{PackageCache()}</RestoreFallbackFolders>
                <RestoreSources>{_folder.FullName}</RestoreSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LrExpr.Hosting" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        await DotNet(application, "restore");
        using var items = JsonDocument.Parse(await DotNet(application, "msbuild", "-getItem:JsonSchemaSegment"));
        var segment = Assert.Single(items.RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray());

        Assert.Equal(@"appsettings\..*json", segment.GetProperty("FilePathPattern").GetString());
        Assert.True(File.Exists(segment.GetProperty("FullPath").GetString()));
    }

    /// <summary>Where the packages are that this project was restored with.</summary>
    private static string PackageCache() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async Task<string> DotNet(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // Set where tests run under "dotnet test", it would lead to that process's own MSBuild.
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', args)}\n{output}\n{await error}");
        return output;
    }
}
