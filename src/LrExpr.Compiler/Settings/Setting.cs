using System.Collections.Immutable;
using System.Globalization;
using LrExpr.Text;

namespace LrExpr;

/// <summary>
/// A value of a configuration with its key path and where it came from: a text, a null, or an object or array of further
/// settings. It is what the compiler reads definitions from; it knows no configuration system.
/// </summary>
/// <remarks>An array is an object whose keys are <c>0</c>, <c>1</c>, …, as in .NET configuration.</remarks>
/// <example>
/// <code>
/// var set = ScheduleSet.Load(new Setting("LrExpr", [new Setting("Schedules", [new Setting("base", "0.1 * 0.5 ^ (step / 1000)")])]));
/// </code>
/// </example>
public sealed class Setting
{
    /// <summary>One for all: most settings have no members.</summary>
    private static readonly IReadOnlyList<Setting> None = ImmutableArray<Setting>.Empty;

    /// <summary>Creates a setting that has a text, or is null.</summary>
    /// <param name="key">The last part of the key path.</param>
    /// <param name="text">The value as text, independent of the culture; null for a null.</param>
    /// <param name="source">The file or provider it came from, where known.</param>
    public Setting(string key, string? text, string? source = null)
        : this(key, text, [], source)
    {
    }

    /// <summary>Creates a setting that is an object or an array.</summary>
    /// <param name="key">The last part of the key path; for the outermost setting the whole path.</param>
    /// <param name="children">Its members; their key paths follow from this one.</param>
    /// <param name="source">The file or provider it came from, where known.</param>
    public Setting(string key, IEnumerable<Setting> children, string? source = null)
        : this(key, null, children, source)
    {
    }

    /// <summary>Creates a setting that may have a text and members as well, which a merge of several sources can lead to.</summary>
    /// <param name="key">The last part of the key path; for the outermost setting the whole path.</param>
    /// <param name="text">The value as text, independent of the culture; null for none.</param>
    /// <param name="children">Its members; their key paths follow from this one.</param>
    /// <param name="source">The file or provider it came from, where known.</param>
    public Setting(string key, string? text, IEnumerable<Setting> children, string? source)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(children);
        Key = key;
        Text = text;
        Source = source;
        Children = children is ImmutableArray<Setting> { IsEmpty: false } ? (IReadOnlyList<Setting>)children
            : children.ToImmutableArray() is { IsEmpty: false } members ? members
            : None;
    }

    /// <summary>The last part of the key path; for the outermost setting the whole path.</summary>
    public string Key { get; }

    /// <summary>The value as text; null for a null, an object or an array.</summary>
    public string? Text { get; }

    /// <summary>The file or provider it came from, or null where none is known.</summary>
    public string? Source { get; }

    /// <summary>The members, in the order given.</summary>
    public IReadOnlyList<Setting> Children { get; }

    /// <summary>What other sources say of it that counts no more, the lowest first.</summary>
    internal IReadOnlyList<Setting> Replaced { get; init; } = [];

    /// <summary>Null, or the empty text as which older .NET hands it on.</summary>
    internal bool IsNullOrEmpty => string.IsNullOrEmpty(Text) && Children.Count == 0;

    internal bool IsText => Text is not null && Children.Count == 0;

    internal bool HasChildren => Children.Count > 0;

    /// <summary>Whether it is a non-empty array: every key is an index.</summary>
    internal bool IsArray
    {
        get
        {
            for (int i = 0; i < Children.Count; i++)
            {
                if (IndexOf(Children[i]) is null)
                    return false;
            }

            return HasChildren;
        }
    }

    /// <summary>Whether it is an array with no element missing.</summary>
    internal bool IsWholeArray => IsArray && Children.All(element => IndexOf(element) < Children.Count);

    internal Setting? this[string key]
    {
        get
        {
            for (int i = 0; i < Children.Count; i++)
            {
                if (string.Equals(Children[i].Key, key, StringComparison.OrdinalIgnoreCase))
                    return Children[i];
            }

            return null;
        }
    }

    /// <summary>The index an element of an array has as its key, written as .NET configuration writes it: <c>1</c>, not <c>01</c>.</summary>
    internal static int? IndexOf(Setting element) =>
        int.TryParse(element.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && (element.Key.Length == 1 || element.Key[0] != '0')
            ? index
            : null;

    /// <summary>The text with a path, for the parser.</summary>
    internal SourceText ToSource(string path, bool isKey = false) => new(Text ?? "", path, Source) { IsKey = isKey };
}

/// <summary>A setting and its whole key path.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Start">The path; of a member, that of what it is a member of, so that a path is put together only where it is asked for.</param>
internal readonly record struct PlacedSetting(Setting Setting, string Start)
{
    public string Path => IsMember ? Start + ":" + Setting.Key : Start;

    public bool IsMember { get; private init; }

    /// <summary>Whether its text is the key of what stands there.</summary>
    public bool IsKey { get; private init; }

    /// <summary>The key as a text of its own, at the same place.</summary>
    public PlacedSetting Key => new(new Setting(Setting.Key, Setting.Key, Setting.Source ?? Setting.Children.FirstOrDefault()?.Source), Path) { IsKey = true };

    public PlacedSetting Child(Setting child) => new(child, Path) { IsMember = true };

    public PlacedSetting? Child(string key) => Setting[key] is { } child ? Child(child) : null;

    public IEnumerable<PlacedSetting> Children
    {
        get
        {
            var parent = this with { Start = Path, IsMember = false };
            foreach (var child in Setting.Children)
                yield return parent.Child(child);
        }
    }

    public SourceText ToSource() => Setting.ToSource(Path, IsKey);
}
