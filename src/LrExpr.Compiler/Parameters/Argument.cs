using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Time;

namespace LrExpr.Parameters;

/// <summary>What is known of the value of a parameter.</summary>
internal enum ParameterState
{
    /// <summary>It has a value.</summary>
    Known,

    /// <summary>It will have one: a kind is checked by itself.</summary>
    Unknown,

    /// <summary>It is optional and was not given.</summary>
    NotGiven,

    /// <summary>What was given has been reported.</summary>
    Faulty,
}

/// <summary>The value of a parameter, or that it has none. Whatever the type, a value is made of what is here; which of it, the type says.</summary>
internal sealed record Argument(ParameterState State = ParameterState.Known)
{
    /// <summary>What is no value in a formula. Most parameters are numbers, so there is one place for all of it.</summary>
    private readonly object? _other;

    public static Argument Unknown { get; } = new(ParameterState.Unknown);

    public static Argument NotGiven { get; } = new(ParameterState.NotGiven);

    public static Argument Faulty { get; } = new(ParameterState.Faulty);

    /// <summary>The value that a formula has in the place of the name.</summary>
    public Value Value { get; init; }

    /// <summary>What stands between options in a text.</summary>
    public const char OptionSeparator = '*';

    /// <summary>The option of a choice; of a list of choices all of them, as one text.</summary>
    public string Option { get => _other as string ?? string.Join($" {OptionSeparator} ", Options); init => _other = value; }

    /// <summary>The options of a list of choices.</summary>
    public ImmutableArray<string> Options { get => _other as ImmutableArray<string>? ?? []; init => _other = value; }

    /// <summary>The keys of a table, ascending, and its values.</summary>
    public (double[] Keys, double[] Values) Table { get => _other as (double[], double[])? ?? ([], []); init => _other = value; }

    /// <summary>The time, or the list of times.</summary>
    public ImmutableArray<DurationText> Times { get => _other as ImmutableArray<DurationText>? ?? []; init => _other = value; }

    /// <summary>The schedule, or the list of schedules.</summary>
    public ImmutableArray<IScheduleArgument> Schedules { get => _other as ImmutableArray<IScheduleArgument>? ?? []; init => _other = value; }
}

/// <summary>A schedule that a parameter was given. What it is else, those know who make it.</summary>
internal interface IScheduleArgument
{
    string Name { get; }
}
