using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Formats.Export;

/// <summary>A schedule of a kind with its numbers left open, as inputs of the function that is written of it.</summary>
internal static class OpenSchedule
{
    /// <summary>Leaves open as many numbers as can be: an array that hangs on one is made when the schedule is loaded, and cannot wait for a call.</summary>
    /// <param name="schedule">The schedule, which is of a kind that has a formula.</param>
    public static ScheduleSymbol Of(ScheduleSymbol schedule)
    {
        var numbers = schedule.Parameters.Where(parameter => parameter is { State: ParameterState.Known, ReadBy: null, FormulaType: Language.FormulaType.Number } && double.IsFinite(parameter.Value.Number)).ToList();
        if (With(schedule, numbers) is { } all)
            return all;
        var (open, opened) = (schedule, new List<ParameterSymbol>());
        foreach (var number in numbers)
        {
            if (With(schedule, [.. opened, number]) is not { } more)
                continue;
            open = more;
            opened.Add(number);
        }

        return open;
    }

    private static ScheduleSymbol? With(ScheduleSymbol schedule, IReadOnlyList<ParameterSymbol> numbers)
    {
        InputSymbol[] inputs = [.. numbers.Select(number => new InputSymbol(number.Name) { Default = number.Value.Number })];
        var opened = schedule.Parameters.ToDictionary(parameter => parameter.InFormula, Names.Comparer);
        foreach (var (number, input) in numbers.Zip(inputs))
            opened[number.InFormula] = number.LeftOpen(new BoundLocal(input, new BoundUnknown(Language.FormulaType.Number)));
        var faults = new KindFaults();
        var body = KindInstance.Bind(schedule.Kind!, opened, faults, out _);
        return body.IsError || faults.Any || UnknownFinder.IsIn(body) ? null : new ScheduleSymbol(schedule.Definition)
        {
            Kind = schedule.Kind,
            Parameters = [.. schedule.Parameters.Where(parameter => !Array.Exists(inputs, input => Names.Same(input.Name, parameter.Name)))],
            Inputs = [.. inputs, .. schedule.Inputs],
            Times = schedule.Times,
            Cost = schedule.Cost,
            Body = body,
        };
    }
}
