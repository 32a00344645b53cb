using LrExpr.Bits;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Running;

/// <summary>
/// Values have the same bits on every machine, with vectors of any width or none: <c>tests/data/bits/hashes.txt</c> has hashes of those of every function, every
/// kind, and formulas that are made at random. Here a hundredth of them is compared; <c>tests/LrExpr.Bits</c> compares all, and writes the file.
/// The hashes say nothing about what is right; other tests do.
/// </summary>
public sealed class BitsTests
{
    private static readonly Dictionary<string, string> Stored = BitsFile.Read(TestData.PathOf("bits/hashes.txt")).ToDictionary(row => row.Name, row => row.Share);

    public static TheoryData<string> Rows => [.. BitsRow.All.Select(row => row.Name)];

    [Fact]
    public void File_HasEveryRow() => Assert.Equal(BitsRow.All.Select(row => row.Name).Order(), Stored.Keys.Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public void Bits_OfARow_AreThoseOfEveryMachine(string name) => Assert.Equal(Stored[name], BitsRow.All.Single(row => row.Name == name).Share());
}
