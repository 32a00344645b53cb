using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Lowering;

namespace LrExpr.Formats.Export;

/// <summary>The trees that functions are written from, with what each has as arguments.</summary>
internal sealed class ExportedFunctions
{
    /// <summary>Python has room for 1000 calls inside one another; a reference takes up to two, and some are left for who calls.</summary>
    private const int DeepestChain = 300;

    private readonly ExportedArguments _arguments;
    private readonly Dictionary<ScheduleSymbol, Function> _functions = [];

    private ExportedFunctions(ExportedArguments arguments) => _arguments = arguments;

    /// <summary>What is written, in its order.</summary>
    public IEnumerable<ScheduleSymbol> Schedules => _functions.Keys;

    /// <summary>The lowered trees of schedules and of those they refer to, themselves first.</summary>
    /// <param name="schedules">The schedules, the first of which is asked for.</param>
    /// <param name="arguments">What is not known before a call.</param>
    /// <param name="diagnostics">Receives what cannot be written.</param>
    public static ExportedFunctions Of(IReadOnlyList<ScheduleSymbol> schedules, ExportedArguments arguments, DiagnosticBag diagnostics)
    {
        var result = new ExportedFunctions(arguments);
        var refused = new HashSet<(object, string)>();
        var level = schedules;
        for (int depth = 0; level.Count > 0; depth++)
        {
            var next = new List<ScheduleSymbol>();
            foreach (var symbol in level.Where(symbol => !result._functions.ContainsKey(symbol)))
            {
                var body = DefinedFunctions.PutInPlace(Lowerer.LowerWithNames(symbol.Body, arguments.ValueOf));
                var calls = new CallCollector();
                calls.Visit(body);
                result._functions.Add(symbol, new Function(body, calls.Schedules));
                next.AddRange(calls.Schedules);
                foreach (string kind in calls.Kinds.Where(kind => refused.Add((symbol.Definition, kind))))
                    ExportErrors.Code(diagnostics, symbol.Definition, kind);
            }

            if (depth > DeepestChain && next.Count > 0)
            {
                ExportErrors.TooDeep(diagnostics, schedules[0].Definition, DeepestChain);
                return result;
            }

            level = next;
        }

        return result;
    }

    public BoundExpression BodyOf(ScheduleSymbol schedule) => _functions[schedule].Body;

    /// <summary>The arguments after the step: the inputs of the schedule, and what else is used in it or in what it calls.</summary>
    public IReadOnlyList<ExportedArgument> ArgumentsOf(ScheduleSymbol schedule)
    {
        var function = _functions[schedule];
        if (function.Arguments is { } known)
            return known;
        var used = LocalUses.Count(function.Body).Keys.OfType<ExportedArgument>().Concat(function.Calls.Distinct().SelectMany(ArgumentsOf)).ToHashSet();
        var inputs = _arguments.Of(schedule).ToList();
        return function.Arguments = [.. inputs, .. _arguments.All.Where(argument => used.Contains(argument) && !inputs.Contains(argument))];
    }

    private sealed record Function(BoundExpression Body, IReadOnlyList<ScheduleSymbol> Calls)
    {
        public IReadOnlyList<ExportedArgument>? Arguments { get; set; }
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
