using LrExpr.Hosting.Tests.Support;

namespace LrExpr.Hosting.Tests;

public class ConsumerTests
{
    [Fact]
    public void EffectiveFrom_InTheSection_IsTheStepFromWhichTheNewSetAnswers()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"1\", \"b\": \"a(step) * 10\", \"same\": \"step\" }");
        var same = run.Registry["same"].Pin().Function;

        run.Save("\"EffectiveFrom\": 100, \"Schedules\": { \"a\": \"2\", \"b\": \"a(step) * 100\", \"same\": \"step\", \"new\": \"5\" }");

        Assert.Equal((1.0, 2.0), (run.At("a", 99), run.At("a", 100)));
        Assert.Equal((10.0, 200.0), (run.At("b", 99), run.At("b", 100)));
        Assert.Equal(5, run.At("new", 0));
        Assert.Same(same, run.Registry["same"].Pin().Function);
        Assert.Equal(["a", "b"], run.Registry.LastChange!.Changed);
        Assert.Equal(100, run.Registry.LastChange.FirstDifference("a"));
        var values = new double[4];
        run.Registry["b"].Fill(98, values);
        Assert.Equal([10, 10, 200, 200], values);
        Assert.Equal(200, run.Registry.Snapshot.Schedules["b"].At(100));
        Assert.Contains("from step   100", run.Registry["a"].Pin().Explain());
    }

    [Fact]
    public void EffectiveFrom_OfSeveralChanges_KeepsWhatBeganBelow()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"1\" }");
        string Of(int step, int value) => $"\"EffectiveFrom\": {step}, \"Schedules\": {{ \"a\": \"{value}\" }}";

        run.Save(Of(100, 2));
        run.Save(Of(200, 3));
        Assert.Equal([1.0, 2, 2, 3], new long[] { 99, 100, 199, 200 }.Select(step => run.At("a", step)));
        run.Save(Of(200, 4));
        Assert.Equal([1.0, 2, 2, 4], new long[] { 99, 100, 199, 200 }.Select(step => run.At("a", step)));
        run.Save(Of(50, 5));
        Assert.Equal([1.0, 5, 5, 5], new long[] { 49, 50, 199, 200 }.Select(step => run.At("a", step)));
        run.Save(Of(150, 5));
        Assert.Equal([1.0, 5, 5, 5], new long[] { 49, 50, 199, 200 }.Select(step => run.At("a", step)));
        run.Save("\"Schedules\": { \"a\": \"6\" }");
        Assert.Equal([6.0, 6], new long[] { 0, 200 }.Select(step => run.At("a", step)));
    }

    [Fact]
    public void EffectiveFrom_AtTheStart_HasNothingBefore()
    {
        using var run = new Run("\"EffectiveFrom\": 100, \"Schedules\": { \"a\": \"1\" }");

        Assert.Equal(1, run.At("a", 0));
    }

    [Fact]
    public void Hold_UntilRenewed_IsNotReachedByChanges()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"1\" }");
        var atOnce = run.Registry["a"];
        HeldSchedule never = atOnce.Hold(), later = atOnce.Hold();

        run.Save("\"Schedules\": { \"a\": \"2\" }");
        Assert.Equal((2.0, 1.0, 1.0), (atOnce.At(500), never.At(500), later.At(500)));
        later.RenewFrom(1000);
        Assert.Equal((1.0, 2.0), (later.At(999), later.At(1000)));
        run.Save("\"Schedules\": { \"a\": \"3\" }");
        Assert.Equal((3.0, 1.0, 2.0), (atOnce.At(1500), never.At(1500), later.At(1500)));
        later.RenewFrom(2000);
        later.RenewFrom(3000);
        Assert.Equal((1.0, 2.0, 3.0), (later.At(0), later.At(1999), later.At(2000)));
        var values = new double[3];
        later.Fill([0, 1999, 2000], values);
        Assert.Equal([1, 2, 3], values);
        Assert.Equal(3, later.Pin().At(2000));
        later.Renew();
        Assert.Equal(3, later.At(0));
    }

    [Fact]
    public void AsSingle_IsLiveAndRounds()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"0.1\" }");
        var single = run.Registry["a"].AsSingle();

        Assert.Equal(0.1f, single(0));
        run.Save("\"Schedules\": { \"a\": \"0.2\" }");
        Assert.Equal(0.2f, single(0));
    }

    [Theory]
    [InlineData("0.25 * 2 ^ step", 3, 2_000)]
    [InlineData("-1", 0, 0)]
    [InlineData("sqrt(step)", -5, 0)]
    [InlineData("0", 0, 0)]
    public void ToTimeSpan_OfAValue_IsThatManyUnits(string formula, long step, int milliseconds)
    {
        using var run = new Run($"\"Schedules\": {{ \"a\": \"{formula}\" }}");

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), run.Registry["a"].ToTimeSpan(TimeSpan.FromSeconds(1))(step));
    }

    [Fact]
    public void ToTimeSpan_TooLongOrNoUnit_IsTheLongestOrRefused()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"1e300\" }");

        Assert.Equal(TimeSpan.MaxValue, run.Registry["a"].ToTimeSpan(TimeSpan.FromSeconds(1))(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Registry["a"].ToTimeSpan(TimeSpan.Zero));
    }

    [Fact]
    public void Sample_OfSteps_LiesEvenly()
    {
        using var run = new Run("\"Schedules\": { \"a\": \"step * 2\" }");
        var a = run.Registry["a"];

        Assert.Equal([(0, 0.0), (25, 50.0), (50, 100.0), (75, 150.0), (100, 200.0)], a.Sample(0, 100, 5));
        Assert.Equal([(3, 6.0), (4, 8.0)], a.Sample(3, 4, 10));
        Assert.Equal([(7, 14.0)], a.Sample(7, 7, 1));
        Assert.Equal(long.MaxValue, a.Sample(long.MinValue, long.MaxValue, 3)[^1].Step);
        Assert.Throws<ArgumentOutOfRangeException>(() => a.Sample(1, 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => a.Sample(0, 1, 0));
    }

    private sealed class Run : IDisposable
    {
        private readonly ChangingSource _source;
        private readonly Application _application;

        public Run(string section)
        {
            _source = new ChangingSource(Text(section));
            _application = new Application(_source);
        }

        public IScheduleRegistry Registry => _application.Registry;

        public double At(string name, long step) => Registry[name].At(step);

        public void Save(string section)
        {
            _source.Save(Text(section));
            _application.Pass();
        }

        public void Dispose() => _application.Dispose();

        private static string Text(string section) => $"{{ \"LrExpr\": {{ {section} }} }}";
    }
}
