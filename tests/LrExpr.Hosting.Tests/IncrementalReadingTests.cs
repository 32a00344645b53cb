using System.Globalization;
using System.Text;
using LrExpr.Configuration;
using LrExpr.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Hosting.Tests;

/// <summary>Whatever is edited, somebody who has read the configuration all along reads what somebody reads who has just come.</summary>
public sealed class IncrementalReadingTests
{
    private const int Edits = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_AfterEachEdit_GivesWhatAFreshReadingGives(int seed)
    {
        using var edited = new EditedConfiguration(new Random(seed));
        var longLived = edited.Settings();
        var read = longLived.Read();
        var previous = edited.Settings().Read();
        for (int i = 0; i < Edits; i++)
        {
            string edit = edited.Edit();
            var (before, unchanged, textBefore) = (read, previous, Text(read));

            read = longLived.Read();

            var fresh = edited.Settings().Read();
            previous = fresh;
            string where = $"seed {seed}, edit {i}: {edit}";
            Assert.Equal(where + Text(fresh), where + Text(read));
            Assert.True(read.IsSame(fresh) && fresh.IsSame(read), where);
            Assert.Equal(unchanged.IsSame(fresh), before.IsSame(read));
            Assert.True(ReferenceEquals(read, longLived.Read()) || edited.HasUnknownSources, where);

            // What was read earlier is in use meanwhile, and stays what it was.
            Assert.Equal(textBefore, Text(before));
        }
    }

    /// <summary>What a reading says of options, and what there is.</summary>
    private static string Text(Reading reading)
    {
        var text = new StringBuilder();
        foreach (var (options, content) in reading.Options.OrderBy(options => options.Key.OptionsName, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"\n{options.OptionsName} at {options.Path}: {Text(content.Section)}");
        return text.Append("\nparts ").AppendJoin(' ', reading.Parts).Append("\nfiles ").AppendJoin(' ', reading.Files.Select(file => file.Path)).ToString();
    }

    private static string Text(Setting setting) => $"{setting.Key}={setting.Text ?? "null"}({string.Concat(setting.Children.Select(Text))}) from {setting.Source};";

    /// <summary>A configuration with sources of every sort, some of them in a configuration that is chained to it, which all change at random.</summary>
    private sealed class EditedConfiguration : IDisposable
    {
        private static readonly string[] Keys = ["Schedules", "a", "A", "b", "rate", "Rate", "0", "1", "10", "01", "Formula", "Parameters", ""];

        private static readonly string[] Sections = ["LrExpr", "lrexpr", "App", "App:Inner", "App:Inner:Below", "Unrelated", "AppX", "Other"];

        private readonly Random _random;
        private readonly ConfigurationManager _chained = new();
        private readonly ConfigurationManager _own = new();
        private readonly string _prefix = $"INCREMENTAL_{Guid.NewGuid():N}_";
        private readonly HashSet<string> _variables = [];
        private readonly ConfiguredPart[] _parts;
        private int _files;

        public EditedConfiguration(Random random)
        {
            _random = random;
            _own.AddConfiguration(_chained);
            foreach (var configuration in new[] { _own, _chained })
            {
                for (int i = 0; i < 2; i++)
                    Add(configuration);
            }

            _parts =
            [
                new ConfiguredSection(_own.GetSection("LrExpr"), _own),
                new ConfiguredSection(_chained.GetSection("Other"), _chained),
                new ConfiguredSchedule("named", _own.GetSection("App:rate")),
                new Options("", _own.GetSection("App")),
                new Options("twin", _own.GetSection("APP")),
                new Options("inner", _own.GetSection("app:inner")),
                new Options("chained", _chained.GetSection("App:Inner")),
                new Options("schedules", _own.GetSection("LrExpr:Schedules")),
            ];
        }

        /// <summary>Whether there are providers that must be asked, so that each reading is a new one.</summary>
        public bool HasUnknownSources => ConfigurationLayers.ProvidersOf(_own).Concat(ConfigurationLayers.ProvidersOf(_chained)).Any(provider => LayerEntries.All(provider) is null);

        public ScheduleSettings Settings() => new(_parts, _own, [CodeDefinition.Function("f", "(x) => x")], [], [], []);

        /// <summary>Edits something.</summary>
        /// <returns>What was edited.</returns>
        public string Edit()
        {
            var configuration = _random.Next(3) == 0 ? _chained : _own;
            var provider = Any(ConfigurationLayers.ProvidersOf(configuration).ToList());
            switch (_random.Next(10))
            {
                case 0:
                    return "another source " + Add(configuration);
                case 1 when configuration.Sources.Count > 1:
                    int removed = _random.Next(configuration.Sources.Count);
                    configuration.Sources.RemoveAt(removed);
                    return $"no source {removed}";
                case 2 when configuration.Sources.Count > 2:
                    var source = configuration.Sources[^1];
                    configuration.Sources.RemoveAt(configuration.Sources.Count - 1);
                    configuration.Sources.Insert(1, source);
                    return "the last source first";
                case 3:
                    string variable = _prefix + Key().Replace(":", "__", StringComparison.Ordinal);
                    Environment.SetEnvironmentVariable(variable, _random.Next(3) == 0 ? null : Value() ?? "null");
                    _variables.Add(variable);
                    ConfigurationLayers.ProvidersOf(configuration).OfType<EnvironmentVariablesConfigurationProvider>().ToList().ForEach(variables => variables.Load());
                    return variable;
                case 4:
                    foreach (var loaded in ConfigurationLayers.ProvidersOf(configuration).Where(one => one is not JsonStreamConfigurationProvider))
                        loaded.Load();
                    return "all sources anew";
                default:
                    return Edit(provider);
            }
        }

        public void Dispose()
        {
            foreach (string variable in _variables)
                Environment.SetEnvironmentVariable(variable, null);
            _own.Dispose();
            _chained.Dispose();
        }

        private string Edit(IConfigurationProvider provider)
        {
            switch (provider)
            {
                case JsonConfigurationProvider { Source.FileProvider: TextFile file } json:
                    file.Text = _random.Next(4) switch
                    {
                        0 => file.Text.Replace("rate", "RATE", StringComparison.Ordinal).Replace("\"a\"", "\"A\"", StringComparison.Ordinal),
                        1 => file.Text.Replace("\"2\"", "\"3\"", StringComparison.Ordinal),
                        _ => Json(),
                    };
                    json.Load();
                    return file.Text;
                case ChangingSource changing when _random.Next(2) == 0:
                    string text = Json();
                    changing.Save(text);
                    return text;
                default:
                    var known = LayerEntries.All(provider)?.ToList();
                    string key = known is { Count: > 0 } && _random.Next(4) > 0 ? Any(known).Key : Key();
                    string? value = Value();
                    provider.Set(_random.Next(8) == 0 ? key.ToUpperInvariant() : key, value);
                    return $"{provider.GetType().Name} {key}={value ?? "null"}";
            }
        }

        private string Add(ConfigurationManager configuration)
        {
            IConfigurationSource source = _random.Next(6) switch
            {
                0 => new JsonConfigurationSource { Path = $"{_files++ % 3}.json", FileProvider = new TextFile { Text = Json() } },
                1 => new Repeated(Json()),
                2 when _random.Next(2) == 0 => new ChangingSource(Json()),
                3 => new EnvironmentVariablesConfigurationSource { Prefix = _prefix },
                _ => new MemoryConfigurationSource { InitialData = Enumerable.Range(0, 12).Select(_ => Key()).Distinct(StringComparer.OrdinalIgnoreCase).Select(key => KeyValuePair.Create(key, Value())).ToList() },
            };
            configuration.Sources.Add(source);
            return source.GetType().Name;
        }

        private string Key() => Any(Sections) + string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => ":" + Any(Keys)));

