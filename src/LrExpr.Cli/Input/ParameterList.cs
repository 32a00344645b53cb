using LrExpr.Cli.Text;
using LrExpr.Syntax;

namespace LrExpr.Cli.Input;

/// <summary>Parameters given as <c>--param name=value</c>; the value is a text as it would stand in configuration.</summary>
internal static class ParameterList
{
    public static ScheduleParameters Parse(IEnumerable<string> items, string option = "--param")
    {
        var parameters = new ScheduleParameters();
        foreach (var (name, text) in Texts(items, option))
            parameters[name] = text;
        return parameters;
    }

    /// <summary>Names with texts; of two of one name the later.</summary>
    public static IReadOnlyDictionary<string, string> Texts(IEnumerable<string> items, string option = "--param")
    {
        var texts = new Dictionary<string, string>(Names.Comparer);
        foreach (string item in items)
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new InputException($"{option} {Printed.Quote(item)} is not of the form name=value");
            texts[item[..equals].Trim()] = item[(equals + 1)..].Trim();
        }

        return texts;
    }
}
