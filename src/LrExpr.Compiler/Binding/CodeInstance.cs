using LrExpr.Parameters;
using LrExpr.Running;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>A kind written in C# with values for its parameters. Whatever its code throws is a fault of the definition, not of the process.</summary>
internal static class CodeInstance
{
    /// <summary>The kind without values.</summary>
    public static BoundExpression Unknown(ScheduleKind kind) => new BoundCode(kind, null, BoundStep.Instance, []);

    /// <summary>The function made of the values, or an error node where that failed, which is reported.</summary>
    public static BoundExpression Bind(ScheduleKind kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter)
    {
        string fault;
        try
        {
            var arguments = values.Values.Select(value => new KindArgument(value.Name, value.Type, value.Argument));
            if (kind.Create(new KindArguments(kind.Name, arguments, FunctionOf)) is { } function)
                return new BoundCode(kind, function, BoundStep.Instance, [.. values.Values]);
            fault = "its code gave no function";
        }
        catch (Exception thrown)
        {
            fault = ThrownText.Of(thrown);
        }

        reporter.Report("LRX3009", DiagnosticSeverity.Error, $"kind {Printable.Quote(kind.Name)} cannot be made of these parameters: {fault}", []);
        return BoundError.Instance;
    }

    /// <summary>The function of a schedule that is a parameter. Its code is made once the configuration is loaded.</summary>
    private static Func<long, double> FunctionOf(IScheduleArgument argument)
    {
        var symbol = (ScheduleSymbol)argument;
        return step => symbol.Compiled is { } schedule
            ? ScheduleReference.Evaluate(schedule, step)
            : throw new InvalidOperationException($"the schedule {Printable.Quote(symbol.Name)} can be called once the configuration is loaded, not while a kind creates its function");
    }
}
