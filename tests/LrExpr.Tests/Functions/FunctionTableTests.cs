using System.Globalization;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Running.Plans;
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
            FunctionTable.All.Where(row => row.Form is FunctionForm.Plain or FunctionForm.If),
            row => Assert.True(row.Summary.EndsWith('.') && row.Examples.Length > 0 && row.Group.Length > 0, row.Name));

    [Fact]
    public void Row_OfEveryOperator_NamesAFunction() =>
        Assert.All(
            OperatorTable.All.Where(row => row.Precedence is not (Precedence.Conjunction or Precedence.Disjunction)),
            row => Assert.NotNull(FunctionTable.Operator(row.Function)));

    /// <summary>The table of the language's section on noise.</summary>
    [Theory]
    [InlineData(0, 0, 0.8805201978886142, -0.39766753844418223)]
    [InlineData(42, 0, 0.4685865183391049, -0.6653748678073486)]
    [InlineData(42, 1, 0.32706338120338474, -1.4338891806537384)]
    [InlineData(42, 1000000, 0.07278872166725037, 2.0453489150928914)]
    [InlineData(-1, -1, 0.2618831606351677, 1.5778992914357448)]
    public void Noise_OfSeedAndIndex_IsThatOfPhilox(double seed, double n, double uniform, double normal)
    {
        Assert.Equal(uniform, Intrinsics.Uniform(seed, n));
        Assert.Equal(normal, Intrinsics.Normal(seed, n), 1e-14);
    }

    [Fact]
    public void NaN_AsAnyArgument_GivesNaN()
    {
        foreach (var row in FunctionTable.All.Where(row => row.Form is FunctionForm.Plain or FunctionForm.Operator && row.Result == FormulaType.Number))
        {
            foreach (int count in row.Methods.Select(method => method.Method.GetParameters().Length))
            {
                for (int nan = 0; nan < count; nan++)
                {
                    if (row.ParameterType(nan, count) != FormulaType.Number || row.Name is "pow" or "power" or "powerOf")
                        continue;
                    var arguments = Enumerable.Range(0, count).Select(i => row.ParameterType(i, count) == FormulaType.Array
                        ? (Value)Enumerable.Range(1, row.Name == "piecewise" && i == 2 ? 3 : 2).Select(n => (double)n).ToArray()
                        : i == nan ? double.NaN : 1.5).ToArray();
                    Assert.True(double.IsNaN(row.Invoke(arguments).Number), $"{row.Name}, argument {nan}");
                }
            }
        }
    }

    [Fact]
    public void WrittenOut_OfEveryFunctionThatHasIt_HasTheBitsOfItsMethod()
    {
        var random = new Random(7);
        double[] special = [0, -0.0, 1, -1, 0.5, 1e300, -1e-300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        var rows = FunctionTable.All.Where(row => row.WrittenOut is not null).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            for (int i = 0; i < 20_000; i++)
            {
                Value[] arguments = [.. row.ParameterNames.Select(_ => (Value)(random.Next(3) == 0 ? special[random.Next(special.Length)] : Math.Round(random.NextDouble() * 20 - 10, random.Next(4))))];
                var call = new BoundCall(row, [.. arguments.Select(argument => (BoundExpression)new BoundConstant(argument))]);
                double expected = row.Invoke(arguments).Number, actual = BoundEvaluator.Evaluate(WrittenOut.Call(call), 0);
                Assert.True(expected.Equals(actual) && (expected != 0 || double.IsNegative(expected) == double.IsNegative(actual)), $"{row.Name}({string.Join(", ", arguments)}): {expected}, {actual}");
            }
        }
    }

    /// <summary>A row that does not say that it jumps hardly changes with the last places of its arguments, whole numbers among them; a root of what is lost at most, as of asin at 1.</summary>
    [Fact]
    public void Function_ThatDoesNotSayThatItJumps_DoesNot()
    {
        var random = new Random(8);
        var rows = FunctionTable.All.Where(row => !row.Methods.IsEmpty && !row.Jumps && row.ParameterType(0, row.Arity.Least) == FormulaType.Number && row.Name != "interp").ToList();
        Assert.True(rows.Count > 25);
        foreach (var row in rows)
        {
            int count = row.IsVariadic ? 2 : row.Methods[0].Method.GetParameters().Length;
            for (int i = 0; i < 20_000; i++)
            {
                double[] near = [.. Enumerable.Range(0, count).Select(_ => i % 2 == 0 ? random.Next(1, 6) : 0.25 + 5 * random.NextDouble())];
                double[] below = [.. near.Select(Math.BitDecrement)];
                double difference = row.Invoke(ToValues(near)).Number - row.Invoke(ToValues(below)).Number;
                Assert.True(double.IsNaN(difference) || Math.Abs(difference) <= 1e-7 * Math.Max(1, Math.Abs(row.Invoke(ToValues(near)).Number)), $"{row.Name}({string.Join(", ", near)})");
            }
        }
    }

    [Theory]
    [InlineData("floor")]
    [InlineData("round")]
    [InlineData("mod")]
    [InlineData("piecewise")]
    [InlineData("isnan")]
    [InlineData("uniform")]
    public void Function_ThatJumps_SaysSo(string name) => Assert.True(FunctionTable.Find(name)!.Jumps);

    private static Value[] ToValues(double[] numbers) => [.. numbers.Select(number => (Value)number)];
}
