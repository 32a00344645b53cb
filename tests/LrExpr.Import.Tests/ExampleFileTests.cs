using LrExpr.Import.Tests.Support;

namespace LrExpr.Import.Tests;

/// <summary>Files as people have them: each is imported and has the values that the library gives.</summary>
public sealed class ExampleFileTests
{
    public static TheoryData<string> Files => [.. ExampleFile.All.Select(file => file.ToString())];

    public static TheoryData<string> Dialects => [.. ScheduleImport.Dialects.Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Dialect_Each_HasTenFiles(string dialect) =>
        Assert.True(dialect == "keras" || ExampleFile.All.Count(file => file.Dialect == dialect) >= 10, "those of Keras are tests/data/golden/keras_serialization.json");

    [Fact]
    public void Files_AllThereAre_AreDescribed()
    {
        foreach (var dialect in ScheduleImport.Dialects)
        {
            string folder = TestData.PathOf("imports/" + dialect.Name);
            if (Directory.Exists(folder))
                Assert.Equal(Directory.EnumerateFiles(folder).Select(Path.GetFileName).Where(name => name != "expected.json").Order(StringComparer.Ordinal), ExampleFile.All.Where(file => file.Dialect == dialect.Name).Select(file => file.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Imported_HasTheValuesOfTheLibrary(string name)
    {
        var file = Find(name);

        Assert.True(ScheduleImport.TryRead(file.Text, file.Options, out var import, out var diagnostics), string.Join('\n', diagnostics));

        Assert.Equal(file.Dialect, import.Dialect.Name);
        Assert.Empty(import.Missing);
        HasValues(file, import.Schedules!);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_AsFragment_HasTheSameValues(string name)
    {
        var file = Find(name);
        var import = ScheduleImport.Read(file.Text, file.Options);

        var set = ScheduleSet.Load(ConfigurationText.Section(import.Fragment));

        Assert.Equal(import.Schedules!.ContentHash, set.ContentHash);
        HasValues(file, set);
        Assert.Contains($"({import.Dialect.Title}).", import.Fragment, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_WithoutWhatTheRunGives_AsksForIt(string name)
    {
        var file = Find(name);
        bool isGood = ScheduleImport.TryRead(file.Text, new() { Source = file.Name }, out var import, out var diagnostics);
        var asked = diagnostics.Where(diagnostic => diagnostic.Code == "LRX9102").ToList();

        Assert.Equal(file.Values.Select(value => value.Key).Order(StringComparer.Ordinal), asked.Select(one => one.Message.Split('\'')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(isGood, asked.TrueForAll(one => one.Severity == DiagnosticSeverity.Warning));
        if (asked.Count > 0 && isGood)
            Assert.Null(import!.Schedules);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_WithoutItsName_IsRecognisedByWhatIsInIt(string name)
    {
        var file = Find(name);
        Assert.True(ScheduleImport.TryRead(file.Text, new() { Values = file.Values }, out var import, out var diagnostics), string.Join('\n', diagnostics));
        Assert.Equal(file.Dialect, import.Dialect.Name);
    }

    /// <summary>What is imported can be exported to the same library, as far as that can say it, and imported again.</summary>
    [Theory]
    [InlineData("deepspeed", 11)]
    [InlineData("huggingface", 9)]
    [InlineData("mmengine", 5)]
    public void File_ExportedAndImportedAgain_HasTheSameValues(string dialect, int files)
    {
        int same = 0;
        foreach (var file in ExampleFile.All.Where(file => file.Dialect == dialect))
        {
            var schedules = ScheduleImport.Read(file.Text, file.Options).Schedules!;
            var schedule = schedules["learning_rate"];
            if (!schedule.TryExport(ExportTarget.Find(dialect)!, out string? text, out _))
                continue;
            var again = ScheduleImport.Read(text, new() { Dialect = dialect });
            if (again.Missing.Count > 0)
                again = ScheduleImport.Read(text, new() { Dialect = dialect, Values = new() { ["base_lr"] = RateIn(text) } });
            Assert.All(Enumerable.Range(0, 600), step => Assert.Equal(schedule.At(step), again.Schedules!["learning_rate"].At(step), 1e-15 + 1e-12 * Math.Abs(schedule.At(step))));
            same++;
        }

        Assert.True(same >= files, $"{same} files of {dialect} were exported");
    }

    /// <summary>What the exported list of MMEngine says of the optimizer, in a comment.</summary>
    private static double RateIn(string text) => double.Parse(text.Split("lr=")[1].Split(".\n")[0], System.Globalization.CultureInfo.InvariantCulture);

    private static ExampleFile Find(string name) => ExampleFile.All.Single(file => file.ToString() == name);

    private static void HasValues(ExampleFile file, ScheduleSet set)
    {
        Assert.NotEmpty(file.Schedules);
        Assert.Equal(file.Schedules.Select(schedule => schedule.Name).Order(StringComparer.OrdinalIgnoreCase), set.Names);
        Assert.Contains(file.Schedules, schedule => schedule.Points is not null);
        foreach (var (name, golden) in file.Schedules)
        {
            foreach (var (step, value) in golden?.Points ?? [])
                Assert.True(Math.Abs(set[name].At(step) - value) <= golden!.Tolerance(value), FormattableString.Invariant($"{name} at {step}: {set[name].At(step)}, but {golden!.Id} has {value}"));
        }
    }
}
