using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Formats.Export;
using LrExpr.Formats.Keras;
using LrExpr.Formats.Schema;
using LrExpr.Loading;
using LrExpr.Parameters;

namespace LrExpr.Tests.Parameters;

/// <summary>A type of parameter is its class and its line in the table.</summary>
public sealed class ParameterTypeTests
{
    private static readonly DurationType Duration = new();

    private static readonly Setting WaitKind = new("Waiting",
    [
        new("Parameters", [new("wait", [new("Type", "Duration")])]),
        new("Constraints", [new("0", "wait > 0")]),
        new("Formula", "step / wait"),
    ]);

    public static TheoryData<string> Names => [.. ParameterTypes.All.Select(type => type.Name)];

    [Fact]
    public void Names_AreInSmallLettersAndOfOneTypeEach()
    {
        Assert.All(ParameterTypes.All, type => Assert.Matches("^[a-z]+$", type.Name));
        Assert.Equal(ParameterTypes.All.Length, ParameterTypes.All.Select(type => type.Name).Distinct().Count());
        Assert.Equal(ParameterTypes.All.Length, ParameterTypes.All.Select(type => type.GetType()).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Type_OfTheTable_IsFoundByItsName(string name)
    {
        var bag = new DiagnosticBag();
        var declaration = new Setting("p", [new("Type", name.ToUpperInvariant()), new("Options", "one")]);
        var kind = Assert.Single(new DefinitionReader(bag).ReadSection(Section(Kind(declaration))).Kinds);
        Assert.Empty(bag.All);
        Assert.Same(ParameterTypes.All.Single(type => type.Name == name), Assert.Single(kind.Parameters).Type);
    }

    [Fact]
    public void Type_Unknown_IsReportedWithTheNamesOfTheTable()
    {
        var bag = new DiagnosticBag();
        new DefinitionReader(bag).ReadSection(Section(Kind(new("p", [new("Type", "colour")]))));
        string names = string.Join(", ", ParameterTypes.All.Select(type => $"'{type.Name}'"));
        Assert.Equal($"unknown type of a parameter 'colour'; expected one of {names}", Assert.Single(bag.All).Message);
    }

    [Fact]
    public void Type_MadeUp_IsReadFromASettingAndHasItsValueInFormulas()
    {
        var set = Load(Section(WaitKind, Schedule("a", "3h"), Schedule("b", "30s"), new("c", "Waiting(step, 2 * 60)")));
        Assert.Equal([1.0, 360, 90], set.Schedules.Select(schedule => schedule.Code.Current(10800)));
        Assert.Contains("wait = 3h = 10800", new CompiledSchedule(set.Schedules.First()).Explain(), StringComparison.Ordinal);
        Assert.Contains("    wait = 10800s", ScheduleText.Of(set.Symbols[0], []));
    }

    [Theory]
    [InlineData("soon", "LRX3001: 'wait' must be a duration such as '3h'")]
    [InlineData("0h", "LRX3009: wait must be > 0, but is 0")]
    public void Type_MadeUp_SaysWhatIsWrong(string given, string expected)
    {
        var bag = new DiagnosticBag();
        Load(Section(WaitKind, Schedule("a", given)), bag);
        var found = Assert.Single(bag.All);
        Assert.Equal(expected, $"{found.Code}: {found.Message}");
    }

    [Fact]
    public void Type_MadeUp_IsGivenToCode()
    {
        var kind = new ScheduleKind("Waiting", arguments =>
        {
            double wait = arguments.Number("wait");
            Assert.Throws<ArgumentException>(() => arguments.Array("wait"));
            return step => step / wait;
        })
        { Parameters = [new ScheduleKindParameter("wait", Duration)] };

        var bag = new DiagnosticBag();
        var definition = new DefinitionReader(bag, [.. ParameterTypes.All, Duration]).ReadSection(Section(null, Schedule("a", "2m")), [kind]);
        Assert.Equal(2, LrExpr.Loading.Load.Set(definition, bag).Schedules.Single().Code.Current(240));
        Assert.Empty(bag.All);
    }

    [Fact]
    public void Type_MadeUp_IsDescribedToEditorsAndWrittenForKeras()
    {
        var symbol = Load(Section(WaitKind, Schedule("a", "3h"))).Symbols[0];
        string schema = KindSchema.Of(symbol.Kind!.Definition, isComplete: true).ToJsonString();
        Assert.Contains("""{"type":["string","null"],"pattern":"^[0-9]\u002B[smh]$","exclusiveMinimum":0}""", schema, StringComparison.Ordinal);
        Assert.True(KerasJsonWriter.TryWrite(symbol, out string? json, out _));
        Assert.Contains("\"config\": {\"wait\": \"3h\"}", json, StringComparison.Ordinal);
    }

    private static LoadedSet Load(Setting section, DiagnosticBag? bag = null)
    {
        bag ??= new DiagnosticBag();
        return LrExpr.Loading.Load.Set(new DefinitionReader(bag, [.. ParameterTypes.All, Duration]).ReadSection(section), bag);
    }

    private static Setting Section(Setting? kind, params Setting[] schedules) =>
        new("LrExpr", [new("Kinds", kind is null ? [] : [kind]), new("Schedules", schedules)]);

    private static Setting Kind(Setting parameter) => new("K", [new("Parameters", [parameter]), new("Formula", "1")]);

    private static Setting Schedule(string name, string wait) => new(name, [new("Kind", "Waiting"), new("Parameters", [new("wait", wait)])]);
}
