using System.Globalization;
using LrExpr.Benchmarks.Formulas;

namespace LrExpr.Benchmarks.Quick;

/// <summary>As many schedules as one likes, of the shapes of the sample formulas, no two of them with the same parameters.</summary>
internal static class ManySchedules
{
    /// <param name="count">How many.</param>
    /// <param name="changed">The index of one whose first parameter differs; none by default.</param>
    public static Setting Section(int count, int changed = -1) =>
        new("LrExpr", [new Setting("Schedules", Enumerable.Range(0, count).Select(i => Of(i, i == changed)))]);

    private static Setting Of(int index, bool isChanged)
    {
        var formula = SampleFormulas.All[index % SampleFormulas.All.Length];
        double rate = 0.1 + index * 1e-6 + (isChanged ? 0.5 : 0);
        string text = formula.Text.Replace("[0.1, ", FormattableString.Invariant($"[{rate:R}, "), StringComparison.Ordinal);
        var parameters = formula.Parameters()
            .Select(parameter => parameter.Key == "init" ? new Setting(parameter.Key, Text(rate)) : parameter.Value.ToSetting(parameter.Key))
            .ToList();
        string name = string.Create(CultureInfo.InvariantCulture, $"{formula.Name}_{index}");
        return new Setting(name, parameters.Count == 0 ? [new Setting("Formula", text)] : [new Setting("Formula", text), new Setting("Parameters", parameters)]);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
