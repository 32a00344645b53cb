using System.Buffers.Binary;
using System.Globalization;
using LrExpr.Language;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Arithmetic;

/// <summary>
/// How far the functions are from the exact values, at 100,000 points each: <c>tests/data/accuracy/make.py</c> made the reference with mpmath.
/// <c>errors.txt</c> there holds the largest errors; with <c>LREXPR_ACCURACY</c> set to a file, the table is written to it.
/// </summary>
public sealed class AccuracyTests
{
    private const short IsNamed = short.MinValue;
    private const double UnitsOfDistance = 65536;

    /// <summary>Every costly function of one number or two that is written under a name and is no exact one, and the power. Curves have tests of their own.</summary>
    private static readonly Dictionary<string, Func<double, double, double>> Functions = FunctionTable.All
        .Where(row => row is { IsCostly: true, Primitive: UnaryPrimitive or BinaryPrimitive, Form: FunctionForm.Plain } && !Exact.Contains(row))
        .Append(FunctionTable.Power)
        .ToDictionary(row => row == FunctionTable.Power ? "pow" : row.Name, row => Of(row.Primitive!.Method));

    /// <summary>A number in [0, 1) by chance has no exact value that it could be near.</summary>
    private static IEnumerable<FunctionSymbol> Exact => [FunctionTable.Find("uniform")!];

    [Fact]
    public void Functions_AreAtMostOneUnitFromTheExactValue_AndAsFarAsTheTableSays()
    {
        var errors = AccuracyPlace.All.Select(place => (place.Name, Error: LargestError(place))).ToList();
        string table = string.Concat(errors.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Name} {Math.Ceiling(row.Error * 1000) / 1000:0.000}\n")));
        if (Environment.GetEnvironmentVariable("LREXPR_ACCURACY") is { } file)
            File.WriteAllText(file, table);

        Assert.Equal(Functions.Keys.Order(), errors.Select(row => row.Name).Order());
        Assert.All(errors, row => Assert.True(row.Error <= 1, $"{row.Name}: {row.Error:R}"));
        Assert.Equal(File.ReadAllText(TestData.PathOf("accuracy/errors.txt")), table);
    }

    private static Func<double, double, double> Of(Delegate method) => method as Func<double, double, double> ?? ((x, _) => ((Func<double, double>)method)(x));

    /// <summary>In units in the last place; what is not a number or infinite must be so.</summary>
    private static double LargestError(AccuracyPlace place)
    {
        var function = Functions[place.Name];
        var arguments = place.Arguments();
        byte[] reference = File.ReadAllBytes(TestData.PathOf($"accuracy/{place.Name}.bin"));
        Assert.Equal(4 * arguments.Length, reference.Length);

        double largest = 0;
        for (int i = 0; i < arguments.Length; i++)
        {
            var (a, b) = arguments[i];
            double result = function(a, b);
            ushort low = BinaryPrimitives.ReadUInt16LittleEndian(reference.AsSpan(4 * i));
            short distance = BinaryPrimitives.ReadInt16LittleEndian(reference.AsSpan(4 * i + 2));
            if (distance == IsNamed)
            {
                double named = low switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => double.NegativeInfinity };
                Assert.True(result.Equals(named), $"{place.Name}({a:R}, {b:R}) = {result:R}, not {named}");
                continue;
            }

            // The nearest double has the low bits of the reference, and is nearer than the next one that has them, too.
            Assert.False(double.IsNaN(result), $"{place.Name}({a:R}, {b:R}) is not a number");
            short beyond = unchecked((short)(low - (ushort)BitConverter.DoubleToInt64Bits(result)));
            largest = Math.Max(largest, Math.Abs(beyond + distance / UnitsOfDistance));
        }

        return largest;
    }
}
