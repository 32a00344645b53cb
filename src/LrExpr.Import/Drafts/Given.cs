using System.Collections.Immutable;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Drafts;

/// <summary>A value of the fragment, and where the file says it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Text">Its text; null for an object, an array, and what is left to the run.</param>
/// <param name="At">The part of the file; null where what is around it says it.</param>
internal sealed record Given(string Key, string? Text, JsonPart? At)
{
    /// <summary>The members of an object, the elements of an array.</summary>
    public ImmutableArray<Given> Members { get; init; } = [];

    public bool IsArray { get; init; }

    /// <summary>Where the file has the name that became the key.</summary>
    public TextSpan? NameSpan { get; init; }

    /// <summary>Whether the file says something else than it must, which is reported, and it only stands in its place.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>What is said of it above it, a line each.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    public static Given Object(string key, JsonPart? at, params IEnumerable<Given> members) => new(key, null, at) { Members = [.. members] };

    public Setting ToSetting(string? source) => Text is null && (Members.Length > 0 || IsArray)
        ? Members.Length > 0 ? new Setting(Key, Members.Select(member => member.ToSetting(source)), source) : new Setting(Key, "[]", source)
        : new Setting(Key, Text, source);
}
