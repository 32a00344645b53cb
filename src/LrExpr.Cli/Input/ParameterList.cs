using LrExpr.Cli.Output;

namespace LrExpr.Cli.Input;

/// <summary>Parameters given as <c>--param name=value</c>; the value is a text as it would stand in configuration.</summary>
internal static class ParameterList
{
    public static ScheduleParameters Parse(IEnumerable<string> items)
    {
        var parameters = new ScheduleParameters();
        foreach (string item in items)
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new InputException($"--param {Printed.Quote(item)} is not of the form name=value");
            parameters[item[..equals].Trim()] = item[(equals + 1)..].Trim();
        }

        return parameters;
    }
}
