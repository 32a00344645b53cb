using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Parameters;

namespace LrExpr.Formats.Libraries;

/// <summary>Finds how a library can say a schedule, and what stands in the way where it cannot.</summary>
/// <param name="form">The form of the library.</param>
/// <param name="errors">Receives what cannot be said.</param>
internal sealed class LibraryReader(LibraryForm form, LibraryErrors errors)
{
    /// <summary>Several schedules multiplied: all with the rate of one optimizer, and each with a rate of its own.</summary>
    private const string Chained = "torch.ChainedScheduler", AtOnce = "mmengine.param_scheduler", Product = "lrexpr.product";

    public LibrarySchedule? Read(IScheduleArgument schedule, ScheduleDefinition around)
    {
        var definition = (schedule as ScheduleSymbol)?.Definition ?? around;
        if ((schedule as LibraryCall ?? LibraryCall.Of((ScheduleSymbol)schedule)) is not { } call)
        {
            errors.Formula(definition);
            return null;
        }

        // A kind of one's own may have any name.
        if (!call.Kind.IsBuiltIn)
        {
            errors.Kind(definition, call.Kind);
            return null;
        }

        if (call.Name is Chained or AtOnce or Product && form.Multiplies.Count > 0)
            return ReadProduct(call, definition);
        if (call.Prefix != form.Prefix)
        {
            if (Translations.Find(call, form.Prefix) is not { } translated)
            {
                errors.Kind(definition, call.Kind);
                return null;
            }

            call = translated;
        }

        if (call.Given.FirstOrDefault(pair => pair.Given.Type is { Text: TextMeaning.Schedule } and not IListType).Given is { } function)
        {
            errors.Function(definition, call.Kind, function.Name);
            return null;
        }

        return ReadParts(call, definition) is not { } parts ? null
            : parts.Count == 0 ? new LibrarySchedule(call, []) { Rate = call.Rate?.Value.Number }
            : ReadRate(call, parts, definition);
    }

    private List<LibrarySchedule>? ReadParts(LibraryCall call, ScheduleDefinition definition)
    {
        var parts = call.Given.SelectMany(pair => pair.Given.Argument.Schedules).Select(part => Read(part, definition)).ToList();
        return parts.Contains(null) ? null : [.. parts.OfType<LibrarySchedule>()];
    }

    /// <summary>One after another, they have one optimizer, where there are optimizers.</summary>
    private LibrarySchedule? ReadRate(LibraryCall call, List<LibrarySchedule> parts, ScheduleDefinition definition)
    {
        if (parts.All(part => part.Rate is null) && !form.NeedsRates)
            return new LibrarySchedule(call, parts);
        if (parts.Exists(part => part.IsProduct))
            errors.InnerProduct(definition);
        else if (parts.Find(part => part.Rate is null) is { } own)
            errors.OwnRate(definition, own.Call.Kind);
        else if (parts.Find(part => part.Rate != parts[0].Rate) is { } other)
            errors.OtherRate(definition, parts[0].Rate!.Value, other.Rate!.Value);
        else
            return new LibrarySchedule(call, parts) { Rate = parts[0].Rate };
        return null;
    }

    private LibrarySchedule? ReadProduct(LibraryCall call, ScheduleDefinition definition)
    {
        if (ReadParts(call, definition) is not { } parts)
            return null;
        if (parts.Find(part => !form.Multiplies.TryGetValue(part.Call.Name, out string? when) || !new Condition(when).Holds(part.Call)) is { } other)
        {
            errors.Factor(definition, other.Call.Kind);
            return null;
        }

        double whole = call.Rate?.Value.Number ?? 1;
        return new LibrarySchedule(call, parts) { IsProduct = true, Rate = parts.Aggregate(whole, (rate, part) => rate * (part.Rate!.Value / (call.Rate?.Value.Number ?? 1))) };
    }
}
