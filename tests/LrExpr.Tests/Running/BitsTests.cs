using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using LrExpr.Language;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Running;

/// <summary>
/// Values have the same bits on every machine, with vectors of any width or none: <c>tests/data/bits/hashes.txt</c> has a hash of those of every function,
/// every kind, and formulas that were made at random. The hashes say nothing about what is right; other tests do.
/// </summary>
/// <remarks>Where <c>LREXPR_UPDATE_BITS</c> is 1, the file is written instead.</remarks>
public sealed class BitsTests
{
    private const int First = -400;
    private const int Count = 6_000;

    /// <summary>What the arguments of a function are: large and small ones, of both signs.</summary>
    private static readonly string[][] Arguments =
    [
        ["(step - 500) * 0.137", "step * 0.011 - 3", "2 + step / 700"],
        ["step * 1e-3", "0.5 ^ (step / 50)", "step * step"],
        ["1.7 ^ (step / 3)", "-step / 9", "0.3"],
    ];

    private static readonly string Folder = TestData.PathOf("bits");

    private static IEnumerable<(string Name, Func<CompiledSchedule> Compile)> Subjects =>
    [
        .. Formulas.Select(formula => (formula, new Func<CompiledSchedule>(() => Schedule.Compile(formula)))),
        .. TestData.Json("examples.json").EnumerateObject().Select(kind => (kind.Name, new Func<CompiledSchedule>(() => ScheduleSet.Load(
            new Setting("LrExpr", [new Setting("Schedules", [new Setting("main", [new Setting("Kind", kind.Name), TestData.ToSetting("Parameters", kind.Value.GetProperty("Parameters"))])])]))["main"]))),
    ];

    private static IEnumerable<string> Formulas => OfFunctions.Concat(File.ReadLines(Path.Combine(Folder, "random.formulas")).Where(line => line.Length > 0));

    private static IEnumerable<string> OfFunctions =>
        from row in FunctionTable.All
        where row.Form == FunctionForm.Plain && row.Result == FormulaType.Number
            && Enumerable.Range(0, row.Arity.Least).All(i => row.ParameterType(i) == FormulaType.Number)
        from arguments in Arguments
        select $"{row.Name}({string.Join(", ", arguments.Take(row.Arity.Least))})";

    [Fact]
    public void Bits_OfAll_AreThoseOfEveryMachine()
    {
        string path = Path.Combine(Folder, "hashes.txt");
        string[] actual = [.. Subjects.Select(subject => $"{HashOf(subject.Name, subject.Compile())} {subject.Name}").Distinct()];
        if (Environment.GetEnvironmentVariable("LREXPR_UPDATE_BITS") == "1")
        {
            File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "../../../../data/bits/hashes.txt"), actual);
            return;
        }

        Assert.Equal(File.ReadAllLines(path), actual);
    }

    /// <summary>A hash of the values one by one, which those of many at once must equal to the bit.</summary>
    private static string HashOf(string name, CompiledSchedule schedule)
    {
        double[] values = new double[Count], one = new double[Count];
        schedule.Fill(First, values);
        var function = schedule.Function;
        byte[] bytes = new byte[Count * sizeof(double)];
        for (int i = 0; i < Count; i++)
        {
            one[i] = function(First + i);
            Assert.True(Bits(values[i]) == Bits(one[i]) && Bits(schedule.At(First + i)) == Bits(one[i]), string.Create(CultureInfo.InvariantCulture, $"{name} at step {First + i}: {one[i]:R}, {values[i]:R} of many"));
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(double)), Bits(one[i]));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
    }

    /// <summary>NaN is one value, whatever its payload.</summary>
    private static long Bits(double value) => double.IsNaN(value) ? -1 : BitConverter.DoubleToInt64Bits(value);
}
