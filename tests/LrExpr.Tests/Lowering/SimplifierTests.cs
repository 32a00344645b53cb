using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Lowering;

public sealed class SimplifierTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("simplify.cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Formula_Simplified_IsWhatIsLeftOfIt(string formula, string simplified) =>
        Assert.Equal(simplified, Explanation.Simplified(Schedule.Compile(formula).Symbol.Body));

    [Fact]
    public void Rules_AreOneFileEach()
    {
        var rules = typeof(ISimplification).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ISimplification)) && !type.IsInterface);

        Assert.Equal(rules.OrderBy(rule => rule.Name), Simplifier.All.Select(rule => rule.GetType()).OrderBy(rule => rule.Name));
    }
}
