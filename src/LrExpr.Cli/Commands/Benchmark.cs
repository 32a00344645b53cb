using System.Diagnostics;

namespace LrExpr.Cli.Commands;

/// <summary>Something to measure.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Compute">Computes a number of values.</param>
internal sealed record Subject(string Name, Action<int> Compute);

/// <summary>What a value costs.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Median">The median of the samples, in nanoseconds.</param>
/// <param name="LowerQuartile">A quarter of the samples is below it.</param>
/// <param name="UpperQuartile">A quarter of the samples is above it.</param>
/// <param name="Samples">How many samples were taken.</param>
/// <param name="AllocatedBytes">What a value allocates.</param>
internal sealed record Measurement(string Name, double Median, double LowerQuartile, double UpperQuartile, int Samples, double AllocatedBytes);

/// <summary>Measures subjects in turn, a sample of each at a time.</summary>
internal static class Benchmark
{
    private const int LeastSamples = 5;
    private const int AllocationSamples = 3;

    /// <summary>Long enough that reading the clock is nothing, short enough for many.</summary>
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(2);

    /// <param name="time">How long to measure, about.</param>
    /// <param name="mostValues">How many values a subject can compute at once.</param>
    /// <param name="subjects">What to measure.</param>
    public static IReadOnlyList<Measurement> Run(TimeSpan time, int mostValues, params Subject[] subjects)
    {
        long start = Stopwatch.GetTimestamp();
        var runs = subjects.Select(subject => new SubjectRun(subject, mostValues)).ToList();

        // A fifth of the time is for the code to get to its final form.
        foreach (var run in runs)
            run.WarmUp(time / 5 / runs.Count);
        for (int i = 0; i < LeastSamples || Stopwatch.GetElapsedTime(start) < time; i++)
        {
            foreach (var run in runs)
                run.Sample();
        }

        return [.. runs.Select(run => run.ToMeasurement())];
    }

    private sealed class SubjectRun(Subject subject, int mostValues)
    {
        private readonly List<double> _samples = [];
        private int _values = 1;
        private int _repetitions = 1;
        private double _allocated;

        /// <summary>Finds how much makes a sample, and goes on for a while.</summary>
        public void WarmUp(TimeSpan time)
        {
            long start = Stopwatch.GetTimestamp();

            // The first call makes the code.
            subject.Compute(_values);
            while (Time() < SampleTime)
            {
                if (_values < mostValues)
                    _values = Math.Min(mostValues, 2 * _values);
                else
                    _repetitions *= 2;
            }

            while (Stopwatch.GetElapsedTime(start) < time)
                Time();

            // A collection, of whatever garbage, may empty a pool, which is then filled once more.
            _allocated = Enumerable.Range(0, AllocationSamples).Min(_ => Allocated()) / (double)_values;
        }

        private long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            subject.Compute(_values);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        public void Sample() => _samples.Add(Time().TotalNanoseconds / ((double)_values * _repetitions));

        public Measurement ToMeasurement()
        {
            _samples.Sort();
            return new(subject.Name, At(0.5), At(0.25), At(0.75), _samples.Count, _allocated);
        }

        private double At(double part) => _samples[(int)(part * (_samples.Count - 1) + 0.5)];

        private TimeSpan Time()
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < _repetitions; i++)
                subject.Compute(_values);
            return Stopwatch.GetElapsedTime(start);
        }
    }
}
