using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Running;
using LrExpr.Syntax;

namespace LrExpr.Loading;

/// <summary>A schedule that was found right, and its code beside it.</summary>
internal sealed record LoadedSchedule(ScheduleSymbol Symbol, ScheduleCode Code)
{
    /// <summary>How it is known that it meets its expectations; null for one that has none.</summary>
    public ExpectOutcome? Expect { get; init; }

    /// <summary>The shared parameters that its formula sees.</summary>
    public IReadOnlyDictionary<string, ParameterSymbol> Shared { get; init; } = ParameterSymbol.None;

    /// <summary>Its tests, which have not been run.</summary>
    public IReadOnlyList<ScheduleTest> Tests { get; init; } = [];
}

/// <summary>Schedules that were linked, sound or not.</summary>
/// <param name="Named">Those under names of their own, in the order of the section.</param>
/// <param name="All">Those that were linked now, with those found in place, each behind those that it refers to.</param>
internal readonly record struct LinkedSchedules(IReadOnlyList<ScheduleSymbol> Named, List<ScheduleSymbol> All);

/// <summary>A section that was loaded: a value that nothing changes any more.</summary>
/// <param name="definition">What it was loaded from.</param>
/// <param name="symbols">The schedules under names of their own, in the order of the section, those with errors too.</param>
/// <param name="codes">The code of the sound ones.</param>
/// <param name="diagnostics">What was found in it, errors and warnings, in their order.</param>
internal sealed class LoadedSet(SetDefinition definition, IReadOnlyList<ScheduleSymbol> symbols, CodeTable codes, IReadOnlyList<Diagnostic> diagnostics)
{
    private Dictionary<string, LoadedSchedule>? _byName;

    public SetDefinition Definition { get; } = definition;

    /// <summary>The shared parameters.</summary>
    public required IReadOnlyDictionary<string, ParameterSymbol> Shared { get; init; }

    /// <summary>The inputs of the section.</summary>
    public required IReadOnlyDictionary<string, InputSymbol> Inputs { get; init; }

    public IReadOnlyList<ScheduleSymbol> Symbols { get; } = symbols;

    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The sound schedules, in the order of the section.</summary>
    public IEnumerable<LoadedSchedule> Schedules
    {
        get
        {
            foreach (var symbol in Symbols)
            {
                if (codes.Find(symbol) is { } schedule)
                    yield return schedule;
            }
        }
    }

    /// <summary>The first schedule, which must be sound.</summary>
    public LoadedSchedule First => codes.Find(Symbols[0])!;

    /// <summary>The schedule of a name; null where there is none, or one with errors.</summary>
    public LoadedSchedule? Find(string name) => (_byName ??= ByName(Symbols, codes)).GetValueOrDefault(name);

    /// <summary>Why a schedule does not have an output that others of its kind have; null for any other name.</summary>
    public string? AbsenceOf(string name) => Symbols.FirstOrDefault(symbol => symbol.Absence is not null && Names.Same(symbol.Name, name))?.Absence;

    private static Dictionary<string, LoadedSchedule> ByName(IReadOnlyList<ScheduleSymbol> symbols, CodeTable codes)
    {
        var byName = new Dictionary<string, LoadedSchedule>(symbols.Count, Names.Comparer);
        foreach (var symbol in symbols)
        {
            if (codes.Find(symbol) is { } schedule)
                byName.TryAdd(symbol.Name, schedule);
        }

        return byName;
    }
}
