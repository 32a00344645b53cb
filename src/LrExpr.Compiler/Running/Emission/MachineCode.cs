using System.Linq.Expressions;

namespace LrExpr.Running.Emission;

/// <summary>The only place that compiles.</summary>
internal static class MachineCode
{
    public static TDelegate Of<TDelegate>(Expression<TDelegate> code)
        where TDelegate : Delegate => code.Compile();
}
