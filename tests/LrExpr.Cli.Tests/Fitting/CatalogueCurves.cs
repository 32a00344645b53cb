using System.Globalization;
using System.Text.Json;

namespace LrExpr.Cli.Tests.Fitting;

/// <summary>A schedule of a kind with random parameters, and which ones.</summary>
/// <param name="Kind">The name of the kind.</param>
/// <param name="Parameters">The parameters, for messages.</param>
/// <param name="Schedule">The schedule.</param>
internal sealed record CatalogueCurve(string Kind, string Parameters, CompiledSchedule Schedule)
{
    /// <summary>Parameters for messages.</summary>
    public static string TextOf(IEnumerable<Setting> settings) => string.Join(", ", settings.Select(setting => $"{setting.Key} {ValueOf(setting)}"));

    private static string? ValueOf(Setting setting) => setting.Children.Count == 0 ? setting.Text
        : "[" + string.Join(", ", setting.Children.Select(child => int.TryParse(child.Key, out int index) && index < setting.Children.Count ? ValueOf(child) : $"{child.Key}: {ValueOf(child)}")) + "]";
}

/// <summary>
/// Random curves of the catalogue. Each begins with a case of the golden values, whose parameters make sense together, and varies it: what is counted in
/// steps is stretched so that the curve has its course within the steps that are measured, what is a part stays one, and whole numbers, which count
/// something, stay what they are.
/// </summary>
internal sealed class CatalogueCurves(int steps)
{
    private const int Tries = 40;

    private static readonly Lazy<ILookup<string, JsonElement>> Cases = new(() => ReadCases().ToLookup(pair => pair.Kind, pair => pair.Config));

    /// <summary>The kinds of which there are curves.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Catalogue.Kinds.Where(kind => Cases.Value.Contains(kind.Name)).Select(kind => kind.Name)];

    /// <summary>A random curve of a random kind.</summary>
    public CatalogueCurve Next(Random random)
    {
        while (true)
        {
            if (Next(Kinds[random.Next(Kinds.Count)], random) is { } curve)
                return curve;
        }
    }

    /// <summary>A random curve of a kind; null where its cases do not vary into one.</summary>
    public CatalogueCurve? Next(string name, Random random)
    {
        var kind = Catalogue.Kinds.First(kind => kind.Name == name);
        var cases = Cases.Value[name].ToList();
        for (int i = 0; i < Tries; i++)
        {
            var settings = Varied(kind, cases[random.Next(cases.Count)], random);
            var parameters = new ScheduleParameters();
            foreach (var setting in settings)
                parameters[setting.Key] = setting;
            if (Schedule.TryFromKind(name, parameters, out var schedule, out _) && IsWorthwhile(kind, schedule))
                return new CatalogueCurve(name, CatalogueCurve.TextOf(settings), schedule);
        }

        return null;
    }

    /// <summary>A curve of numbers, and not of one number unless the kind has no other.</summary>
    private bool IsWorthwhile(KindDescription kind, CompiledSchedule schedule)
    {
        double[] values = [.. Enumerable.Range(0, steps).Select(step => schedule.At(step))];
        return Array.TrueForAll(values, double.IsFinite) && (kind.Parameters.Count < 2 || values.Distinct().Count() > 1) && values.Any(value => value != 0);
    }

    private List<Setting> Varied(KindDescription kind, JsonElement config, Random random)
    {
        double longest = kind.Parameters.Where(parameter => parameter.Unit is not null)
            .SelectMany(parameter => config.TryGetProperty(parameter.Name, out var value) ? NumbersOf(value) : []).Select(Math.Abs).DefaultIfEmpty(0).Max();
        double stretch = longest > 0 ? (0.3 + (0.65 * random.NextDouble())) * steps / longest : 1;
        var settings = new List<Setting>();
        foreach (var parameter in kind.Parameters)
        {
            if (config.TryGetProperty(parameter.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                settings.Add(Varied(parameter.Name, value, number => parameter.Unit is null ? Varied(number, random) : Stretched(number, stretch)));
            else if (parameter.IsRequired && parameter.Unit is not null)
                settings.Add(new Setting(parameter.Name, Text(Math.Round((0.3 + random.NextDouble()) * steps))));
        }

        return settings;
    }

    private static Setting Varied(string key, JsonElement value, Func<double, double> vary) => value.ValueKind switch
    {
        JsonValueKind.Number => new Setting(key, Text(vary(value.GetDouble()))),
        JsonValueKind.Array => new Setting(key, value.EnumerateArray().Select((element, index) => Varied(index.ToString(CultureInfo.InvariantCulture), element, vary))),
        JsonValueKind.Object => new Setting(key, value.EnumerateObject().Select(member => double.TryParse(member.Name, CultureInfo.InvariantCulture, out double at)
            ? new Setting(Text(vary(at)), member.Value.GetRawText())
            : new Setting(member.Name, member.Value.ToString()))),
        _ => new Setting(key, value.ToString()),
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Stretched(double number, double stretch) => number == 0 ? 0 : Math.Max(1, Math.Round(Math.Abs(number) * stretch)) * Math.Sign(number);

    private static double Varied(double number, Random random)
    {
        double varied = number == Math.Floor(number) ? number
            : number is > 0 and < 1 ? Math.Pow(number, 0.6 + (0.9 * random.NextDouble()))
            : number * (0.5 + (1.5 * random.NextDouble()));
        return random.Next(2) == 0 ? varied : double.Parse(varied.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<double> NumbersOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [value.GetDouble()],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(NumbersOf),
        JsonValueKind.Object => value.EnumerateObject().Select(member => double.TryParse(member.Name, CultureInfo.InvariantCulture, out double at) ? at : 0),
        _ => [],
    };

    private static IEnumerable<(string Kind, JsonElement Config)> ReadCases()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "golden"), "*.json").Order(StringComparer.Ordinal))
        {
            string library = Path.GetFileNameWithoutExtension(file);
            foreach (var golden in JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("cases").EnumerateArray())
            {
                if (!golden.TryGetProperty("kind", out var named) || !golden.TryGetProperty("config", out var config) || config.ValueKind != JsonValueKind.Object)
                    continue;
                string[] names = [$"{library}.{named}", $"{library.Split('_')[0]}.{named}", named.ToString()];
                var kind = names.Select(name => Catalogue.Kinds.FirstOrDefault(known => known.Name == name || known.Aliases.Contains(name))).FirstOrDefault(known => known is not null);
                if (kind is { Listens: false } && kind.Parameters.All(parameter => !parameter.IsRequired || !parameter.Type.StartsWith("schedule", StringComparison.Ordinal)))
                    yield return (kind.Name, config);
            }
        }
    }
}
