using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LrExpr.Hosting.Tests;

/// <summary>What can go wrong with a file, at the start and later, for both ways a file gets into a configuration.</summary>
public class FaultMatrixTests
{
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["syntax error in JSON"] = new(file => file.Save("{\n  \"LrExpr\": { \"Schedules\": { \"a\": 1, } \n"), "schedules.json(3,1): not valid JSON: "),
        ["error in a formula"] = new(file => file.Save("""{ "LrExpr": { "Schedules": { "a": "1 + * 2" } } }"""), "LrExpr:Schedules:a(1,5): error LRX1010"),
        ["circular references"] = new(file => file.Save("""{ "LrExpr": { "Schedules": { "a": "b(step)", "b": "a(step)" } } }"""), "LRX4001"),
        ["file missing"] = new(file => File.Delete(file.FullPath), "schedules.json"),
        ["file renamed away"] = new(file => File.Move(file.FullPath, file.FullPath + "~"), "schedules.json"),
        ["file unreadable"] = new(Lock, "schedules.json: the file cannot be read"),
        ["folder in its place"] = new(
            file =>
            {
                File.Delete(file.FullPath);
                Directory.CreateDirectory(file.FullPath);
                return new Ending(() => Directory.Delete(file.FullPath));
            },
            "schedules.json"),
        ["file empty"] = new(file => file.Save(""), "schedules.json(1,1): not valid JSON: "),
        ["file half written"] = new(file => file.Save(EditedFile.Good(5)[..60]), "schedules.json("),
        ["two values for one key"] = new(file => file.Save("""{ "LrExpr": { "Schedules": { "a": "1", "A": "2" } } }"""), "schedules.json(1,40): the key 'LrExpr:Schedules:A' stands here for the second time"),
        ["folder exchanged for one without the file"] = new(
            file =>
            {
                Directory.Move(file.Folder, file.Folder + ".old");
                Directory.CreateDirectory(file.Folder);
                File.Copy(Path.Combine(file.Folder + ".old", "base.json"), Path.Combine(file.Folder, "base.json"));
            },
            "schedules.json"),
        ["merged array"] = new(file => file.Save("""{ "LrExpr": { "Schedules": { "base": { "1": "2" } } } }"""), "LRX3010"),
    };

    public static TheoryData<string, FileSort> All()
    {
        var rows = new TheoryData<string, FileSort>();
        foreach (string fault in Faults.Keys)
        {
            rows.Add(fault, FileSort.Json);
            rows.Add(fault, FileSort.Schedules);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reload_WithAFault_ServesTheLastGoodSetAndTakesTheNext(string name, FileSort sort)
    {
        var fault = Faults[name];
        using var file = new EditedFile(sort);
        file.Start();
        var application = file.Application;
        var before = application.Registry.Snapshot;

        using (fault.Cause(file))
        {
            file.Notice();

            Assert.Same(before, application.Registry.Snapshot);
            Assert.Equal(2, application.Registry["b"].At(0));
            Assert.Equal(100, application.Registry["base"].At(0));
            Assert.Contains(fault.Message, Assert.Single(application.Log.Of(6)));
            var health = application.Health();
            Assert.Equal(HealthStatus.Degraded, health.Status);
            Assert.Contains(fault.Message, health.Description);

            file.Notice();
            Assert.Single(application.Log.Of(6));
        }

        file.Save(EditedFile.Good(7));
        file.Notice();

        Assert.Equal(8, application.Registry["b"].At(0));
        Assert.Equal(2, application.Registry.Revision);
        Assert.Equal(HealthStatus.Healthy, application.Health().Status);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reload_WithAFaultThatIsTakenBack_IsHealthyWithTheSameSet(string name, FileSort sort)
    {
        using var file = new EditedFile(sort);
        file.Start();
        using (Faults[name].Cause(file))
            file.Notice();

        file.Save(EditedFile.Good(1));
        file.Notice();

        Assert.Equal(1, file.Application.Registry.Revision);
        Assert.Equal(HealthStatus.Healthy, file.Application.Health().Status);
        Assert.Single(file.Application.Log.Of(7));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Start_WithAFault_ThrowsAndWorksOnceMended(string name, FileSort sort)
    {
        var fault = Faults[name];
        using var file = new EditedFile(sort);

        using (fault.Cause(file))
        {
            var exception = Assert.ThrowsAny<Exception>(file.Start);
            if (sort == FileSort.Schedules || exception is ScheduleException)
                Assert.Contains(fault.Message, exception.Message);
            else
                Assert.Contains("schedules.json", exception.Message);
        }

        file.Save(EditedFile.Good(7));
        file.Start();
        Assert.Equal(8, file.Application.Registry["b"].At(0));
    }

    [Theory]
    [InlineData(FileSort.Json)]
    [InlineData(FileSort.Schedules)]
    public void Reload_WithoutTheSection_ServesTheLastGoodSet(FileSort sort)
    {
        using var file = new EditedFile(sort);
        File.WriteAllText(Path.Combine(file.Folder, "base.json"), "{}");
        file.Start();

        file.Save("{}");
        file.Notice();

        Assert.Equal(2, file.Application.Registry["b"].At(0));
        Assert.Contains("section 'LrExpr' is gone", file.Application.Health().Description);
        file.Save(EditedFile.Good(3));
        file.Notice();
        Assert.Equal(4, file.Application.Registry["b"].At(0));
        Assert.Equal(HealthStatus.Healthy, file.Application.Health().Status);
    }

    [Theory]
    [InlineData(FileSort.Json)]
    [InlineData(FileSort.Schedules)]
    public void Reload_OneThousandEditsInASecond_IsFewReloadsAndTheLastEdit(FileSort sort)
    {
        using var file = new EditedFile(sort);
        file.Start();

        for (int i = 1; i <= 1000; i++)
        {
            file.Save(i % 10 == 5 ? "{ broken" : EditedFile.Good(i));
            file.Application.Pass(1);
        }

        file.Notice();

        Assert.Equal(1001, file.Application.Registry["b"].At(0));
        Assert.InRange(file.Application.Registry.Revision, 2, 5);
        Assert.Equal(HealthStatus.Healthy, file.Application.Health().Status);
    }

    [Theory]
    [InlineData(FileSort.Json)]
    [InlineData(FileSort.Schedules)]
    public void Reload_ClockThatJumps_TakesEdits(FileSort sort)
    {
        using var file = new EditedFile(sort);
        file.Start();
        int value = 1;

        foreach (int days in new[] { 1000, -2000, 0, 36500 })
        {
            file.Application.Time.WallClockIsOffBy = TimeSpan.FromDays(days);
            file.Save(EditedFile.Good(++value));
            File.SetLastWriteTimeUtc(file.FullPath, DateTime.UnixEpoch);
            file.Notice();
            Assert.Equal(value + 1, file.Application.Registry["b"].At(0));
        }

        Assert.Equal(5, file.Application.Registry.Revision);
    }

    private static Ending Lock(EditedFile file)
    {
        // Permissions do not stop whoever runs as root; a lock does.
        var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        stream.Write("{ \"changed\": 1 }"u8);
        stream.Flush();
        return new Ending(stream.Dispose);
    }

    private sealed class Fault
    {
        private readonly Func<EditedFile, IDisposable> _cause;
        private readonly string _message;

        public Fault(Func<EditedFile, IDisposable> cause, string message)
        {
            _cause = cause;
            _message = message;
        }

        public Fault(Action<EditedFile> cause, string message)
            : this(
                file =>
                {
                    cause(file);
                    return new Ending(() => { });
                },
                message)
        {
        }

        public IDisposable Cause(EditedFile file) => _cause(file);

        public string Message => _message;
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
