using LrExpr.Parsing;
using LrExpr.Text;

namespace LrExpr.Settings;

/// <summary>The elements of an array that configuration sources may have merged, index by index.</summary>
internal static class ArrayElements
{
    /// <summary>Whether the elements are those of one array: from one source, with no index missing. A fault is reported.</summary>
    public static bool Check(PlacedSetting place, DefinitionErrors errors)
    {
        var sources = place.Setting.Children.SelectMany(Sources).Distinct().ToList();
        if (place.Setting.Text is not null)
            sources = [.. sources.Append(place.Setting.Source).Distinct()];
        if (sources.Count > 1 || place.Setting.Text is not null)
        {
            errors.SeveralSources(place, sources);
            return false;
        }

        var indices = place.Setting.Children.Select(Setting.IndexOf).ToHashSet();
        for (int i = 0; i < place.Setting.Children.Count; i++)
        {
            if (!indices.Contains(i))
            {
                errors.BadParameter(place, FormattableString.Invariant($"{Printable.Quote(place.Setting.Key)} is an array without an element {i}"));
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether there are not too many elements, or rows of a table, which is reported.</summary>
    public static bool CheckCount(PlacedSetting place, DefinitionErrors errors)
    {
        if (place.Setting.Children.Count <= FormulaLimits.ArrayElements)
            return true;
        errors.Report("LRX5007", place, FormattableString.Invariant($"{Printable.Quote(place.Setting.Key)} has more than {FormulaLimits.ArrayElements} elements"));
        return false;
    }

    /// <summary>The sources of an element, which may be a whole definition whose parts were merged.</summary>
    private static IEnumerable<string?> Sources(Setting element) =>
        element.HasChildren ? element.Children.SelectMany(Sources) : [element.Source];

    /// <summary>The elements in their order.</summary>
    public static IEnumerable<PlacedSetting> Of(PlacedSetting place) =>
        place.Children.OrderBy(element => Setting.IndexOf(element.Setting));
}
