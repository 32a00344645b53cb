using LrExpr.Parameters;
using LrExpr.Settings;
using LrExpr.Syntax;

namespace LrExpr.Trials;

/// <summary>Settings with some texts replaced. What is not edited is the very same object.</summary>
internal static class EditedSettings
{
    private const string FormulaKey = "Formula", ParametersKey = "Parameters";

    /// <summary>Where schedules in the forms of other libraries have their parameters.</summary>
    private static readonly string[] ParameterKeys = [ParametersKey, "config", "params"];

    /// <summary>A schedule with an edit.</summary>
    public static Setting Schedule(Setting schedule, ScheduleEdit edit)
    {
        if (edit.Formula is { } formula)
            schedule = schedule.HasChildren ? With(schedule, FormulaKey, new Setting(FormulaKey, formula, schedule.Source)) : new Setting(schedule.Key, formula, schedule.Source);
        if (edit.Parameters.Count == 0)
            return schedule;
        if (!schedule.HasChildren)
            schedule = new Setting(schedule.Key, [new Setting(FormulaKey, schedule.Text, schedule.Source)], schedule.Source);
        string key = ParameterKeys.FirstOrDefault(name => schedule[name] is not null) ?? ParametersKey;
        return With(schedule, key, Parameters(schedule[key] ?? new Setting(key, [], schedule.Source), edit.Parameters));
    }

    /// <summary>A group of parameters with other texts. A parameter that is not there is added.</summary>
    public static Setting Parameters(Setting group, IReadOnlyDictionary<string, string> edited)
    {
        foreach (var (name, text) in edited)
        {
            var known = group.Children.FirstOrDefault(child => Names.Same(child.Key, name)) ?? group.Children.FirstOrDefault(child => KindParameter.Canonical(child.Key) == KindParameter.Canonical(name));
            group = With(group, known?.Key ?? name, new Setting(known?.Key ?? name, text, known?.Source ?? group.Source));
        }

        return group;
    }

    /// <summary>An object with another member of a key, in the place of that which it has.</summary>
    public static Setting With(Setting parent, string key, Setting member)
    {
        bool has = parent[key] is not null;
        var children = has ? parent.Children.Select(child => Names.Same(child.Key, key) ? member : child) : parent.Children.Append(member);
        return new Setting(parent.Key, null, children, parent.Source);
    }

    /// <summary>An object with those members of a group alone that are wanted.</summary>
    public static Setting Only(Setting parent, string group, Predicate<string> isWanted) =>
        parent[group] is { } members ? With(parent, group, new Setting(members.Key, null, members.Children.Where(member => isWanted(member.Key)), members.Source)) : parent;

    /// <summary>An object without a member.</summary>
    public static Setting Without(Setting parent, string key) =>
        parent[key] is null ? parent : new Setting(parent.Key, parent.Text, parent.Children.Where(child => !Names.Same(child.Key, key)), parent.Source);

    /// <summary>An object of definitions without what is said of their values.</summary>
    public static Setting WithoutIn(Setting parent, string group, string key) =>
        parent[group] is { } members ? With(parent, group, new Setting(members.Key, null, members.Children.Select(member => Without(member, key)), members.Source)) : parent;
}
