using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.CSharpDialect;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <content>Schedules of kinds, and schedules in place as their parameters.</content>
internal sealed partial class ScheduleLinker
{
    private Bound BindKind(ScheduleDefinition schedule, SourceText name, StepTimes times)
    {
        if (_visible.FindKind(name) is not { } kind)
        {
            _definitionErrors.UnknownKind(name, [.. _visible.KindNames]);
            return Bound.Nothing;
        }

        int before = _diagnostics.ErrorCount;
        var schedules = new List<Reference>(0);
        var values = ReadParameters(schedule, kind, schedules, times);
        ImmutableArray<Reference> references = [ReferenceOf(name, kind), .. schedules];
        if (kind.IsFaulty)
            return new Bound(BoundError.Instance, [], references, kind);
        ParameterSymbol[] parameters = [.. kind.Parameters.Select(parameter => values[parameter.InFormula])];
        if (_diagnostics.ErrorCount > before || Array.Exists(parameters, parameter => parameter.State == ParameterState.Faulty))
            return new Bound(BoundError.Instance, parameters, references, kind);
        var reporter = new DefinitionReporter(schedule, _diagnostics);
        var body = KindInstance.Bind(kind, values, reporter, out var machine);
        var end = body.IsError || KindInstance.EndOf(kind, values, reporter) is not { } step ? null : new KindEnd(references[0], step);
        return new Bound(body, parameters, references, kind, end, Machine: machine);
    }

    /// <summary>A further value of a schedule of a kind: it has the parameters of that schedule, which have been checked.</summary>
    private Bound BindOutput(ScheduleDefinition output, ScheduleSymbol owner)
    {
        if (owner.IsFaulty || _visible.FindKind(output.Kind!) is not { IsFaulty: false } kind)
            return Bound.Nothing;
        var values = owner.Parameters.ToDictionary(parameter => parameter.InFormula, Names.Comparer);
        if (Array.Find([.. kind.Parameters], parameter => parameter.IsRequired && values[parameter.InFormula].State == ParameterState.NotGiven) is { } missing)
            return Bound.Nothing with { Absence = $"it needs the parameter {Printable.Quote(missing.Name)}" };
        var unmet = new FirstReport();
        if (!KindInstance.MeetsConstraints(kind, values, unmet))
            return Bound.Nothing with { Absence = unmet.Message };
        ImmutableArray<Reference> references = [ReferenceOf(output.Kind!, kind), .. owner.References.Where(reference => reference.Target is ScheduleSymbol)];
        return new Bound(KindInstance.Bind(kind, values, new DefinitionReporter(output, _diagnostics), out _), owner.Parameters, references, kind);
    }

    private static Reference ReferenceOf(SourceText name, DefinitionSymbol target) => new(target, name, new TextSpan(0, name.Text.Length));

    /// <summary>The values of all parameters. Of a kind with errors only those that are given are checked.</summary>
    private Dictionary<string, ParameterSymbol> ReadParameters(ScheduleDefinition schedule, KindSymbol kind, List<Reference> references, StepTimes times)
    {
        var reader = new ParameterReader(
            new ConstantReader(_shared, _diagnostics) { Times = times }, _diagnostics, place => ReadSchedule(schedule, place, references, times));
        var values = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        var misspelt = new List<string>();
        foreach (var place in schedule.Parameters)
        {
            if (kind.Parameter(place.Setting.Key) is not { } declared || kind.IsFaulty && declared.State == ParameterState.Faulty)
            {
                if (kind.IsFaulty)
                    continue;
                string[] known = [.. kind.Parameters.Select(parameter => parameter.Name)];
                _definitionErrors.UnknownParameter(place, kind.Name, known);
                misspelt.AddRange(NearestNames.Of(place.Setting.Key, known));
            }
            else if (values.ContainsKey(declared.InFormula))
                _definitionErrors.DefinedTwice(place, declared.Name);
            else if (declared.Type.IsGivenBy(place.Setting))
                values.Add(declared.InFormula, reader.Read(declared, place));
        }

        foreach (var parameter in kind.Parameters.Where(parameter => !values.ContainsKey(parameter.InFormula)))
        {
            values.Add(parameter.InFormula, parameter);
            if (parameter.IsRequired && !kind.IsFaulty && !misspelt.Contains(parameter.Name))
                _definitionErrors.MissingParameter(schedule.Path, schedule.File, kind.Name, parameter.Name);
        }

        return values;
    }

    /// <summary>A schedule given as a parameter: the name of one, or a definition in place.</summary>
    private ScheduleSymbol ReadSchedule(ScheduleDefinition owner, PlacedSetting place, List<Reference> references, StepTimes times)
    {
        var symbol = place.Setting.IsText && _visible.DefinitionOf(place.Setting.Text!) is ScheduleDefinition
            ? (ScheduleSymbol)_visible.Find(place.Setting.Text!)!
            : Bind(new DefinitionReader(_diagnostics).ReadInPlace(place, owner), isInCircle: false, times);
        var source = place.ToSource();
        references.Add(ReferenceOf(source, symbol));
        if (symbol.Absence is { } why)
            _definitionErrors.NoOutput(source, symbol.Name, why);
        return symbol;
    }

    /// <summary>Keeps what is reported first.</summary>
    private sealed class FirstReport : IKindReporter
    {
        public string? Message { get; private set; }

        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters) => Message ??= message;
    }

    /// <summary>Reports what is wrong with values at the first parameter concerned that was set, else at the definition.</summary>
    private sealed class DefinitionReporter(ScheduleDefinition definition, DiagnosticBag diagnostics) : IKindReporter
    {
        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters)
        {
            if (definition.OutputOf is not null)
                message += $", in {Printable.Quote(definition.Name)}";
            if (FirstSet(definition, parameters) is { } place)
                new DefinitionErrors(diagnostics).Report(code, place, message);
            else
                diagnostics.Add(new Diagnostic(code, severity, message, definition.Path, definition.File));
        }
    }
}