        private string? Value() => Any<string?>(["1", "2", "a + b", "", null]);

        private string Json()
        {
            var text = new StringBuilder("{ ");
            text.AppendJoin(", ", Sections.DistinctBy(section => section.Split(':')[0], StringComparer.OrdinalIgnoreCase).Where(_ => _random.Next(4) > 0).Select(section => $"\"{section}\": {Value(0)}"));
            return text.Append(" }").ToString();

            string Value(int depth) => (depth == 0 ? 2 : _random.Next(7)) switch
            {
                0 => "null",
                1 => "[1, \"x\"]",
                >= 5 => "\"2\"",
                _ when depth > 3 => "true",
                _ => $"{{ {string.Join(", ", Keys.Append("Inner").DistinctBy(key => key.ToUpperInvariant()).Where(_ => _random.Next(3) == 0).Select(key => $"\"{key}\": {Value(depth + 1)}"))} }}",
            };
        }

        private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

        /// <summary>Members whose key begins with an r are schedules.</summary>
        private sealed class Options(string name, IConfigurationSection section) : ConfiguredOptions(name, section)
        {
            public override IEnumerable<string> SchedulesIn(Setting content) =>
                content.Children.Where(member => (!string.IsNullOrEmpty(member.Text) || member.Children.Count > 0) && member.Key.StartsWith("r", StringComparison.OrdinalIgnoreCase)).Select(member => member.Key);
        }

        /// <summary>A stream that can be read again, as a manager does where another source is taken away.</summary>
        private sealed class Repeated(string json) : IConfigurationSource
        {
            public IConfigurationProvider Build(IConfigurationBuilder builder) =>
                new JsonStreamConfigurationProvider(new JsonStreamConfigurationSource { Stream = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
        }

        /// <summary>A file that stands in memory.</summary>
        private sealed class TextFile : IFileProvider, IFileInfo
        {
            public string Text { get; set; } = "{}";

            public bool Exists => true;

            public long Length => Encoding.UTF8.GetByteCount(Text);

            public string? PhysicalPath => null;

            public string Name => "";

            public DateTimeOffset LastModified => default;

            public bool IsDirectory => false;

            public Stream CreateReadStream() => new MemoryStream(Encoding.UTF8.GetBytes(Text));

            public IFileInfo GetFileInfo(string subpath) => this;

            public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

            public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
        }
    }
}
