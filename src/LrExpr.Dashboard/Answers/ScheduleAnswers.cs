using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Contract;
using LrExpr.Definitions;
using LrExpr.Facts;
using LrExpr.Highlights;
using LrExpr.Lowering;
using LrExpr.Parameters;
using LrExpr.Shown;
using LrExpr.Syntax;
using LrExpr.Trials;

namespace LrExpr.Answers;

/// <summary>A schedule with all that is known of it.</summary>
internal static class ScheduleAnswers
{
    /// <param name="shown">The schedules of the host.</param>
    /// <param name="set">The set that it is of.</param>
    /// <param name="schedule">The schedule.</param>
    public static ScheduleAnswer Of(IShownSchedules shown, ScheduleSet set, CompiledSchedule schedule)
    {
        var symbol = schedule.Newest.Symbol;
        var definition = symbol.Definition;
        var source = symbol.Kind?.Definition.Source;
        string formula = FormulaOf(schedule);
        return new ScheduleAnswer
        {
            Name = schedule.Name,
            Description = schedule.Description,
            Kind = definition.Kind?.Text,
            Library = source is null ? null : $"{source.Library} {source.Version}".TrimEnd(),
            Link = source?.Link,
            Formula = formula,
            Tokens = TokensOf(formula, symbol, schedule.Newest.Shared),
            IsEditable = definition is { Formula: not null, Keyframes: null, Kind: null },
            Dialect = definition.Dialect.ToString().ToLowerInvariant(),
            Source = definition.File,
            Path = definition.Path,
            Parameters = [.. symbol.Parameters.Select(parameter => PartOf(parameter, Slider.Of(parameter, symbol), DeclaredIn(symbol, parameter)))],
            Shared = [.. SharedUse.In(symbol, schedule.Newest.Shared).Parameters.Select(parameter => PartOf(parameter, Slider.Of(parameter), null))],
            Inputs = [.. symbol.Inputs.Select(PartOf)],
            References = [.. ReferenceTree.Of(symbol).Parts.Select(PartOf)],
            Simplified = Explanation.Simplified(symbol.Body),
            Expect = schedule.Newest.Expect is { } expect ? new ExpectPart(expect.ToString(), expect.Met.All(met => met.Evidence == Evidence.Proved && met.InputValues == 0)) : null,
            Explanation = schedule.Explain(),
            First = 0,
            Last = Ranges.LastOf(schedule),
            Clock = schedule.Clock is { } clock ? new ClockPart(clock.TimeOf(0), clock.Unit.TotalSeconds, clock.Zone.Id) : null,
            End = symbol.End is { } end ? new EndPart(end.Step, ((KindDefinition)end.Kind.Target.Definition).Until?.Beyond) : null,
            Now = new Places(shown).Of(schedule),
            Listens = schedule.Listens,
            Unit = schedule.Unit?.TotalSeconds,
            Fragment = SettingText.Of(Trial.Of(set, schedule, new ScheduleEdit()).Fragment),
            Command = Commands.Plot(shown, schedule, new ScheduleEdit()),
        };
    }

    /// <summary>The formula as people see it.</summary>
    public static string FormulaOf(CompiledSchedule schedule) => FormulaText.Of(schedule.Newest.Symbol);

    /// <summary>The parts of a formula of a schedule.</summary>
    public static IReadOnlyList<ColoredToken> TokensOf(string formula, ScheduleSymbol symbol, IReadOnlyDictionary<string, ParameterSymbol> shared) =>
        FormulaTokens.Of(formula, name => shared.ContainsKey(name) || symbol.Parameters.Any(parameter => Names.Same(parameter.InFormula, name)) || symbol.Inputs.Any(input => Names.Same(input.Name, name)));

    private static KindParameter? DeclaredIn(ScheduleSymbol symbol, ParameterSymbol parameter) =>
        symbol.Kind?.Definition.Parameters.FirstOrDefault(declared => Names.Same(declared.Name, parameter.Name));

    private static ParameterPart PartOf(ParameterSymbol parameter, Slider? slider, KindParameter? declared) => new(
        parameter.Name,
        parameter.Title,
        parameter.Type.Name,
        parameter.Text,
        parameter.State == ParameterState.NotGiven ? "" : parameter.Type.Describe(parameter.Argument),
        parameter.Text is null,
        parameter.Path,
        parameter.Text is null ? null : parameter.File,
        [.. parameter.Replaced.Select(replaced => new ReplacedPart(replaced.Source, replaced.Text ?? SettingText.Of(replaced)))],
        parameter.Options.IsDefaultOrEmpty ? [] : parameter.Options,
        declared?.Description,
        slider is null ? null : PartOf(slider));

    private static InputPart PartOf(InputSymbol input) => new(
        input.Name, input.Default, double.IsFinite(input.Min) ? input.Min : null, double.IsFinite(input.Max) ? input.Max : null, input.Description, PartOf(Slider.Of(input)));

    private static SliderPart PartOf(Slider slider) => new(slider.Min, slider.Max, slider.Value, slider.IsLogarithmic ? "logarithmic" : "linear", slider.IsWhole);

    private static ReferencePart PartOf(ReferenceTree tree) => new(tree.Name, tree.What, tree.File, tree.IsShownBefore, [.. tree.Parts.Select(PartOf)]);
}
