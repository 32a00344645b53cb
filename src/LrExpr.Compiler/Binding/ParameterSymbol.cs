using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Kinds;
using LrExpr.Language;

namespace LrExpr.Binding;

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

/// <summary>A parameter as a formula sees it.</summary>
internal sealed record ParameterSymbol(string Name, KindParameterType Type, ParameterState State)
{
    public static IReadOnlyDictionary<string, ParameterSymbol> None { get; } = new Dictionary<string, ParameterSymbol>();

    /// <summary>The value of a number, a boolean or an array.</summary>
    public Value Value { get; init; }

    /// <summary>The option of a choice.</summary>
    public string Option { get; init; } = "";

    /// <summary>The options a choice has.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The keys of a table, ascending, and its values.</summary>
    public (double[] Keys, double[] Values) Table { get; init; } = ([], []);

    /// <summary>The schedule, or the list of schedules.</summary>
    public ImmutableArray<ScheduleSymbol> Schedules { get; init; } = [];

    /// <summary>Whether it may be left out without having a default.</summary>
    public bool IsOptional { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The text the value came from, for people; null for a default.</summary>
    public string? Text { get; init; }

    /// <summary>Where the value, or else the declaration, stands.</summary>
    public string Path { get; init; } = "";

    public string? File { get; init; }

    public FormulaType FormulaType => Type switch
    {
        KindParameterType.Number => FormulaType.Number,
        KindParameterType.Boolean => FormulaType.Boolean,
        KindParameterType.Array => FormulaType.Array,
        _ => FormulaType.Error,
    };
}
