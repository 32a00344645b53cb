using System.Globalization;
using System.Runtime.CompilerServices;

namespace LrExpr.Tests.Support;

/// <summary>The whole suite runs under the culture that <c>LREXPR_TEST_CULTURE</c> names: nothing may depend on it.</summary>
public sealed class Culture
{
    private static readonly string? Name = Environment.GetEnvironmentVariable("LREXPR_TEST_CULTURE");

    [ModuleInitializer]
    internal static void Set()
    {
        if (string.IsNullOrEmpty(Name))
            return;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = new CultureInfo(Name);
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = new CultureInfo(Name);
    }

    [Fact]
    public void Culture_ThatWasAskedFor_IsTheOneInForce() =>
        Assert.Equal(Name is "fr-FR" ? "0,5" : 0.5.ToString(CultureInfo.CurrentCulture), 0.5.ToString(CultureInfo.CurrentCulture));
}
