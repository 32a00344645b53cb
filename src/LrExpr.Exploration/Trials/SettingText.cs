using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LrExpr.Trials;

/// <summary>Writes settings as the JSON of a configuration file.</summary>
internal static partial class SettingText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <param name="setting">An object; its own key is not written.</param>
    public static string Of(Setting setting)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(setting, json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Setting setting, Utf8JsonWriter json)
    {
        if (setting.HasChildren && setting.IsArray)
        {
            json.WriteStartArray();
            foreach (var element in setting.Children)
                Write(element, json);
            json.WriteEndArray();
        }
        else if (setting.HasChildren)
        {
            json.WriteStartObject();
            foreach (var member in setting.Children)
            {
                json.WritePropertyName(member.Key);
                Write(member, json);
            }

            json.WriteEndObject();
        }
        else
        {
            WriteText(setting.Text, json);
        }
    }

    /// <summary>A configuration hands on numbers and booleans as texts; in a file they are what they look like.</summary>
    private static void WriteText(string? text, Utf8JsonWriter json)
    {
        if (text is null)
            json.WriteNullValue();
        else if (bool.TryParse(text, out bool value))
            json.WriteBooleanValue(value);
        else if (Number().IsMatch(text))
            json.WriteRawValue(text);
        else
            json.WriteStringValue(text);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
