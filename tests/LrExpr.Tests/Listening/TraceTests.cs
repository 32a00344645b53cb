using LrExpr.Kinds;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Listening;

/// <summary>Schedules that listen, against what the libraries' own schedulers did when they were told the same.</summary>
public sealed class TraceTests
{
    /// <summary>Kinds of this library, which no other has; their traces are worked out in <see cref="OwnListeningKindTests"/>.</summary>
    private const string Own = "lrexpr.";

    public static TheoryData<string> Traces => [.. Trace.All.Where(trace => !trace.Value.IsRefused).Select(trace => trace.Key)];

    public static TheoryData<string> Refused => [.. Trace.All.Where(trace => trace.Value.IsRefused).Select(trace => trace.Key)];

    [Theory]
    [MemberData(nameof(Traces))]
    public void Report_OfALibrarysTrace_GivesItsRates(string id)
    {
        var trace = Trace.All[id];
        var controller = Load(trace).CreateController();
        double largest = trace.Reports.Max(report => Math.Abs(report.After));
        foreach (var (report, row) in trace.Reports.Select((report, row) => (report, row)))
        {
            if (report.Before is { } before)
                AssertNear(before, controller.At(report.Step), largest, row);
            double value = report.Signals is { } signals ? controller.Report(report.Step, signals) : controller.Value;
            AssertNear(report.After, value, largest, row);
            Assert.Equal(value, controller.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Kind_ThatTheLibraryRefuses_IsRefusedByItsConstraint(string id)
    {
        var wrong = Assert.Throws<ScheduleException>(() => Load(Trace.All[id]));

        Assert.All(wrong.Diagnostics, diagnostic => Assert.Equal("LRX3009", diagnostic.Code));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Report_AfterSaveAndRestoreAtEveryRow_HasTheSameBits(string id)
    {
        var trace = Trace.All[id];
        var whole = Load(trace).CreateController();
        string saved = Load(trace).CreateController().Save();
        foreach (var report in trace.Reports)
        {
            var next = Load(trace).CreateController();
            next.Restore(saved);
            if (report.Signals is { } signals)
                Assert.Equal(BitConverter.DoubleToInt64Bits(whole.Report(report.Step, signals)), BitConverter.DoubleToInt64Bits(next.Report(report.Step, signals)));
            saved = next.Save();
            Assert.Equal(whole.Save(), saved);
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Report_AsClosuresAndAsMachineCode_HasTheSameBits(string id)
    {
        var trace = Trace.All[id];
        var code = Load(trace).Code.OfState;
        double[] closures = code.Start(), compiled = code.Start();
        foreach (var report in trace.Reports.Where(report => report.Signals is not null))
        {
            foreach (var (name, value) in report.Signals!)
            {
                for (int i = 0; i < code.Signals.Length; i++)
                {
                    if (code.Signals[i].Name == name)
                        closures[code.States.Length + i] = compiled[code.States.Length + i] = value;
                }
            }

            Assert.Equal(code.Report.Closures(report.Step, closures), code.Report.Function(report.Step, compiled));
            Assert.Equal(closures, compiled);
        }
    }

    [Fact]
    public void Catalogue_HasATraceForEveryKindThatListens()
    {
        var traced = Trace.All.Values.Select(trace => trace.Kind).ToHashSet();

        Assert.Equal(
            BuiltInKinds.All.Where(kind => kind.State is not null && !kind.Name.StartsWith(Own, StringComparison.Ordinal)).Select(kind => kind.Name).Order(),
            traced.Order());
    }

    private static CompiledSchedule Load(Trace trace) =>
        ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [trace.ToSetting("rate")])]))["rate"];

    private static void AssertNear(double expected, double actual, double largest, int row) =>
        Assert.True(Math.Abs(expected - actual) <= (1e-12 * Math.Abs(expected)) + (1e-14 * largest), $"row {row}: expected {expected:R}, got {actual:R}");
}
