using LrExpr.Binding;
using LrExpr.Parameters;

namespace LrExpr.Formats.Libraries;

/// <summary>A kind with values for its parameters, as a library would be told: a schedule of a configuration, or what says the same in another library.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Parameters">All its parameters, by name.</param>
internal sealed record LibraryCall(KindSymbol Kind, IReadOnlyDictionary<string, ParameterSymbol> Parameters) : IScheduleArgument
{
    public string Name => Kind.Name;

    /// <summary>What stands before the point in the name of the kind; empty where there is no point.</summary>
    public string Prefix => PrefixOf(Kind.Name);

    /// <summary>The name within the library.</summary>
    public string ShortName => Kind.Name[(Kind.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The parameters that were given, in the order of the library, without what is said to the optimizer. The library has the same defaults.</summary>
    public IEnumerable<(KindParameter Declared, ParameterSymbol Given)> Given => Kind.Definition.Parameters
        .Select(declared => (declared, Parameters[declared.Name]))
        .Where(pair => pair is { declared.IsOfOptimizer: false, Item2: { State: ParameterState.Known, Text: not null } });

    /// <summary>The rate of the optimizer; null where the schedule says its rates itself.</summary>
    public ParameterSymbol? Rate => Kind.Definition.Parameters
        .Where(declared => declared.IsOfOptimizer)
        .Select(declared => Parameters[declared.Name])
        .FirstOrDefault(parameter => parameter.State == ParameterState.Known);

    /// <summary>Null for a formula.</summary>
    public static LibraryCall? Of(ScheduleSymbol schedule) =>
        schedule.Kind is not { } kind ? null : new LibraryCall(kind, schedule.Parameters.ToDictionary(parameter => parameter.Name));

    public static string PrefixOf(string kind) => kind.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? kind[..point] : "";
}
