using System.Runtime.CompilerServices;
using LrExpr.Settings;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>
/// What several sources say of a section, as one. Objects are laid over each other; what a higher source says whole replaces what the lower ones say of it:
/// a text, an array, and a definition that says what it is. A null in a higher source removes a definition. See <c>docs/decisions/layers.md</c>.
/// </summary>
internal static class LayeredSettings
{
    /// <summary>How deep definitions stand below the section; at every second level from there on, a definition can be written in place.</summary>
    private const int DefinitionLevel = 2;

    /// <summary>A section with schedules and what they need.</summary>
    /// <param name="path">Its key path.</param>
    /// <param name="layers">What each source says of it, the lowest first.</param>
    public static Setting Merge(string path, IReadOnlyList<Setting> layers) => layers switch
    {
        [] => new Setting(path, []),
        [var only] => only,
        _ => Merge([.. layers], level: 0, isDefinition: false)!,
    };

    /// <summary>One schedule; null where no source defines it, or one removes it.</summary>
    /// <param name="layers">What each source says of it, the lowest first.</param>
    public static Setting? MergeSchedule(IReadOnlyList<Setting> layers)
    {
        var merged = layers is [var only] ? only : layers.Count == 0 ? null : Merge([.. layers], DefinitionLevel, isDefinition: true);
        return merged is { IsNullOrEmpty: false } ? merged : null;
    }

    /// <summary>Other settings of an application: key by key, as .NET merges them.</summary>
    /// <param name="layers">What each source says of them, the lowest first; one at least.</param>
    public static Setting MergeKeys(IReadOnlyList<Setting> layers)
    {
        if (layers is [var only])
            return only;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var text = layers.LastOrDefault(layer => !layer.HasChildren || layer.Text is not null);
        var members = layers.SelectMany(layer => layer.Children)
            .GroupBy(member => member.Key, StringComparer.OrdinalIgnoreCase)
            .OrderBy(member => member.Key, ConfigurationKeyComparer.Instance)
            .Select(member => MergeKeys([.. member]));
        return new Setting(layers[0].Key, text?.Text, members, text?.Source ?? layers[^1].Source);
    }

    /// <summary>What the layers of one key come to; null where a definition was removed.</summary>
    private static Setting? Merge(List<Setting> layers, int level, bool isDefinition)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int first = FirstOf(layers, level);
        var replaced = layers[..first];
        var kept = layers[first..];
        if (kept[0].IsNullOrEmpty && !isDefinition && replaced.Exists(layer => IsObject(layer, level)))
            (replaced, kept) = ([], layers);
        else if (isDefinition && first > 0 && kept[0].IsNullOrEmpty)
            kept.RemoveAt(0);
        return kept.Count == 0 ? null : Overlay(layers[0].Key, kept, replaced, level);
    }

    /// <summary>The layer that says all that lower ones say no more. A definition by steps is laid over one that is by steps as well.</summary>
    private static int FirstOf(List<Setting> layers, int level)
    {
        int first = layers.FindLastIndex(layer => IsWhole(layer, level));
        while (first > 0 && IsBySteps(layers[first], level) && layers.FindLastIndex(first - 1, layer => IsWhole(layer, level)) is >= 0 and var lower && IsBySteps(layers[lower], level))
            first = lower;
        return Math.Max(0, first);
    }

    private static Setting Overlay(string key, List<Setting> layers, List<Setting> replaced, int level)
    {
        var members = new Dictionary<string, List<Setting>>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in layers.SelectMany(layer => layer.Children))
        {
            if (!members.TryGetValue(member.Key, out var below))
                members.Add(member.Key, below = []);
            below.Add(member);
        }

        // The spelling of the lowest layer is kept: an environment variable is often in capitals.
        // What stands at a step goes as a whole, as a definition does.
        bool hasDefinitions = IsMemberBySteps(layers[0], level)
            || level == DefinitionLevel - 1 && Keys.OfSection.Any(group => group.HasDefinitions && group.Name.Equals(key, StringComparison.OrdinalIgnoreCase));
        var text = layers.FindLast(layer => !layer.HasChildren || layer.Text is not null);
        var objects = layers.Where(layer => layer.HasChildren).Select(layer => layer.Source).Distinct().ToList();
        return new Setting(
            key,
            text?.Text,
            members.Values.Select(member => member is [var only] ? only : Merge(member, level + 1, hasDefinitions)).OfType<Setting>(),
            text?.Text is null && objects.Count > 0 ? string.Join(" and ", objects) : text?.Source)
        {
            Replaced = replaced,
        };
    }

    private static bool IsWhole(Setting layer, int level) => !IsObject(layer, level) && (layer.IsWholeArray || !layer.IsArray);

    /// <summary>Whether it has members only, which say nothing of what they are members of.</summary>
    private static bool IsObject(Setting layer, int level) =>
        layer.HasChildren && (!layer.IsArray || IsMemberBySteps(layer, level)) && string.IsNullOrEmpty(layer.Text)
        && !(IsAtDefinition(level) && Keys.OfSchedule.Concat(Keys.OfKeyframe).Any(key => key.IsForm && layer[key.Name] is { IsNullOrEmpty: false }));

    private static bool IsAtDefinition(int level) => level >= DefinitionLevel && level % 2 == 0;

    /// <summary>Whether it is a definition whose members are by steps, and nothing else.</summary>
    private static bool IsBySteps(Setting layer, int level) =>
        IsAtDefinition(level) && layer.HasChildren && Keys.OfSchedule.Where(key => key.IsForm && layer[key.Name] is { IsNullOrEmpty: false }).ToList() is [{ IsBySteps: true }];

    private static bool IsMemberBySteps(Setting layer, int level) =>
        IsAtDefinition(level - 1) && Keys.OfSchedule.Any(key => key.IsBySteps && key.Name.Equals(layer.Key, StringComparison.OrdinalIgnoreCase));
}
