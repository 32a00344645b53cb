using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LrExpr.Diagnostics;
using LrExpr.Json;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.States;

/// <summary>What a schedule has heard, as JSON.</summary>
/// <param name="Step">The step of the last report.</param>
/// <param name="States">What it keeps, by name.</param>
internal sealed record SavedState(long Step, IReadOnlyDictionary<string, double> States)
{
    private const int Version = 1;

    /// <summary>A state has some hundred characters.</summary>
    private const int MostCharacters = 64 * 1024;

    private static readonly JsonRules Rules = new(IsLenient: false, MostCharacters);
    private static readonly string[] Keys = ["version", "schedule", "kind", "step", "state"];

    public static string Write(string schedule, string? kind, long step, IReadOnlyDictionary<string, double> states)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("schedule", schedule);
            if (kind is not null)
                json.WriteString("kind", kind);
            json.WriteNumber("step", step);
            json.WriteStartObject("state");
            foreach (var (name, value) in states.OrderBy(state => state.Key, StringComparer.Ordinal))
            {
                if (double.IsFinite(value))
                    json.WriteNumber(name, value);
                else
                    json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>Reads what was written.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="schedule">The schedule it is for.</param>
    /// <param name="at">The kind of the schedule that answers at a step, null for a formula, and what it keeps.</param>
    /// <exception cref="ScheduleException">It is something else.</exception>
    public static SavedState Read(string text, string schedule, Func<long, (string? Kind, IReadOnlyCollection<string> Names)> at)
    {
        var json = JsonTree.Read(text, Rules);
        var errors = new SavedStateErrors(new SourceText(text.Length > MostCharacters ? "" : text, "state of " + Printable.Escape(schedule)));
        if (json.Fault is { } fault)
            errors.NoJson(fault);
        else if (json.Root is not { IsObject: true } root || root["version"] is not { } version || root["step"] is not { } step || root["state"] is not { IsObject: true } states)
            errors.NoState(json.Root!);
        else if (version.Text != Version.ToString(CultureInfo.InvariantCulture))
            errors.OtherVersion(version, Version);
        else
        {
            foreach (var member in root.Members.Where(member => !Keys.Contains(member.Name)))
                errors.UnknownKey(member, Keys);
            long stepValue = 0;
            if (step.Kind != JsonValueKind.Number || !long.TryParse(step.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out stepValue))
                errors.NotAStep(step);
            var (kind, names) = at(stepValue);
            if (!Syntax.Names.Same(root["kind"]?.Text ?? "", kind ?? ""))
                errors.OtherKind(root["kind"] ?? root, schedule, kind);
            var values = Values(states, names, errors);
            foreach (string missing in names.Where(name => !values.ContainsKey(name)))
                errors.Missing(states, missing);
            errors.Throw();
            return new SavedState(stepValue, values);
        }

        errors.Throw();
        throw new InvalidOperationException("A saved state was refused without a reason.");
    }

    private static Dictionary<string, double> Values(JsonPart states, IReadOnlyCollection<string> names, SavedStateErrors errors)
    {
        var values = new Dictionary<string, double>(Syntax.Names.Comparer);
        foreach (var member in states.Members)
        {
            if (!names.Contains(member.Name, Syntax.Names.Comparer))
                errors.Unknown(member, names);
            else if (NumberOf(member.Value) is not { } value)
                errors.NotANumber(member.Value, member.Name);
            else
                values[member.Name] = value;
        }

        // One that is wrong is not missing as well.
        foreach (var member in states.Members)
            values.TryAdd(member.Name, double.NaN);
        return values;
    }

    /// <summary>A number, or an infinity as a text; NaN is nothing that a schedule keeps.</summary>
    private static double? NumberOf(JsonPart part) => (part.Kind, part.Text) switch
    {
        (JsonValueKind.Number, { } text) => double.Parse(text, CultureInfo.InvariantCulture),
        (JsonValueKind.String, "Infinity") => double.PositiveInfinity,
        (JsonValueKind.String, "-Infinity") => double.NegativeInfinity,
        _ => null,
    };
}
