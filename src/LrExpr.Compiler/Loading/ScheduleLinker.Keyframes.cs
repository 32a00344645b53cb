using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.CSharpDialect;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Keyframes;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <content>Keyframes: each formula is bound by itself, and then all are one.</content>
internal sealed partial class ScheduleLinker
{
    private Bound BindKeyframes(ScheduleDefinition schedule, KeyframesDefinition keyframes, IReadOnlyDictionary<string, InputSymbol> inputs, StepTimes times)
    {
        var parameters = ReadAny(schedule, times);
        var scope = ScopeOf(schedule, parameters, inputs, times);
        var used = new HashSet<string>(Names.Comparer);
        var steps = new KeyframeSteps(Visible(parameters), times, used, _diagnostics);
        var usual = keyframes.Between is { } between ? Ways.Read(between, _definitionErrors) : Ways.Usual;
        var frames = new List<Frame>(keyframes.Frames.Count);
        var references = new List<Reference>();
        var placed = new SortedDictionary<long, KeyframeDefinition>();
        int nodeCount = 0;
        var period = TimeSpan.Zero;
        bool isRight = usual is not null;
        foreach (var definition in keyframes.Frames)
        {
            var way = definition.Between is { } own ? Ways.Read(own, _definitionErrors) : usual;
            var value = definition.Value is { } source ? BindValue(schedule, source, scope, used, references, ref nodeCount, ref period) : null;
            if (steps.StepOf(definition.Place) is not { } step)
                isRight = false;
            else if (!placed.TryAdd(step, definition))
            {
                _definitionErrors.BadKeyframe(definition.Place.Key, $"the keyframes {Printable.Quote(placed[step].Place.Setting.Key)} and {Printable.Quote(definition.Place.Setting.Key)} are both at step {NumberText.Of(step)}");
                isRight = false;
            }
            else if (value is not null && way is not null)
                frames.Add(new Frame(step, value, way));
            else
                isRight = false;
        }

        frames.Sort((one, other) => one.Step.CompareTo(other.Step));
        isRight = CheckConstants(frames, placed) && isRight;
        ReportUnused(schedule, parameters, used);
        return new Bound(isRight ? FrameCurve.Of(frames) : BoundError.Instance, parameters, [.. references], NodeCount: nodeCount, Period: period);
    }

    private BoundExpression? BindValue(ScheduleDefinition schedule, SourceText source, FormulaScope scope, HashSet<string> used, List<Reference> references, ref int nodeCount, ref TimeSpan period)
    {
        var syntax = ParseIn(schedule.Dialect, source, scope, kept: null, out int count);
        if (syntax is null)
        {
            used.UnionWith(scope.Parameters.Keys);
            return null;
        }

        // A value is part of two pieces, the one before it and the one behind it.
        nodeCount += 2 * count;
        var binder = new Binder(scope, source, new SourceReporter(source, _diagnostics), nodeCount);
        var bound = binder.BindFormula(syntax);
        used.UnionWith(binder.UsedParameters);
        references.AddRange(binder.References);
        period = binder.Period > period ? binder.Period : period;
        return bound.IsError ? null : bound.Constant is { Number: 0 and var zero } && double.IsNegative(zero) ? new BoundConstant(0.0) : bound;
    }

    /// <summary>Whether the values are constant where a way looks at more than two of them; a fault is reported.</summary>
    private bool CheckConstants(List<Frame> frames, IReadOnlyDictionary<long, KeyframeDefinition> placed)
    {
        bool isRight = true;
        for (int i = 0; i < frames.Count; i++)
        {
            var way = i < frames.Count - 1 && frames[i].Way.NeedsConstants ? frames[i].Way : i > 0 && frames[i - 1].Way.NeedsConstants ? frames[i - 1].Way : null;
            if (way is null || frames[i].Constant is not null)
                continue;
            var source = placed[frames[i].Step].Value!;
            _diagnostics.Add(new Diagnostic("LRX3016", DiagnosticSeverity.Error, $"{Printable.Quote(way.Name)} goes between constant values, and this one depends on the step or on an input", source, new TextSpan(0, source.Text.Length)));
            isRight = false;
        }

        return isRight;
    }

    /// <summary>The parameters as values: its own hide the shared ones.</summary>
    private IReadOnlyDictionary<string, ParameterSymbol> Visible(ParameterSymbol[] parameters)
    {
        if (parameters.Length == 0)
            return _shared;
        var visible = new Dictionary<string, ParameterSymbol>(_shared, Names.Comparer);
        foreach (var parameter in parameters)
            visible[parameter.Name] = parameter;
        return visible;
    }

    /// <summary>Reads at which steps keyframes are.</summary>
    private sealed class KeyframeSteps(IReadOnlyDictionary<string, ParameterSymbol> visible, StepTimes times, HashSet<string> used, DiagnosticBag diagnostics)
    {
        private readonly ConstantReader _constants = new(visible, diagnostics, "LRX3016") { Times = times };
        private readonly DefinitionErrors _errors = new(diagnostics);

        /// <summary>The step of a keyframe, by its key: a constant expression, rounded down as all steps are. Null where it has none, which is reported.</summary>
        public long? StepOf(PlacedSetting frame)
        {
            var key = frame.Key;
            used.UnionWith(NamesInText(key));
            if (_constants.Read(key, FormulaType.Number) is not { } value)
                return null;
            double step = Math.Floor(value.Number);
            if (Math.Abs(step) <= CheckedRange.Farthest)
                return (long)step;
            _errors.BadKeyframe(key, FormattableString.Invariant($"a keyframe must be at a step from {-CheckedRange.Farthest} to {CheckedRange.Farthest}, but this is {NumberText.Of(value.Number)}"));
            return null;
        }
    }
}
