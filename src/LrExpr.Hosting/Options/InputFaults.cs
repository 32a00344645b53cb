using LrExpr.Text;

namespace LrExpr.Options;

/// <summary>What is wrong between the inputs that a member of options gives and those of its schedule.</summary>
internal static class InputFaults
{
    /// <summary>The fault; null for none.</summary>
    /// <param name="place">The member.</param>
    /// <param name="schedule">Its schedule.</param>
    public static OptionsFault? Of(SchedulePlace place, CompiledSchedule schedule)
    {
        var inputs = schedule.Inputs;
        string[] known = [.. inputs.Select(input => input.Name)];
        if (place.Form.Inputs == 1 && place.Inputs is null && known.Length != 1)
            return Fault($"{place.Form.Name} gives one input, and the schedule has {(known.Length == 0 ? "none" : List(known))}{(known.Length == 0 ? "" : "; say which by [ScheduleInputs(\"...\")]")}");
        var given = place.Form.Inputs == 0 ? [] : place.Inputs ?? known;
        if (given.FirstOrDefault(name => !Has(known, name)) is { } unknown)
            return Fault($"the schedule has no input {Printable.Quote(unknown)}{(known.Length == 0 ? "; it has none" : NearestNames.Suggest(unknown, known))}");
        return place.Form.IsCalled && inputs.FirstOrDefault(input => input.Default is null && !Has(given, input.Name)) is { } missing
            ? Fault($"the schedule needs input {Printable.Quote(missing.Name)}, which has no default and which {place.Form.Name} does not give")
            : null;

        OptionsFault Fault(string message) => new("LRX3013", place.Path, message);
    }

    private static bool Has(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Printable.Quote));
}
