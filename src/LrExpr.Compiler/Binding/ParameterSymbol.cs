using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <summary>A parameter as a formula sees it.</summary>
internal sealed record ParameterSymbol(string Name, ParameterType Type, Argument Argument)
{
    private readonly string? _inFormula;
    private readonly string _start = "";
    private readonly bool _isMember;

    public static IReadOnlyDictionary<string, ParameterSymbol> None { get; } = new Dictionary<string, ParameterSymbol>();

    /// <summary>As the formula of its kind writes it, where that is another name.</summary>
    public string InFormula { get => _inFormula ?? Name; init => _inFormula = value; }

    /// <summary>Its name for people who see the formula as well.</summary>
    public string Title => Names.Written(Name) + (InFormula == Name ? "" : $" ({Names.Written(InFormula)} in the formula)");

    public ParameterState State => Argument.State;

    /// <summary>The value of a number, a boolean or an array.</summary>
    public Value Value => Argument.Value;

    /// <summary>The option of a choice.</summary>
    public string Option => Argument.Option;

    /// <summary>The options a choice has.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The keys of a table, ascending, and its values.</summary>
    public (double[] Keys, double[] Values) Table => Argument.Table;

    /// <summary>The schedule, or the list of schedules.</summary>
    public ImmutableArray<ScheduleSymbol> Schedules => [.. Argument.Schedules.Cast<ScheduleSymbol>()];

    /// <summary>Whether it may be left out without having a default.</summary>
    public bool IsOptional { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What stands in the place of the name where the value is not known before a call; null for one that is.</summary>
    public BoundExpression? Later { get; private init; }

    /// <summary>The text the value came from, for people; null for a default.</summary>
    public string? Text { get; init; }

    /// <summary>Where the value, or else the declaration, stands.</summary>
    public string Path { get => _isMember ? _start + ":" + Name : _start; init => (_start, _isMember) = (value, false); }

    /// <summary>The setting of its name that gives the value.</summary>
    public PlacedSetting Place { init => (_start, _isMember) = (value.Start, value.IsMember); }

    public string? File { get; init; }

    /// <summary>Whether it is a number of the clock or the horizon that nobody gave a name.</summary>
    public bool IsOfClock { get; init; }

    /// <summary>The clock by which a date or a duration in it was read; null where there is none in it.</summary>
    public Clock? ReadBy { get; init; }

    /// <summary>What lower sources say of a shared one that counts no more.</summary>
    public IReadOnlyList<Setting> Replaced { get; init; } = [];

    /// <summary>The type of its name; an error where the name is no value.</summary>
    public FormulaType FormulaType => Type.Use.Type;

    /// <summary>The same with a value that is given, and not known before a call.</summary>
    /// <param name="later">A constant expression without a value, which stands in the place of the name.</param>
    public ParameterSymbol LeftOpen(BoundExpression later) => this with { Argument = new Argument(), Later = later };
}
