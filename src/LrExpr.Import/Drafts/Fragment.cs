using LrExpr.Diagnostics;
using LrExpr.Documents;
using LrExpr.Json;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Drafts;

/// <summary>The section of a configuration that a file becomes. What is wrong with it is said at the places of the file.</summary>
/// <param name="section">The section.</param>
/// <param name="faults">Receives what is wrong.</param>
internal sealed class Fragment(Given section, TextFaults faults)
{
    /// <summary>What holds whatever values the run gives.</summary>
    private static readonly string[] CodesOfForm = ["LRX2016", "LRX3001", "LRX3003", "LRX3004", "LRX3005", "LRX3007", "LRX3008", "LRX3011"];

    /// <summary>Loads the schedules.</summary>
    /// <param name="others">Functions, kinds and parameters that the schedules may use.</param>
    /// <param name="source">The file.</param>
    /// <param name="isWhole">Whether all values are known. Where some are not, only the form is checked, with a stand-in for each.</param>
    /// <returns>The schedules; null where anything is wrong, which is reported, or not all is known.</returns>
    public ScheduleSet? Load(Setting? others, string? source, bool isWhole)
    {
        var setting = With(isWhole ? section : Filled(section), others, source);
        ScheduleSet.TryLoad(setting, out var set, out var diagnostics);
        foreach (var diagnostic in diagnostics.Where(one => isWhole || CodesOfForm.Contains(one.Code)))
            Report(diagnostic);
        return isWhole ? set : null;
    }

    private static Given Filled(Given value) => value.Members.Length > 0 ? value with { Members = [.. value.Members.Select(Filled)] }
        : value with { Text = value.Text ?? (value.IsArray ? null : "1") };

    private static Setting With(Given section, Setting? others, string? source)
    {
        var own = section.ToSetting(source);
        var merged = own.Children.Select(child => others?[child.Key] is { } other ? new Setting(child.Key, [.. child.Children, .. other.Children], child.Source) : child).ToList();
        var rest = (others?.Children ?? []).Where(other => own[other.Key] is null && !Names.Same(other.Key, "Schedules"));
        return new Setting(own.Key, [.. merged, .. rest]);
    }

    private void Report(Diagnostic diagnostic)
    {
        var (given, part) = Find(diagnostic.Path);
        if (given?.IsFaulty == true)
            return;
        var span = diagnostic.Code is "LRX3003" or "LRX3004" && given?.NameSpan is { } name ? name
            : diagnostic.Source is { } text && part?.Text == text.Text && part.Content is { } content && diagnostic.Span.Length < text.Text.Length ? diagnostic.Span with { Start = content.Start + diagnostic.Span.Start }
            : part?.Mark ?? new TextSpan(0, 0);
        faults.Add(diagnostic.Code, span, diagnostic.Message, diagnostic.Hint, diagnostic.Severity);
    }

    /// <summary>The value that a key path leads to, and what of the file says it or what is around it.</summary>
    private (Given? Given, JsonPart? Part) Find(string path)
    {
        var found = (Given?)section;
        var part = section.At;
        string rest = path.Length > section.Key.Length ? path[(section.Key.Length + 1)..] : "";
        while (rest.Length > 0)
        {
            found = found!.Members.Where(member => rest == member.Key || rest.StartsWith(member.Key + ":", StringComparison.Ordinal)).MaxBy(member => member.Key.Length);
            if (found is null)
                break;
            part = found.At ?? part;
            rest = rest.Length > found.Key.Length ? rest[(found.Key.Length + 1)..] : "";
        }

        return (found, part);
    }
}
