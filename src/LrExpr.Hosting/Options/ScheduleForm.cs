using System.Collections.Frozen;
using LrExpr.Registry;

namespace LrExpr.Options;

/// <summary>A type that a schedule can have among the properties of options. The rows are <see cref="All"/>.</summary>
internal abstract class ScheduleForm
{
    private static readonly FrozenDictionary<Type, ScheduleForm> ByType = All.ToFrozenDictionary(form => form.Type);

    /// <summary>The types there are, the ones that most need first.</summary>
    public static IReadOnlyList<ScheduleForm> All =>
    [
        new ScheduleForm<ISchedule>("ISchedule", schedule => schedule.Live),
        new ScheduleForm<Func<long, double>>("Func<long, double>", schedule => schedule.Function),
        new ScheduleForm<CompiledSchedule>("CompiledSchedule", schedule => schedule.Pinned),
        new ScheduleForm<Func<long, double, double>>("Func<long, double, double>", schedule => schedule.CallOf(1).At) { Inputs = 1 },
        new ScheduleForm<Func<long, double, double, double>>("Func<long, double, double, double>", schedule => schedule.CallOf(2).At) { Inputs = 2 },
        new ScheduleForm<Func<long, double, double, double, double>>("Func<long, double, double, double, double>", schedule => schedule.CallOf(3).At) { Inputs = 3 },
        new ScheduleForm<Func<long, double, double, double, double, double>>("Func<long, double, double, double, double, double>", schedule => schedule.CallOf(4).At) { Inputs = 4 },
        new ScheduleForm<Func<int, double>>("Func<int, double>", schedule => step => schedule.Live.At(step)),
        new ScheduleForm<Func<long, float>>("Func<long, float>", schedule => schedule.Live.AsSingle()),
        new ScheduleForm<Func<int, float>>("Func<int, float>", schedule => step => (float)schedule.Live.At(step)),
        new ScheduleForm<ISchedule<TimeSpan>>("ISchedule<TimeSpan>", schedule => new TimeSchedule(schedule.Live)) { IsTime = true },
        new ScheduleForm<Func<long, TimeSpan>>("Func<long, TimeSpan>", schedule => new TimeSchedule(schedule.Live).At) { IsTime = true },
        new ScheduleForm<Func<int, TimeSpan>>("Func<int, TimeSpan>", schedule => new TimeSchedule(schedule.Live).At) { IsTime = true },
    ];

    public abstract Type Type { get; }

    /// <summary>How it is written in C#.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the configuration must say the unit.</summary>
    public bool IsTime { get; init; }

    /// <summary>How many inputs a call of it gives beside the step.</summary>
    public int Inputs { get; init; }

    /// <summary>Whether it is called as it is, so that an input that it does not give needs a default. A schedule can be given its inputs later.</summary>
    public bool IsCalled => Type != typeof(ISchedule) && Type != typeof(CompiledSchedule);

    public static ScheduleForm? Of(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>A schedule in this form.</summary>
    public abstract object From(BoundSchedule schedule);

    /// <summary>How a collection of them is made, if a type is one: of its members, or of its members by key. Known types only, so that no type must be made at run time.</summary>
    public abstract CollectionForm? CollectionOf(Type type);

    /// <summary>The form whose collection a type is.</summary>
    public static (ScheduleForm Element, CollectionForm Collection)? InCollection(Type type)
    {
        foreach (var form in ByType.Values)
        {
            if (form.CollectionOf(type) is { } collection)
                return (form, collection);
        }

        return null;
    }
}

/// <summary>A schedule as options receive it.</summary>
/// <param name="Live">The live schedule.</param>
/// <param name="Function">Its function.</param>
/// <param name="Pinned">The schedule of the set that the options belong to.</param>
internal sealed record BoundSchedule(ISchedule Live, Func<long, double> Function, CompiledSchedule Pinned)
{
    /// <summary>The inputs that functions of it give, as members say them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Inputs { get; init; } = [];

    /// <summary>A call that gives so many inputs. That the schedule has them was checked; a schedule that stands in for one with errors has none.</summary>
    public LiveInputCall CallOf(int count) => LiveInputCall.OfThoseThere(
        Live,
        [.. Inputs.FirstOrDefault(names => names.Count == count) ?? (count == 1 && Pinned.Inputs is [var only] ? [only.Name] : Enumerable.Repeat("", count))]);
}

/// <summary>A form of type <typeparamref name="T"/>.</summary>
/// <param name="name">How it is written in C#.</param>
/// <param name="from">Makes it.</param>
internal sealed class ScheduleForm<T>(string name, Func<BoundSchedule, T> from) : ScheduleForm
    where T : class
{
    public override Type Type => typeof(T);

    public override string Name => name;

    public override object From(BoundSchedule schedule) => from(schedule);

    public override CollectionForm? CollectionOf(Type type) => CollectionForm.Of<T>(type);
}
