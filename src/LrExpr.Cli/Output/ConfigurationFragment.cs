using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Parameters;

namespace LrExpr.Cli.Output;

/// <summary>A schedule of a kind as it stands in an <c>appsettings.json</c>, with the section around it.</summary>
internal sealed class ConfigurationFragment : IArgumentWriter
{
    private readonly Utf8JsonWriter _json;

    private ConfigurationFragment(Utf8JsonWriter json) => _json = json;

    public static string Of(CompiledSchedule schedule, string section, string name) =>
        Written(isIndented: true, fragment => fragment.WriteSection(schedule.Symbol, [.. section.Split(':'), "Schedules"], name));

    /// <summary>The definition by itself, in a line.</summary>
    public static string Of(CompiledSchedule schedule) => Written(isIndented: false, fragment => fragment.WriteSchedule(schedule.Symbol));

    private static string Written(bool isIndented, Action<ConfigurationFragment> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = isIndented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(new ConfigurationFragment(json));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private void WriteSection(ScheduleSymbol schedule, string[] path, string name)
    {
        _json.WriteStartObject();
        foreach (string key in path)
            _json.WriteStartObject(key);
        _json.WritePropertyName(name);
        WriteSchedule(schedule);
        for (int i = 0; i <= path.Length; i++)
            _json.WriteEndObject();
    }

    private void WriteSchedule(ScheduleSymbol schedule)
    {
        // What is not of a kind was a number in the place of a schedule.
        if (schedule.Kind is not { } kind)
        {
            WritePlain(schedule.Definition.Formula!.Text);
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("Kind", kind.Name);
        _json.WriteStartObject("Parameters");
        foreach (var given in schedule.Definition.Parameters.Select(place => place.Setting).Where(setting => !setting.IsNullOrEmpty))
        {
            var parameter = schedule.Parameters.First(parameter => KindParameter.Canonical(parameter.Name) == KindParameter.Canonical(given.Key));
            _json.WritePropertyName(parameter.Name);
            parameter.Type.Write(parameter.Argument, given, this);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void IArgumentWriter.Number(double value, Setting? given) => WritePlain(given!.Text!);

    void IArgumentWriter.Boolean(bool value) => _json.WriteBooleanValue(value);

    void IArgumentWriter.Text(string value) => _json.WriteStringValue(value);

    void IArgumentWriter.Numbers(double[] values, Setting? given)
    {
        _json.WriteStartArray();
        foreach (var element in given!.Children)
            WritePlain(element.Text!);
        _json.WriteEndArray();
    }

    void IArgumentWriter.Rows(double[] keys, double[] values, Setting? given)
    {
        _json.WriteStartObject();
        foreach (var row in given!.Children)
        {
            _json.WritePropertyName(row.Key);
            WritePlain(row.Text!);
        }

        _json.WriteEndObject();
    }

    void IArgumentWriter.Points(double[] xs, double[] ys, Setting? given)
    {
        _json.WriteStartArray();
        foreach (var (x, y) in xs.Zip(ys))
        {
            _json.WriteStartArray();
            _json.WriteNumberValue(x);
            _json.WriteNumberValue(y);
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }

    void IArgumentWriter.Schedule(IScheduleArgument schedule) => WriteSchedule((ScheduleSymbol)schedule);

    void IArgumentWriter.Schedules(ImmutableArray<IScheduleArgument> schedules)
    {
        _json.WriteStartArray();
        foreach (var schedule in schedules)
            WriteSchedule((ScheduleSymbol)schedule);
        _json.WriteEndArray();
    }

    /// <summary>A number, which came from JSON as it stands.</summary>
    private void WritePlain(string text) => _json.WriteRawValue(text);
}
