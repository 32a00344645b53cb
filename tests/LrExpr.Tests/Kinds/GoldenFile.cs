using System.Text.Json;
using LrExpr.Kinds;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>A file of values that a library's own code computed. What has to be said of them beside the values is in <c>notes/</c>, under the same name.</summary>
/// <param name="Name">The file's name, without its ending.</param>
/// <param name="Content">The file; null where a library has only schedules that listen, whose values are in <c>traces/</c>.</param>
/// <param name="Notes">What has to be said of it; null for nothing.</param>
internal sealed record GoldenFile(string Name, JsonElement? Content, JsonElement? Notes)
{
    /// <summary>Those of all libraries but Keras, whose values have other tolerances and tests of their own.</summary>
    public static IReadOnlyList<GoldenFile> All { get; } =
    [
        .. new[] { "golden", "golden/notes" }.SelectMany(folder => Directory.EnumerateFiles(TestData.PathOf(folder), "*.json"))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Distinct().Order(StringComparer.Ordinal)
            .Where(name => !name.StartsWith(KerasKinds.Prefix, StringComparison.Ordinal)).Select(Load),
    ];

    /// <summary>Those, and that of Keras 2.15.</summary>
    public static IReadOnlyList<GoldenFile> WithKeras { get; } = [.. All, Load(KerasKinds.Prefix)];

    /// <summary>What stands before the names of its kinds: the file's name up to a version; empty where they stand there as they are.</summary>
    public string Prefix => BuiltInKinds.Libraries.Select(library => library.Prefix).Where(prefix => Name == prefix || Name.StartsWith(prefix + "_", StringComparison.Ordinal)).MaxBy(prefix => prefix.Length) ?? "";

    /// <summary>What is allowed for rounding, as a part of a value.</summary>
    public double Relative => Notes?.Member("relative")?.GetDouble() ?? 1e-12;

    /// <summary>What is allowed beside that, for all values.</summary>
    public double Absolute => Notes?.Member("absolute")?.GetDouble() ?? 0;

    /// <summary>Kinds that choose one of the values given, without arithmetic: there is nothing to round.</summary>
    public IEnumerable<string> Exact => Notes?.Member("exact")?.EnumerateArray().Select(kind => Full(kind.GetString()!)) ?? [];

    /// <summary>What has golden values, or would have, but is no kind, and why.</summary>
    public IEnumerable<string> NoKind => Members("noKind").Select(member => Full(member.Name));

    /// <summary>Parameters that no golden case sets; the tests of the type named do. A star in the place of a kind is for all of the library.</summary>
    public IEnumerable<string> SetElsewhere => Members("setElsewhere").Select(member => Full(member.Name));

    /// <summary>Two formulas each that have the same curve, for what no golden case says.</summary>
    public IEnumerable<(string One, string Other)> SameCurves => (Notes?.Member("sameCurve")?.EnumerateArray() ?? default).Select(pair => (pair[0].GetString()!, pair[1].GetString()!));

    /// <summary>What the library leaves to others, or has for all of its schedules: a kind that has no use for it does not declare it, and one inside another has that of the outer one.</summary>
    public IReadOnlyList<string> LeftToOthers { get; } =
        [.. new[] { "base_lr", "max_iter" }, .. Notes?.Member("leftToOthers")?.EnumerateArray().Select(member => member.GetString()!) ?? []];

    /// <summary>Members of a configuration that name the kind.</summary>
    public IReadOnlyList<string> KindMembers { get; } = Notes?.Member("kindMember")?.GetString() is { } member ? ["kind", member] : ["kind"];

    /// <summary>The parameter that says how many steps a progress of 1 is, where points are given by progress.</summary>
    public string Progress => Notes?.Member("progress")?.GetString() ?? "max_iter";

    /// <summary>Cases, by id, in which only what the library comes to step by step counts, since its own formula differs, and why.</summary>
    public IEnumerable<string> SteppedOnly => Members("steppedOnly").Select(member => member.Name);

    public IEnumerable<GoldenCase> Cases => (Content?.GetProperty("cases").EnumerateArray() ?? default).Select(row => new GoldenCase(this, row)).ExceptBy(LeftOut, one => one.Id);

    /// <summary>Cases, by id, that a kind does not say, and why.</summary>
    private IEnumerable<string> LeftOut => Members("leftOut").Select(member => member.Name);

    public static GoldenFile Load(string name) => new(name, Read($"golden/{name}.json"), Read($"golden/notes/{name}.json"));

    /// <summary>The name of a kind with its prefix, or of the kind of another library that this one has under that name.</summary>
    public string Full(string kind) => Notes?.Member("ofOthers")?.Member(kind)?.GetString() ?? (Prefix.Length == 0 ? kind : Prefix + "." + kind);

    private static JsonElement? Read(string file) => File.Exists(TestData.PathOf(file)) ? TestData.Json(file) : null;

    private IEnumerable<JsonProperty> Members(string list) => Notes?.Member(list)?.EnumerateObject() ?? default;
}
