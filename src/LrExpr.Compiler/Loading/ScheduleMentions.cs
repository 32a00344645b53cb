using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Finds the schedules that schedules refer to. Nothing is reported: whatever is wrong will be when they are bound.</summary>
/// <param name="visible">Everything that can be called.</param>
/// <param name="parse">A formula; null for one with errors.</param>
internal sealed class ScheduleMentions(DefinitionTable visible, Func<SourceText, ExpressionSyntax?> parse)
{
    private readonly Dictionary<Definition, IReadOnlyList<Mention>> _all = new(ReferenceEqualityComparer.Instance);
    private readonly FormulaScope _scope = new(FormulaRole.Schedule) { Definitions = visible };

    /// <summary>Those that refer to others, with what they refer to; those that stand in place too.</summary>
    public IReadOnlyDictionary<Definition, IReadOnlyList<Mention>> All => _all;

    /// <summary>Adds a schedule if it refers to others; null if it does not.</summary>
    public ScheduleDefinition? Add(ScheduleDefinition schedule)
    {
        if (Of(schedule) is not { Count: > 0 } found)
            return null;
        _all.Add(schedule, found);
        return schedule;
    }

    private IReadOnlyList<Mention> Of(ScheduleDefinition schedule)
    {
        if (schedule.OutputOf is { } owner)
            return [new Mention(visible.DefinitionOf(owner)!, schedule.Kind!, new TextSpan(0, schedule.Kind!.Text.Length))];
        if (schedule.Kind is null)
            return schedule.Dialect == Dialect.CSharp ? [] : [.. schedule.Formulas.SelectMany(In)];
        if (schedule.Kind is not { } name || visible.FindKind(name) is not { } kind || !kind.Parameters.Any(parameter => parameter.Type.Text == TextMeaning.Schedule))
            return [];
        var reader = new Reader(this, schedule);
        foreach (var place in schedule.Parameters)
        {
            if (!place.Setting.IsNullOrEmpty && kind.Parameter(place.Setting.Key) is { Type.Text: TextMeaning.Schedule } declared)
                declared.Type.Read(place, declared.Options, reader);
        }

        return reader.Found;
    }

    private IReadOnlyList<Mention> In(SourceText source) => parse(source) is { } formula ? MentionFinder<ScheduleDefinition>.In(formula, source, _scope) : [];

    /// <summary>Reads no value, but sees what schedules there are in it.</summary>
    private sealed class Reader(ScheduleMentions mentions, ScheduleDefinition owner) : IArgumentReader
    {
        public List<Mention> Found { get; } = [];

        public DefinitionErrors Errors { get; } = new(new DiagnosticBag());

        public Value? Constant(PlacedSetting place, FormulaType type) => null;

        public IScheduleArgument? Schedule(PlacedSetting place)
        {
            var source = place.ToSource();
            if (place.Setting.IsText && mentions._scope.Definitions.DefinitionOf(place.Setting.Text!) is ScheduleDefinition named)
                Found.Add(Whole(named, source));
            else if (mentions.Add(new DefinitionReader(new DiagnosticBag()).ReadInPlace(place, owner)) is { } inPlace)
                Found.Add(Whole(inPlace, source));
            return null;
        }

        private static Mention Whole(ScheduleDefinition target, SourceText source) => new(target, source, new TextSpan(0, source.Text.Length));
    }
}
