using System.Diagnostics;
using System.Runtime.InteropServices;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Hosting.Tests;

public sealed class ScheduleFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lrexpr-");
    private readonly TestClock _time = new();

    private string FullPath => Path.Combine(_folder.FullName, "schedules.json");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, Action<string, string>> WaysToSave() => new()
    {
        { "in place", File.WriteAllText },
        { "written aside and moved over it", WriteAndMove },
        {
            "moved away, then written anew", (path, text) =>
            {
                File.Move(path, path + "~");
                File.WriteAllText(path, text);
            }
        },
        {
            "removed, then written anew", (path, text) =>
            {
                File.Delete(path);
                File.WriteAllText(path, text);
            }
        },
        {
            "with the old time and the old length", (path, text) =>
            {
                var time = File.GetLastWriteTimeUtc(path);
                File.WriteAllText(path, text);
                File.SetLastWriteTimeUtc(path, time);
            }
        },
        {
            "with a byte order mark", (path, text) => File.WriteAllText(path, text, System.Text.Encoding.UTF8)
        },
        {
            "the folder exchanged", (path, text) =>
            {
                string folder = Path.GetDirectoryName(path)!;
                Directory.CreateDirectory(folder + ".new");
                File.WriteAllText(Path.Combine(folder + ".new", Path.GetFileName(path)), text);
                Directory.Move(folder, folder + ".old");
                Directory.Move(folder + ".new", folder);
            }
        },
    };

    [Theory]
    [MemberData(nameof(WaysToSave))]
    public void Save_InAnyWay_IsOneChange(string way, Action<string, string> save)
    {
        Assert.NotEmpty(way);
        string path = Path.Combine(_folder.FullName, "conf", "schedules.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Text(1));
        var root = Build(path);
        var changes = Changes(root);

        save(path, Text(2));
        Pass(300);

        Assert.Equal("2", root["LrExpr:Schedules:a"]);
        Pass(5000);
        Assert.Equal(1, changes());
    }

    [Fact]
    public void Save_InThreePartsWithPauses_IsOneChangeWithoutAFault()
    {
        File.WriteAllText(FullPath, Text(1));
        var source = new ConfigurationBuilder().AddScheduleFile(FullPath, false, _time);
        using var application = new Application(source.Build(), time: _time);
        string text = Text(2);

        for (int part = 1; part <= 3; part++)
        {
            File.WriteAllText(FullPath, text[..(text.Length * part / 3)]);
            Pass(400);
        }

        Pass(2000);
        Assert.Equal(2, application.Registry["a"].At(0));
        Assert.Equal(2, application.Registry.Revision);
        Assert.Empty(application.Log.Of(6));
    }

    [Fact]
    public void Swap_OfAKubernetesConfigMap_IsOneChange()
    {
        var map = new ConfigMap(_folder.FullName, Text(1));
        var root = Build(map.FilePath);
        var changes = Changes(root);

        map.Swap(Text(2));
        Pass(300);

        Assert.Equal("2", root["LrExpr:Schedules:a"]);
        Pass(5000);
        Assert.Equal(1, changes());
    }

    [Fact]
    public async Task Swap_OfAKubernetesConfigMap_ServesWithinASecond()
    {
        var map = new ConfigMap(_folder.FullName, Text(1));
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddScheduleFile(map.FilePath);
        builder.Services.AddSchedules(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();
        var a = host.Services.GetRequiredKeyedService<ISchedule>("a");
        var registry = host.Services.GetRequiredService<IScheduleRegistry>();
        var times = new List<double>();

        for (int value = 2; value <= 4; value++)
        {
            var changed = new TaskCompletionSource();
            using var listening = registry.GetChangeToken().RegisterChangeCallback(_ => changed.TrySetResult(), null);
            var watch = Stopwatch.StartNew();
            map.Swap(Text(value));
            await changed.Task.WaitAsync(TimeSpan.FromSeconds(10));
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.Equal(value, a.At(0));
        }

        await host.StopAsync();
        Assert.True(times.Min() < 1000, string.Join(", ", times));
        Assert.Equal(4, registry.Revision);
    }

    [Fact]
    public void EnvironmentVariables_AndCommandLine_StillWin()
    {
        File.WriteAllText(FullPath, """{ "LrExpr": { "Schedules": { "a": "1", "b": "2", "c": "3" } } }""");
        string prefix = $"LREXPR{Environment.ProcessId}_";
        Environment.SetEnvironmentVariable(prefix + "LrExpr__Schedules__c", "no");
        Environment.SetEnvironmentVariable("LrExpr__Schedules__b", "20");
        try
        {
            var root = new ConfigurationBuilder()
                .AddEnvironmentVariables(prefix)
                .AddInMemoryCollection([new("LrExpr:Schedules:c", "0")])
                .AddEnvironmentVariables()
                .AddCommandLine(["--LrExpr:Schedules:a=10"])
                .AddScheduleFile(FullPath, false, _time)
                .Build();

            Assert.Equal(("10", "20", "3"), (root["LrExpr:Schedules:a"], root["LrExpr:Schedules:b"], root["LrExpr:Schedules:c"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable("LrExpr__Schedules__b", null);
            Environment.SetEnvironmentVariable(prefix + "LrExpr__Schedules__c", null);
        }
    }

    [Fact]
    public void TwoFiles_TheSecondWins()
    {
        File.WriteAllText(FullPath, Text(1));
        File.WriteAllText(FullPath + "2", Text(2));

        var root = new ConfigurationBuilder().AddEnvironmentVariables().AddScheduleFile(FullPath, false, _time).AddScheduleFile(FullPath + "2", false, _time).Build();

        Assert.Equal("2", root["LrExpr:Schedules:a"]);
    }

    [Fact]
    public void OptionalFile_ThatAppearsAndGoes_IsTakenAndKept()
    {
        var root = new ConfigurationBuilder().AddScheduleFile(FullPath, true, _time).Build();
        using var application = new Application(root, time: _time);
        Assert.Empty(application.Registry.Names);

        File.WriteAllText(FullPath, Text(1));
        Pass(1000);
        Assert.Equal(1, application.Registry["a"].At(0));
        File.Delete(FullPath);
        Pass(2000);
        Assert.Equal(1, application.Registry["a"].At(0));
        Assert.Contains("schedules.json: the file is missing", application.Registry.Rejection!.Reason);
    }

    [Fact]
    public void RelativePath_IsInTheBasePath()
    {
        File.WriteAllText(FullPath, Text(1));

        Assert.Equal("1", new ConfigurationBuilder().SetBasePath(_folder.FullName).AddScheduleFile("schedules.json").Build()["LrExpr:Schedules:a"]);
        Assert.Contains("none.json", Assert.Throws<FileNotFoundException>(() => new ConfigurationBuilder().AddScheduleFile("none.json").Build()).Message);
    }

    [Fact]
    public void Watchers_NoneLeft_DoNotMatter()
    {
        File.WriteAllText(FullPath, Text(1));
        var watchers = new List<FileSystemWatcher>();
        try
        {
            UseUp(watchers);
            var root = Build(FullPath);
            File.WriteAllText(FullPath, Text(2));
            Pass(300);
            Assert.Equal("2", root["LrExpr:Schedules:a"]);
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private static string Text(int value) => $$"""{ "LrExpr": { "Schedules": { "a": "{{value}}" } } }""";

    private static void WriteAndMove(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Takes inotify instances until the system refuses one, or as many as it gives to anyone by default.</summary>
    private void UseUp(List<FileSystemWatcher> watchers)
    {
        try
        {
            for (int i = 0; i < 130; i++)
                watchers.Add(new FileSystemWatcher(_folder.FullName) { EnableRaisingEvents = true });
        }
        catch (IOException)
        {
        }
    }

    private IConfigurationRoot Build(string path) => new ConfigurationBuilder().AddScheduleFile(path, false, _time).Build();

    private static Func<int> Changes(IConfigurationRoot root)
    {
        int changes = 0;
        ChangeToken.OnChange(root.GetReloadToken, () => changes++);
        return () => changes;
    }

    private void Pass(int milliseconds)
    {
        for (; milliseconds > 0; milliseconds -= 50)
            _time.Advance(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>A mounted ConfigMap: the file is a link into "..data", which is a link to a folder of the version and is exchanged.</summary>
    private sealed class ConfigMap
    {
        private readonly string _folder;
        private int _version;

        public ConfigMap(string folder, string text)
        {
            _folder = folder;
            Swap(text);
            File.CreateSymbolicLink(FilePath, Path.Combine("..data", "schedules.json"));
        }

        public string FilePath => Path.Combine(_folder, "schedules.json");

        public void Swap(string text)
        {
            string version = $"..{++_version:D4}", data = Path.Combine(_folder, "..data");
            Directory.CreateDirectory(Path.Combine(_folder, version));
            File.WriteAllText(Path.Combine(_folder, version, "schedules.json"), text);
            File.CreateSymbolicLink(data + "_tmp", version);
            Assert.Equal(0, Rename(data + "_tmp", data));
        }

        /// <summary>That of the system, since .NET does not put a link to a folder in the place of another.</summary>
        [DllImport("libc", EntryPoint = "rename", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        private static extern int Rename(string from, string to);
    }
}
