using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>A schedule in another language: a function for it, and one for each schedule it refers to; where it listens, a class around them that keeps its state.</summary>
internal static class ScheduleExport
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="given">What an input has been given for good; null for one that is an argument of the function.</param>
    /// <param name="language">The language.</param>
    /// <param name="changesAt">The step at which a schedule that listens becomes another; null for none.</param>
    /// <param name="code">The text; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    public static bool TryWrite(
        ScheduleSymbol schedule, Func<InputSymbol, double?> given, TargetLanguage language, long? changesAt, [NotNullWhen(true)] out string? code, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        if (changesAt is { } step)
            ExportErrors.ChangesState(bag, schedule.Definition, step);
        var arguments = new ExportedArguments(schedule, given);
        ScheduleSymbol[] updates = [.. schedule.States.SelectMany(part => part.Machine.States.Select((_, index) => Update(schedule, part.Machine, index)))];
        var functions = ExportedFunctions.Of([schedule, .. updates], arguments, bag);
        diagnostics = bag.ToSorted();
        code = bag.HasErrors ? null : updates.Length == 0 ? Write(schedule, functions, language) : WriteClass(schedule, updates, arguments, functions, language);
        return code is not null;
    }

    /// <summary>What a report makes of a state, as a schedule.</summary>
    private static ScheduleSymbol Update(ScheduleSymbol schedule, StateMachine machine, int index) =>
        new(schedule.Definition) { Body = StateUpdate.Of(schedule, machine, index), States = schedule.States };

    private static string Write(ScheduleSymbol main, ExportedFunctions functions, TargetLanguage language)
    {
        var taken = new Identifiers(language.Reserved(main.Name).Append(TargetLanguage.Step));
        var names = functions.Schedules.ToDictionary(schedule => schedule, schedule => taken.Take(language.FunctionName(schedule.Name)));
        return language.Module(Write(functions, language, taken, names));
    }

    private static IReadOnlyList<WrittenFunction> Write(ExportedFunctions functions, TargetLanguage language, Identifiers taken, IReadOnlyDictionary<ScheduleSymbol, string> names) =>
        [.. functions.Schedules.Select(schedule => CodeWriter.Write(schedule, functions.BodyOf(schedule), language, taken.Copy(), schedule => names[schedule], functions.ArgumentsOf))];

    private static string WriteClass(ScheduleSymbol main, ScheduleSymbol[] updates, ExportedArguments arguments, ExportedFunctions functions, TargetLanguage language)
    {
        // What people use has the first choice of names.
        var members = language.Members(main.Name);
        var memberOf = arguments.States.Concat(arguments.Inputs).ToDictionary(argument => argument, argument => members.Take(language.MemberName(argument.Name)));
        var taken = new Identifiers([.. language.Reserved(main.Name), TargetLanguage.Step, language.ClassName(main.Name), .. language.NamesBesideMembers(memberOf.Values)]);
        var names = new Dictionary<ScheduleSymbol, string> { [main] = taken.Take(language.FunctionName("value at")) };
        foreach (var (update, state) in updates.Zip(arguments.States))
            names.Add(update, taken.Take(language.FunctionName("next " + state.Name)));
        foreach (var schedule in functions.Schedules.Where(schedule => !names.ContainsKey(schedule)))
            names.Add(schedule, taken.Take(language.FunctionName(schedule.Name)));

        var written = Write(functions, language, taken, names).Select(function =>
            Array.IndexOf(updates, function.Schedule) is >= 0 and var place ? function with { Comment = [$"What a report makes of {Printable.Escape(arguments.States[place].Name)}."] } : function).ToList();
        var ofUpdates = written.ToDictionary(function => function.Schedule);
        var locals = taken.Copy();
        var signals = Signals(arguments, language, locals);
        return language.Module(written, new WrittenClass(language.ClassName(main.Name), main, written[0])
        {
            Signals = signals,
            Inputs = [.. arguments.Inputs.Select(input => new WrittenMember(memberOf[input], locals.Take(language.LocalName(input.Name)), input))],
            States = [.. arguments.States.Zip(updates, (state, update) => new WrittenState(new WrittenMember(memberOf[state], locals.Take(language.LocalName(state.Name)), state), ofUpdates[update]))],
        });
    }

    /// <summary>The arguments of a report.</summary>
    private static List<WrittenSignal> Signals(ExportedArguments arguments, TargetLanguage language, Identifiers locals)
    {
        var result = new List<WrittenSignal>();
        foreach (var ways in arguments.Signals.GroupBy(signal => signal.Name, Names.Comparer))
        {
            string name = locals.Take(language.LocalName(ways.Key));
            bool isOne = ways.Count() == 1;
            result.Add(new WrittenSignal(name, [.. ways.Select(way => new WrittenArgument(isOne ? name : locals.Take(language.LocalName(ways.Key)), way))]));
        }

        return result;
    }
}
