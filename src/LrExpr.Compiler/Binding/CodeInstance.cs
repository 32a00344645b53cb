using LrExpr.Parameters;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>A kind written in C# with values for its parameters. Whatever its code throws is a fault of the definition, not of the process.</summary>
internal static class CodeInstance
{
    /// <summary>The kind without values.</summary>
    public static BoundExpression Unknown(ScheduleKind kind) => new BoundCode(kind, null, BoundStep.Instance, [], []);

    /// <summary>The function made of the values, or an error node where that failed, which is reported.</summary>
    public static BoundExpression Bind(ScheduleKind kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter)
    {
        string fault;
        var given = values.Values.SelectMany(value => value.Schedules).Distinct().ToDictionary(schedule => schedule, schedule => new GivenSchedule(schedule));
        try
        {
            var arguments = values.Values.Select(value => new KindArgument(value.InFormula, value.Type, value.Argument));
            if (kind.Create(new KindArguments(kind.Name, arguments, schedule => given[(ScheduleSymbol)schedule].At)) is { } function)
                return new BoundCode(kind, function, BoundStep.Instance, [.. values.Values], given.Values);
            fault = "its code gave no function";
        }
        catch (Exception thrown)
        {
            fault = ThrownText.Of(thrown);
        }

        reporter.Report("LRX3009", DiagnosticSeverity.Error, $"kind {Printable.Quote(kind.Name)} cannot be made of these parameters: {fault}", []);
        return BoundError.Instance;
    }
}
