using System.Globalization;
using System.Text;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Facts;
using LrExpr.Lowering;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr;

/// <summary>Says what a schedule is: formula, parameters with where they came from, the formula after simplification.</summary>
internal static class Explanation
{
    private const int LongestFormula = 4_000;
    private const int LongestReplaced = 200;
    private const int MostKeyframes = 40;

    public static string Of(CompiledSchedule schedule)
    {
        var symbol = schedule.Symbol;
        var definition = symbol.Definition;
        var text = new StringBuilder();
        Append(text, "schedule", Printable.Escape(symbol.Name));
        if (definition.Description is { } description)
            Append(text, "about", Printable.Escape(description));
        if (definition.File is { } file)
            Append(text, "from", $"{Printable.Escape(file)}, {Printable.Escape(definition.Path)}");
        if (symbol.Kind is { } kind)
            Append(text, "kind", kind.Definition.Source is { } source ? $"{kind.Name} ({$"{source.Library} {source.Version}".TrimEnd()})" : Printable.Escape(kind.Name));
        Append(text, "ends", symbol.End is { } end ? Describe(end) : "");
        Append(text, "clock", symbol.Times.Clock is { } clock ? Describe(clock) : "");
        Append(text, "horizon", symbol.Times.Horizon is { } horizon ? Describe(horizon) : "");
        Append(text, "keyframes", string.Join('\n', Lines(definition.Keyframes?.Frames ?? [])));
        Append(text, "formula", Printable.Cut(FormulaText.Of(symbol), LongestFormula));
        Append(text, "parameters", string.Join('\n', Described(symbol)));
        Append(text, "inputs", string.Join('\n', symbol.Inputs.Select(input => Describe(input, schedule.GivenValue(input)))));
        Append(text, "keeps", string.Join('\n', symbol.States.SelectMany(Describe)));
        Append(text, "listens to", string.Join('\n', symbol.States.SelectMany(part => part.Machine.Signals).DistinctBy(signal => signal.Name, Names.Comparer).Select(signal => signal.Text + Origin(signal))));
        var (shared, parts) = SharedUse.In(symbol, schedule.Shared);
        Append(text, "shared", string.Join('\n', shared.Select(Describe)));
        Append(text, "replaces", string.Join('\n', Replaced(definition, shared, parts)));
        Append(text, "simplified", Simplified(symbol.Body));
        Append(text, "made of", string.Join('\n', ReferenceTree.Of(symbol).Lines()));
        if (schedule.Expect is { } expect)
            Append(text, "expected", expect.ToString());
        Append(text, "cost", symbol.Cost.ToString(CultureInfo.InvariantCulture));
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The formula with all that is constant computed, functions and kinds written out, and references kept.</summary>
    public static string Simplified(BoundExpression body) =>
        Printable.Cut(BoundPrinter.Print(Simplifier.ForPeople(Lowerer.Lower(body))), LongestFormula);

    /// <summary>What lower sources say that counts no more, of the schedule and of all that it is made of, a line each.</summary>
    private static IEnumerable<string> Replaced(Definition schedule, IEnumerable<ParameterSymbol> shared, IEnumerable<DefinitionSymbol> parts) =>
        (schedule.Content is { } content ? Replaced(content, "") : [])
            .Concat(shared.SelectMany(parameter => parameter.Replaced.Select(replaced => Replaced(replaced, parameter.Path, replaced.Source))))
            .Concat(parts.Where(part => part.Definition.Content is not null).SelectMany(part => Replaced(part.Definition.Content!, part.Definition.Path)));

    private static string Replaced(Setting replaced, string path, string? source) =>
        Printable.Escape($"{(path.Length == 0 ? "" : path + " = ")}{Printable.Cut(Brief(replaced), LongestReplaced)}    ({source})");

    private static IEnumerable<string> Replaced(Setting setting, string path)
    {
        foreach (var replaced in setting.Replaced)
            yield return Replaced(replaced, path, replaced.Source);
        foreach (string line in setting.Children.SelectMany(child => Replaced(child, path.Length == 0 ? child.Key : path + ":" + child.Key)))
            yield return line;
    }

    private static string Brief(Setting setting) => setting.IsArray ? "[" + string.Join(", ", setting.Children.Select(Brief)) + "]"
        : setting.HasChildren ? "{ " + string.Join(", ", setting.Children.Select(child => child.Key + ": " + Brief(child))) + " }"
        : setting.Text ?? "null";

    private static string Describe(InputSymbol input, double? given) => input.Text + (given is { } value ? $"; given as {NumberText.Of(value)}" : "") + Origin(input);

    private static IEnumerable<string> Lines(IReadOnlyList<KeyframeDefinition> frames) =>
        frames.Take(MostKeyframes).Select(Describe).Concat(frames.Count > MostKeyframes ? [string.Create(CultureInfo.InvariantCulture, $"and {frames.Count - MostKeyframes} more")] : []);

    private static string Describe(KeyframeDefinition frame) => Printable.Escape(
        $"{frame.Place.Setting.Key}: {frame.Value?.Text}{(frame.Between is { } between ? ", then " + between.Setting.Text : "")}")
        + (frame.Value?.File is { } file ? $"    ({Printable.Escape(file)})" : "");

    private static string Describe(KindEnd end) =>
        $"at step {NumberText.Of(end.Step)}" + (((KindDefinition)end.Kind.Target.Definition).Until is { Beyond: { Length: > 0 } beyond } ? $"; after it {beyond}" : "");

    private static string Describe(Clock clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"step 0 is {clock.From:yyyy-MM-dd HH:mm:ss.FFFFFFF}, {Printable.Escape(clock.Zone.Id)}; a step is one of {TimeUnits.All.First(unit => unit.Time == clock.Unit).Name}");

    private static string Describe(Horizon horizon) => string.Join(
        ", ",
        new[] { horizon.Total is { } total ? NumberText.Of(total) + " steps" : null, horizon.PerEpoch is { } epoch ? $"{NumberText.Of(epoch)} an epoch" : null }.Where(part => part is not null));

    /// <summary>Each state with what it starts with, and below it what a report makes of it.</summary>
    private static IEnumerable<string> Describe(StatePart part)
    {
        foreach (var (state, update) in part.Machine.States.Zip(part.Machine.Updates))
            yield return $"{state.TextUnder(part.NameOf(state))}{Origin(state)}\n  then {Simplified(update)}";
    }

    private static string Origin(OpenSymbol symbol) => symbol.File is { } file ? $"    ({Printable.Escape(file)})" : "";

    /// <summary>The parameters; a time with the steps that it became.</summary>
    private static IEnumerable<string> Described(ScheduleSymbol symbol)
    {
        var steps = TimesInSteps.In(symbol);
        return symbol.Parameters.Select(parameter => steps.TryGetValue(parameter.Name, out string? became) ? Describe(parameter, became) : Describe(parameter));
    }

    private static string Describe(ParameterSymbol time, string steps) =>
        Printable.Escape($"{time.Title} = {time.Type.Describe(time.Argument)}{(steps.Length == 0 ? "" : $" = {steps} steps")}") + (time.Text is null ? "    (default)" : time.File is { } file ? $"    ({Printable.Escape(file)})" : "");

    private static string Describe(ParameterSymbol parameter)
    {
        string value = parameter.State == ParameterState.NotGiven ? "not given"
            : parameter.FormulaType != Language.FormulaType.Error ? parameter.Value.ToString()
            : parameter.Text ?? (parameter.Option.Length > 0 ? parameter.Option : "{...}");
        string origin = parameter.Text is null ? parameter.State == ParameterState.NotGiven ? "" : "default" : parameter.File ?? "";
        string written = parameter.Text is { } text && !Names.Same(text, value) && !text.StartsWith('[') && !text.StartsWith('{') ? $"{text} = " : "";
        return Printable.Escape($"{parameter.Title} = {written}{value}") + (origin.Length == 0 ? "" : $"    ({Printable.Escape(origin)})");
    }

    private static void Append(StringBuilder text, string heading, string content)
    {
        if (content.Length == 0)
            return;
        string label = heading.PadRight(12);
        foreach (string line in content.Split('\n'))
        {
            text.Append(label).Append(line.TrimEnd('\r')).Append('\n');
            label = new string(' ', 12);
        }
    }
}
