using System.CommandLine;
using System.CommandLine.Parsing;

namespace LrExpr.Cli.Commands;

/// <summary>Values for validators, which run even where another one has found a value wrong.</summary>
internal static class GivenValue
{
    /// <summary>The value of an option; the default of its type where it has none or a wrong one, which is reported elsewhere.</summary>
    public static T? ValueIfRight<T>(this SymbolResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
