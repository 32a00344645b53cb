using System.Diagnostics.CodeAnalysis;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Lowering;
using LrExpr.Text;

namespace LrExpr.Formats.Export;

/// <summary>A schedule in another language: a function for it, and one for each schedule it refers to.</summary>
internal static class ScheduleExport
{
    /// <summary>Python has room for 1000 calls inside one another; a reference takes up to two, and some are left for who calls.</summary>
    private const int DeepestChain = 300;

    public static bool TryWrite(
        ScheduleSymbol schedule, Func<OpenSymbol, double> inputs, TargetLanguage language, [NotNullWhen(true)] out string? code, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var bodies = new Dictionary<ScheduleSymbol, BoundExpression>();
        if (schedule.Inputs.FirstOrDefault(input => double.IsNaN(inputs(input))) is { } missing)
            ExportErrors.Input(bag, schedule.Definition, missing.Name);
        Collect(schedule, inputs, bodies, bag);
        diagnostics = bag.ToSorted();
        code = bag.HasErrors ? null : Write(schedule, bodies, language);
        return code is not null;
    }

    /// <summary>The lowered trees of a schedule and of those it refers to, itself first.</summary>
    private static void Collect(ScheduleSymbol schedule, Func<OpenSymbol, double> inputs, Dictionary<ScheduleSymbol, BoundExpression> bodies, DiagnosticBag bag)
    {
        IReadOnlyList<ScheduleSymbol> level = [schedule];
        for (int depth = 0; level.Count > 0; depth++)
        {
            var next = new List<ScheduleSymbol>();
            foreach (var symbol in level.Where(symbol => !bodies.ContainsKey(symbol)))
            {
                var body = DefinedFunctions.PutInPlace(Lowerer.LowerWithNames(symbol.Body, input => new BoundConstant(inputs(input))));
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

    private static string Write(ScheduleSymbol main, Dictionary<ScheduleSymbol, BoundExpression> bodies, TargetLanguage language)
    {
        var taken = new Identifiers(language.Reserved(main.Name).Append(TargetLanguage.Step));
        var names = bodies.Keys.ToDictionary(schedule => schedule, schedule => taken.Take(language.FunctionName(schedule.Name)));
        return language.Module([.. bodies.Select(pair => CodeWriter.Write(pair.Key, pair.Value, language, taken.Copy(), schedule => names[schedule]))]);
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
