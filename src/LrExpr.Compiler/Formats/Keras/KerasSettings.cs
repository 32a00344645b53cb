using System.Text.Json;
using LrExpr.Definitions;
using LrExpr.Json;

namespace LrExpr.Formats.Keras;

/// <summary>A schedule in Keras' JSON as the setting it would be in a configuration, up to what no setting can say.</summary>
internal sealed class KerasSettings
{
    /// <summary>Two arrays of as many elements as there may be have not half as much.</summary>
    public const int MostCharacters = 128 * 1024;

    /// <summary>What Keras also writes, and neither side needs.</summary>
    private static readonly string[] NotNeeded = ["shared_object_id", "build_config"];

    private readonly KerasJsonErrors _errors;
    private readonly IReadOnlySet<string> _ownKinds;
    private readonly string? _source;

    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="ownKinds">The names of the kinds that stand for classes of one's own.</param>
    /// <param name="source">The file.</param>
    public KerasSettings(KerasJsonErrors errors, IReadOnlySet<string> ownKinds, string? source)
    {
        _errors = errors;
        _ownKinds = ownKinds;
        _source = source;
    }

    /// <summary>The setting of a schedule; what no schedule of Keras has is reported.</summary>
    public PlacedSetting Convert(FoundPart schedule, string root)
    {
        string path = string.Join(':', schedule.Names.Prepend(root));
        if (schedule.Part.Span.Length <= MostCharacters)
            return new PlacedSetting(Envelope(path, schedule.Part), path);
        _errors.TooLong(schedule.Part, MostCharacters);
        return new PlacedSetting(new Setting(path, (string?)null, _source), path);
    }

    private Setting Envelope(string key, JsonPart part)
    {
        Check(part);
        string? kind = NameOfKind(part);
        var members = part.Members
            .Where(member => !NotNeeded.Contains(member.Name))
            .Select(member => member switch
            {
                { Name: "class_name", Value.Kind: JsonValueKind.String } => Value(member with { Value = member.Value with { Text = kind } }),
                { Name: "config", Value.IsObject: true } => Config(member),
                _ => Value(member),
            });
        return new Setting(key, members, _source);
    }

    private Setting Config(JsonMember config) =>
        new("config", config.Value.Members.Select(member => Value(member.Name == "name" ? member : Given(member))), _source);

    /// <summary>In a configuration an empty text is nothing at all; here it was given, and is wrong.</summary>
    private static JsonMember Given(JsonMember member) =>
        member.Value is { Kind: JsonValueKind.String, Text: "" } empty ? member with { Value = empty with { Text = "\"\"" } } : member;

    private Setting Value(JsonMember member)
    {
        var part = member.Value;
        return part.Kind switch
        {
            JsonValueKind.Object when part["class_name"] is not null => Envelope(member.Name, part),
            JsonValueKind.Object or JsonValueKind.Array when part.Members.Count > 0 =>
                new Setting(member.Name, part.Members.Select(Value), _source),

            // Nothing in brackets is the same.
            JsonValueKind.Object => new Setting(member.Name, "{}", _source),
            JsonValueKind.Array => new Setting(member.Name, "[]", _source),
            JsonValueKind.True => new Setting(member.Name, "true", _source),
            JsonValueKind.False => new Setting(member.Name, "false", _source),
            JsonValueKind.Null => new Setting(member.Name, (string?)null, _source),
            _ => new Setting(member.Name, part.Text, _source),
        };
    }

    /// <summary>The registered name, where a kind is called so, else the name of the class.</summary>
    private string? NameOfKind(JsonPart envelope) =>
        envelope["registered_name"]?.Text is { } registered && _ownKinds.Contains(registered) ? registered : envelope["class_name"]?.Text;

    private void Check(JsonPart envelope)
    {
        foreach (var form in envelope.Members.Where(member => member.Name is "Formula" or "Kind" or "Parameters" or "Dialect"))
            _errors.OtherForm(form);
        if (envelope["class_name"] is not { } name)
            _errors.NoClassName(envelope);
        else if (name.Kind != JsonValueKind.String)
            _errors.BadClassName(name);
        else if (envelope["config"] is not { } config)
            _errors.NoConfig(name);
        else if (!config.IsObject)
            _errors.BadConfig(config);
    }
}
