using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests.Options;

// The classes of options that applications write: properties, constructors, objects below, collections, and mistakes.
internal sealed class TrainerOptions
{
    public int BatchSize { get; set; } = 16;

    public required ISchedule LearningRate { get; set; }

    public Func<long, double>? Momentum { get; set; }
}

internal sealed class InitOptions
{
    public ISchedule? Rate { get; init; }

    public CompiledSchedule? Pinned { get; init; }

    [ConfigurationKeyName("weight_decay")]
    public Func<int, double>? WeightDecay { get; init; }

    public string? Text { get; init; }
}

internal sealed record RecordOptions(int BatchSize, ISchedule LearningRate, Func<long, double>? Momentum = null, double Beta = 0.9)
{
    public int Epochs { get; init; } = 3;
}

internal sealed class NestedOptions
{
    public Inner Optimizer { get; set; } = new();

    public List<Inner> Phases { get; set; } = [];

    public Dictionary<string, Inner> Groups { get; } = [];

    public sealed class Inner
    {
        public double Beta { get; set; }

        public ISchedule? Rate { get; set; }

        public Inner? Below { get; set; }
    }
}

internal sealed class CollectionOptions
{
    public List<ISchedule> List { get; set; } = [];

    public ISchedule[] Array { get; set; } = [];

    public IReadOnlyList<Func<long, double>> Functions { get; set; } = [];

    public Dictionary<string, ISchedule> ByName { get; set; } = [];

    public IReadOnlyDictionary<string, CompiledSchedule>? Pinned { get; set; }

    public int[] Numbers { get; set; } = [];
}

internal sealed class TimeOptions
{
    public ISchedule<TimeSpan>? Delay { get; set; }

    public Func<int, TimeSpan>? Wait { get; set; }

    public Func<long, float>? Single { get; set; }
}

internal sealed class ReadOnlyOptions
{
    public ISchedule? Rate { get; }

    public int Size { get; set; }
}

internal sealed class WrongTypeOptions
{
    public Func<double, double>? Rate { get; set; }

    public ISchedule? Other { get; set; }
}
