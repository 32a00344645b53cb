using System.Reflection;
using LrExpr.Binding;
using LrExpr.CSharpDialect;
using LrExpr.Language;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>The functions of the dialect against the language's description, the declarations, and <see cref="Math"/> itself.</summary>
public sealed class CSharpFunctionTableTests
{
    private static readonly double[] Numbers = [0.3, -2.5, 0, 2.5, 7, 1e9, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<string> Names => [.. CSharpFunctionTable.All.Select(row => row.FullName)];

    /// <summary>What formulas in configurations call already cannot be taken away.</summary>
    [Fact]
    public void Functions_OfTheFirstVersion_AreThere()
    {
        const string OfMath = "Abs Sign Floor Ceiling Round Truncate Sqrt Cbrt Exp Log Log2 Log10 Sin Cos Tan Asin Acos Atan Atan2 Sinh Cosh Tanh Pow Min Max Clamp";
        const string OfLr = "Sigmoid Mod Clamp Lerp Ramp Smoothstep Piecewise Reached Interp At Uniform Normal";

        Assert.All(OfMath.Split(' '), name => Assert.Equal(name, CSharpFunctionTable.Find("Math." + name)?.Name));
        Assert.All(OfLr.Split(' '), name => Assert.Equal(name, CSharpFunctionTable.Find("Lr." + name)?.Name));
        Assert.Equal("Math.PI Math.E Math.Tau", string.Join(' ', CSharpFunctionTable.Constants.Select(row => row.FullName)));
    }

    [Fact]
    public void Functions_AreInTheOrderOfTheLanguage_ThoseOfMathFirst()
    {
        var names = FunctionTable.All.Where(row => row.Form != FunctionForm.Operator).SelectMany(row => new[] { row.CSharpName, row.OtherCSharpName }).OfType<string>().Distinct().ToList();

        Assert.Equal([.. names.Where(name => name.StartsWith("Math.", StringComparison.Ordinal)), .. names.Where(name => name.StartsWith("Lr.", StringComparison.Ordinal))], CSharpFunctionTable.All.Select(row => row.FullName));
    }

    /// <summary>C# would take the method for integers where there is one, and divide its results as integers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FunctionOfMath_OfIntegers_GivesWhatMathSays(string fullName)
    {
        var row = CSharpFunctionTable.Find(fullName)!;
        if (!row.IsOfMath)
            return;
        Type? Result(Type argument) => typeof(Math).GetMethod(row.Name, [.. Enumerable.Repeat(argument, row.Arity.Least)])?.ReturnType;
        var expected = Result(typeof(double)) == typeof(int) ? IntegerResult.Always
            : Result(typeof(int)) == typeof(int) ? IntegerResult.OfIntegers
            : IntegerResult.Never;
        Assert.Equal(expected, row.Integer);
    }

    /// <summary>The parser needs to know how the arguments of a call can look, and no more.</summary>
    [Fact]
    public void Declarations_AreTheShapesOfTheFunctions()
    {
        var shapes = CSharpFunctionTable.All.SelectMany(row => Enumerable.Range(row.Arity.Least, row.Arity.Most - row.Arity.Least + 1)
            .Select(count => string.Join(", ", Enumerable.Range(0, count).Select(i => ForeignTypes.Of(row.Meaning.ParameterType(i)).Name))));
        var declared = typeof(Lr).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Select(method => string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name)));

        Assert.Equal(shapes.Distinct().Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_Called_IsTheFunctionOfTheLanguage(string fullName)
    {
        var row = CSharpFunctionTable.Find(fullName)!;
        for (int count = row.Arity.Least; count <= row.Arity.Most; count++)
        {
            string[] arguments = [.. Enumerable.Range(0, count).Select(i => row.Meaning.ParameterType(i) != FormulaType.Array ? i == 0 ? "step * rate" : "count" : i == 1 ? "bounds" : "values")];
            string list = "(" + string.Join(", ", arguments) + ")";
            Assert.True(Schedule.TryCompile(fullName + list, Fitting(row), out var csharp, out var diagnostics, dialect: Dialect.CSharp), string.Join('\n', diagnostics));
            Assert.True(Schedule.TryCompile(row.Meaning.Name + list, Fitting(row), out var formula, out _));
            foreach (long step in new long[] { -3, 0, 1, 15, 40, 100_000 })
                Assert.Equal(formula.At(step), csharp.At(step));
        }
    }

    /// <summary>Where <see cref="Math"/> has a value, it is that one; where it throws, ours does not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FunctionOfMath_Called_HasTheValueOfMath(string fullName)
    {
        var row = CSharpFunctionTable.Find(fullName)!;
        if (!row.IsOfMath)
            return;
        for (int count = row.Arity.Least; count <= row.Arity.Most; count++)
        {
            var method = typeof(Math).GetMethod(row.Name, [.. Enumerable.Repeat(typeof(double), count)])!;
            foreach (double x in Numbers)
            {
                object[] arguments = [.. new object[] { x, 2.0, 5.0 }.Take(count)];
                double ours = new BoundCall(row.Meaning, [.. arguments.Select(argument => new BoundConstant((double)argument))]).Constant!.Value.Number;
                double theirs;
                try
                {
                    theirs = Convert.ToDouble(method.Invoke(null, arguments));
                }
                catch (TargetInvocationException)
                {
                    theirs = double.NaN;
                }

                Assert.True(theirs.Equals(ours) || Math.Abs(theirs - ours) <= Math.Abs(theirs) * 1e-15, $"{fullName}({x}): {ours}, not {theirs}");
            }
        }
    }

    private static ScheduleParameters Fitting(CSharpFunction row) => new()
    {
        ["rate"] = 0.5,
        ["count"] = row.Meaning.UnitArguments.IsEmpty ? 3 : 0.75,
        ["values"] = row.Meaning.LastArrayExcess == 0 ? new double[] { 1, 2 } : new double[] { 1, 2, 4 },
        ["bounds"] = new double[] { 10, 20 },
    };
}
