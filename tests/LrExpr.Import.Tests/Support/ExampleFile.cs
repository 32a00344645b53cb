using System.Text.Json;

namespace LrExpr.Import.Tests.Support;

/// <summary>A file of a dialect, as <c>expected.json</c> beside it describes it: what the run gives, and which golden case each schedule is.</summary>
public sealed record ExampleFile(string Dialect, string Name, JsonElement Expected)
{
    public static IReadOnlyList<ExampleFile> All { get; } =
    [
        .. from dialect in ScheduleImport.Dialects
           where File.Exists(TestData.PathOf($"imports/{dialect.Name}/expected.json"))
           from row in TestData.Json($"imports/{dialect.Name}/expected.json").EnumerateObject()
           select new ExampleFile(dialect.Name, row.Name, row.Value),
    ];

    public string Text => TestData.Text($"imports/{Dialect}/{Name}");

    /// <summary>What is given for what the file leaves to the run.</summary>
    public ScheduleParameters Values
    {
        get
        {
            var values = new ScheduleParameters();
            if (Expected.TryGetProperty("set", out var set))
            {
                foreach (var value in set.EnumerateObject())
                    values[value.Name] = value.Value.ToString();
            }

            return values;
        }
    }

    /// <summary>The schedules, with the values of the library where there are some.</summary>
    public IEnumerable<(string Name, GoldenPoints? Points)> Schedules =>
        Expected.GetProperty("schedules").EnumerateObject().Select(row => (row.Name, row.Value.GetString() is { } id ? GoldenPoints.Of(id) : null));

    public ScheduleImportOptions Options => new() { Source = Name, Values = Values };

    public override string ToString() => $"{Dialect}/{Name}";
}
