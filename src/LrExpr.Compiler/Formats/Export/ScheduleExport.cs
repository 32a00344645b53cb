using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Lowering;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>A schedule in another language: a function for it, and one for each schedule it refers to.</summary>
internal static class ScheduleExport
{
    /// <summary>Python has room for 1000 calls inside one another; a reference takes up to two, and some are left for who calls.</summary>
    private const int DeepestChain = 300;

    /// <param name="schedule">The schedule.</param>
    /// <param name="given">What an input has been given for good; null for one that is an argument of the function.</param>
    /// <param name="language">The language.</param>
    /// <param name="code">The text; null where there are errors.</param>
    /// <param name="diagnostics">What cannot be written, and why.</param>
    public static bool TryWrite(
        ScheduleSymbol schedule, Func<InputSymbol, double?> given, TargetLanguage language, [NotNullWhen(true)] out string? code, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var bodies = new Dictionary<ScheduleSymbol, BoundExpression>();
        // What is referred to may know an input from an earlier set; there is one of each name.
        var arguments = schedule.Inputs.ToDictionary(input => input.Name, input => new ExportedInput(input), Names.Comparer);
        Collect(schedule, ValueOf, bodies, bag);
        diagnostics = bag.ToSorted();
        code = bag.HasErrors ? null : Write(schedule, bodies, symbol => InputsOf(symbol).Select(ArgumentOf), language);
        return code is not null;

        BoundExpression ValueOf(OpenSymbol symbol) => symbol is not InputSymbol input ? new BoundConstant(symbol.StandIn) : given(input) is { } value ? new BoundConstant(value) : new BoundLocal(ArgumentOf(input));

        ExportedInput ArgumentOf(InputSymbol input) => arguments[input.Name];

        // Arguments that may be left out come last.
        IEnumerable<InputSymbol> InputsOf(ScheduleSymbol symbol) => symbol.Inputs.Where(input => given(input) is null).OrderBy(input => input.Default is not null);
    }

    /// <summary>The lowered trees of a schedule and of those it refers to, itself first.</summary>
    private static void Collect(ScheduleSymbol schedule, Func<OpenSymbol, BoundExpression> inputs, Dictionary<ScheduleSymbol, BoundExpression> bodies, DiagnosticBag bag)
    {
        IReadOnlyList<ScheduleSymbol> level = [schedule];
        for (int depth = 0; level.Count > 0; depth++)
        {
            var next = new List<ScheduleSymbol>();
            foreach (var symbol in level.Where(symbol => !bodies.ContainsKey(symbol)))
            {
                var body = DefinedFunctions.PutInPlace(Lowerer.LowerWithNames(symbol.Body, inputs));
                bodies.Add(symbol, body);
                var calls = new CallCollector();
                calls.Visit(body);
                next.AddRange(calls.Schedules);
                foreach (var kind in calls.Kinds.Distinct())
                    ExportErrors.Code(bag, symbol.Definition, kind);
            }

            if (depth > DeepestChain && next.Count > 0)
            {
                ExportErrors.TooDeep(bag, schedule.Definition, DeepestChain);
                return;
            }

            level = next;
        }
    }

    private static string Write(
        ScheduleSymbol main, Dictionary<ScheduleSymbol, BoundExpression> bodies, Func<ScheduleSymbol, IEnumerable<ExportedInput>> inputsOf, TargetLanguage language)
    {
        var taken = new Identifiers(language.Reserved(main.Name).Append(TargetLanguage.Step));
        var names = bodies.Keys.ToDictionary(schedule => schedule, schedule => taken.Take(language.FunctionName(schedule.Name)));
        return language.Module([.. bodies.Select(pair => CodeWriter.Write(pair.Key, pair.Value, language, taken.Copy(), schedule => names[schedule], inputsOf))]);
    }

    /// <summary>What a tree calls.</summary>
    private sealed class CallCollector : BoundRewriter
    {
        public List<ScheduleSymbol> Schedules { get; } = [];

        public List<string> Kinds { get; } = [];

        protected override BoundExpression VisitScheduleCall(BoundScheduleCall node)
        {
            Schedules.Add(node.Schedule!);
            return base.VisitScheduleCall(node);
        }

        protected override BoundExpression VisitCode(BoundCode node)
        {
            Kinds.Add(node.Name);
            return base.VisitCode(node);
        }
    }
}
