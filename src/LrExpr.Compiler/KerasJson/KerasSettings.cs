using System.Text.Json;
using LrExpr.Definitions;

namespace LrExpr.KerasJson;

/// <summary>A schedule in Keras' JSON as the setting it would be in a configuration, and the way back from key paths to places in the JSON.</summary>
internal sealed class KerasSettings
{
    /// <summary>What Keras also writes, and neither side needs.</summary>
    private static readonly string[] NotNeeded = ["shared_object_id", "build_config"];

    private readonly KerasJsonErrors _errors;
    private readonly IReadOnlySet<string> _ownKinds;
    private readonly string? _source;
    private readonly Dictionary<string, JsonMember> _places = new(StringComparer.Ordinal);

    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="ownKinds">The names of the kinds that stand for classes of one's own.</param>
    /// <param name="source">The file.</param>
    public KerasSettings(KerasJsonErrors errors, IReadOnlySet<string> ownKinds, string? source)
    {
        _errors = errors;
        _ownKinds = ownKinds;
        _source = source;
    }

    /// <summary>The member, or its value, at a key path.</summary>
    public JsonMember? PlaceOf(string path) => _places.GetValueOrDefault(path);

    /// <summary>The setting of a schedule; what no schedule of Keras has is reported.</summary>
    public PlacedSetting Convert(FoundPart schedule, string root)
    {
        string path = string.Join(':', schedule.Names.Prepend(root));
        _places.TryAdd(path, new JsonMember(path, null, schedule.Part));
        return new PlacedSetting(Envelope(path, schedule.Part, path), path);
    }

    private Setting Envelope(string key, JsonPart part, string path)
    {
        Check(part);
        string? kind = NameOfKind(part);
        var members = part.Members
            .Where(member => !NotNeeded.Contains(member.Name))
            .Select(member => member switch
            {
                { Name: "class_name", Value.Kind: JsonValueKind.String } => Value(member with { Value = member.Value with { Text = kind } }, path),
                { Name: "config", Value.IsObject: true } => Config(member, path),
                _ => Value(member, path),
            });
        return new Setting(key, members, _source);
    }

    private Setting Config(JsonMember config, string path)
    {
        path += ":config";
        _places.TryAdd(path, config);
        return new Setting("config", config.Value.Members.Select(member => Value(member.Name == "name" ? member : Given(member), path)), _source);
    }

    /// <summary>In a configuration an empty text is nothing at all; here it was given, and is wrong.</summary>
    private static JsonMember Given(JsonMember member) =>
        member.Value is { Kind: JsonValueKind.String, Text: "" } empty ? member with { Value = empty with { Text = "\"\"" } } : member;

    private Setting Value(JsonMember member, string path)
    {
        path += ":" + member.Name;
        _places.TryAdd(path, member);
        var part = member.Value;
        return part.Kind switch
        {
            JsonValueKind.Object when part["class_name"] is not null => Envelope(member.Name, part, path),
            JsonValueKind.Object or JsonValueKind.Array when part.Members.Count > 0 =>
                new Setting(member.Name, part.Members.Select(inner => Value(inner, path)).ToList(), _source),

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
