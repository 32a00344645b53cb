using System.Globalization;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Tests.Functions;

public sealed class FunctionTableTests
{
    public static IEnumerable<object[]> Examples =>
        FunctionTable.All.SelectMany(row => row.Examples).Select(example => new object[] { example.Formula, example.Result });

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfAFunction_GivesItsResult(string formula, string result)
    {
        double expected = double.Parse(result, CultureInfo.InvariantCulture);

        Assert.Equal(expected, Schedule.Compile(formula).At(0), 15);
        Assert.Equal(expected, Schedule.Compile(formula + " + 0 * step").At(0), 15);
    }

    [Fact]
    public void Row_OfEveryFunction_HasASentenceAndExamples() =>
        Assert.All(
            FunctionTable.All.Where(row => row.Form is FunctionForm.Plain or FunctionForm.If or FunctionForm.Array or FunctionForm.Iterate),
            row => Assert.True(row.Summary.EndsWith('.') && row.Examples.Length > 0 && row.Group.Length > 0, row.Name));

    [Fact]
    public void Row_OfEveryOperator_NamesAFunction() =>
        Assert.All(
            OperatorTable.All.Where(row => row.Precedence is not (Precedence.Conjunction or Precedence.Disjunction)),
            row => Assert.NotNull(FunctionTable.Operator(row.Function)));

    /// <summary>The table of the language's section on noise.</summary>
    [Theory]
    [InlineData(0, 0, 0.8805201978886142, -0.39766753844418223)]
    [InlineData(42, 0, 0.4685865183391049, -0.6653748678073488)]
    [InlineData(42, 1, 0.32706338120338474, -1.4338891806537384)]
    [InlineData(42, 1000000, 0.07278872166725037, 2.0453489150928914)]
    [InlineData(-1, -1, 0.2618831606351677, 1.5778992914357448)]
    public void Noise_OfSeedAndIndex_IsThatOfPhilox(double seed, double n, double uniform, double normal)
    {
        Assert.Equal(uniform, FunctionTable.Find("uniform")!.Invoke([seed, n]).Number);
        Assert.Equal(normal, FunctionTable.Find("normal")!.Invoke([seed, n]).Number, 1e-14);
    }

    [Fact]
    public void NaN_AsAnyArgument_GivesNaN()
    {
        foreach (var row in FunctionTable.All.Where(row => row.Primitive is not null && row.Result == FormulaType.Number && row.Slope != Slopes.Power && row.Slope != Slopes.PowerOfConstant))
        {
            int count = row.IsVariadic ? 2 : row.ParameterNames.Length;
            for (int nan = 0; nan < count; nan++)
            {
                if (row.ParameterType(nan) != FormulaType.Number)
                    continue;
                var arguments = Enumerable.Range(0, count).Select(i => row.ParameterType(i) == FormulaType.Array
                    ? (Value)Enumerable.Range(1, i == count - 1 ? 2 + (row.LastArrayExcess ?? 0) : 2).Select(n => (double)n).ToArray()
                    : i == nan ? double.NaN : 1.5).ToArray();
                Assert.True(double.IsNaN(row.Invoke(arguments).Number), $"{row.Name}, argument {nan}");
            }
        }
    }

    [Fact]
    public void Row_IsDefinedOrAPrimitive() => Assert.All(
        FunctionTable.All, row => Assert.Equal(row.Form is FunctionForm.Plain or FunctionForm.Operator or FunctionForm.Array, row.Primitive is null != row.Definitions.IsEmpty));

    [Fact]
    public void Definition_ForEveryNumberOfArguments_CanBeBound() => Assert.All(FunctionTable.All.Where(row => !row.Definitions.IsEmpty), row =>
    {
        Assert.Equal(row.Arity.Most - row.Arity.Least + 1, row.Definitions.Length);
        for (int count = row.Arity.Least; count <= row.Arity.Most; count++)
            Assert.Equal(FormulaType.Number, Prelude.Expand(row, [.. Enumerable.Repeat<BoundExpression>(BoundStep.Instance, count)]).Type);
    });
}
