using System.Globalization;
using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>The wording of what can be wrong between definitions, and with their values at steps.</summary>
internal readonly struct LinkErrors(DiagnosticBag diagnostics)
{
    public void Circle(Mention closing, IReadOnlyList<Definition> circle)
    {
        string path = string.Join(" -> ", circle.Append(circle[0]).Select(definition => Printable.Escape(definition.Name)));
        var (code, what) = circle[0] switch
        {
            FunctionDefinition => ("LRX4002", "functions call"),
            KindDefinition => ("LRX4001", "kinds call"),
            _ => ("LRX4001", "schedules refer to"),
        };
        Error(code, closing.Source, closing.Span, $"{what} each other in a circle: {path}");
    }

    public void CircleOfParameters(SourceText source, TextSpan span, IEnumerable<string> names) =>
        Error("LRX3001", source, span, "shared parameters refer to each other in a circle: " + string.Join(" -> ", names.Select(Printable.Escape)));

    public void BadArgumentName(SourceText source, NameSyntax name, bool isTwice) =>
        Error("LRX3006", source, name.Span, isTwice
            ? $"argument {Printable.Quote(name.Name)} is named twice"
            : $"{Printable.Quote(name.Name)} cannot be the name of an argument; it always has the same meaning in a formula");

    public void TooManyNodes(Reference reference) =>
        Error("LRX5003", reference.Source, reference.Span, string.Create(CultureInfo.InvariantCulture, $"with what it calls, the formula has more than {DefinitionLimits.ExpandedNodes} parts"));

    public void TooDear(SourceText? source, string path, string? file, long cost) =>
        diagnostics.Add(At("LRX5008", source, path, file, string.Create(CultureInfo.InvariantCulture, $"one evaluation may cost {(cost > 1_000_000_000 ? "more than 1000000000" : cost)}, more than {DefinitionLimits.Cost}")));

    public void UnusedParameter(string name, string path, string? file) =>
        diagnostics.Add(new Diagnostic("LRX2902", DiagnosticSeverity.Warning, $"parameter {Printable.Quote(name)} is not used", path, file));

    public void UnusedInput(InputSymbol input) =>
        diagnostics.Add(new Diagnostic("LRX2902", DiagnosticSeverity.Warning, $"input {Printable.Quote(input.Name)} is not used", input.Path, input.File));

    /// <summary>A report of what no update reads changes nothing.</summary>
    public void UnusedSignals(StateMachine? machine)
    {
        foreach (var signal in machine?.Signals.Except(SignalFinder.In(machine.Updates)) ?? [])
            diagnostics.Add(new Diagnostic("LRX2902", DiagnosticSeverity.Warning, $"signal {Printable.Quote(signal.Name)} is not used", signal.Path, signal.File));
    }

    public void TooManyInputs(SourceText? source, string path, string? file, IEnumerable<InputSymbol> inputs) =>
        diagnostics.Add(At("LRX5010", source, path, file, string.Create(CultureInfo.InvariantCulture, $"a schedule can have {InputSymbol.Most} inputs, with those of what it refers to; these are {string.Join(", ", inputs.Select(input => Printable.Quote(input.Name)))}")));

    public void DifferentInputs(SourceText? source, string path, string? file, InputSymbol one, InputSymbol other) =>
        diagnostics.Add(At("LRX3003", source, path, file, $"input {Printable.Quote(one.Name)} is declared at {Printable.Quote(one.Path)} and at {Printable.Quote(other.Path)}; a schedule and what it refers to have one of a name, which can stand under 'Inputs' of the section"));

    public void InputOfCode(SourceText? source, string path, string? file, InputSymbol input) =>
        diagnostics.Add(At("LRX4003", source, path, file, $"a kind in C# cannot hand input {Printable.Quote(input.Name)} on to a schedule that it is given"));

    public void TooManyStates(SourceText? source, string path, string? file, int count) =>
        diagnostics.Add(At("LRX5011", source, path, file, string.Create(CultureInfo.InvariantCulture, $"a schedule can keep {StateMachine.Most} numbers, with those of what it refers to; these are {count}")));

    public void StateOfCode(SourceText? source, string path, string? file, ScheduleSymbol listening) =>
        diagnostics.Add(At("LRX4003", source, path, file, $"a kind in C# cannot hand reports on to schedule {Printable.Quote(listening.Name)}, which listens"));

    public void OtherClock(Reference reference, string name, bool hasNone) =>
        Error("LRX8003", reference.Source, reference.Span, hasNone
            ? $"schedule {Printable.Quote(name)} runs on a clock and this one on none; give both the same 'Clock', which can stand in the section"
            : $"schedule {Printable.Quote(name)} runs on another clock, by which a step is another time");

    public void NotFiniteAt(ScheduleSymbol schedule, long step, double value) =>
        Doubtful(schedule, string.Create(CultureInfo.InvariantCulture, $"the value at step {step} is {NumberText.Of(value)}"));

    public void ThrownAt(ScheduleSymbol schedule, long step, Exception thrown) =>
        Doubtful(schedule, string.Create(CultureInfo.InvariantCulture, $"there is no value at step {step}: {ThrownText.Of(thrown)}"));

    /// <param name="end">The kind, where it is named, and its last step.</param>
    /// <param name="steps">The steps at which it is used.</param>
    public void BeyondEnd(KindEnd end, UsedSteps steps)
    {
        var kind = (KindDefinition)end.Kind.Target.Definition;
        string beyond = kind.Until is { Beyond: { Length: > 0 } known } ? known : "its formula goes on";
        diagnostics.Add(new Diagnostic(
            "LRX7006",
            DiagnosticSeverity.Warning,
            string.Create(CultureInfo.InvariantCulture, $"{Printable.Quote(kind.Name)} ends at step {NumberText.Of(end.Step)}, and by {steps.By} it is used up to step {NumberText.Of(Math.Floor(steps.Range.High))}: {beyond}"),
            end.Kind.Source,
            end.Kind.Span));
    }

    public void ExpectThrown(PlacedSetting expect, long step, Exception thrown) =>
        Error("LRX7002", expect, string.Create(CultureInfo.InvariantCulture, $"there is no value at step {step}: {ThrownText.Of(thrown)}"));

    private void Doubtful(ScheduleSymbol schedule, string message)
    {
        var definition = schedule.Definition;
        message += definition.OutputOf is null ? "" : $", in {Printable.Quote(definition.Name)}";
        diagnostics.Add(definition.Formula is { } source
            ? new Diagnostic("LRX7001", DiagnosticSeverity.Warning, message, source, new TextSpan(0, 0))
            : new Diagnostic("LRX7001", DiagnosticSeverity.Warning, message, definition.Path, definition.File));
    }

    public void ExpectNotMet(PlacedSetting expect, long step, double value, string what) =>
        Error("LRX7002", expect, string.Create(CultureInfo.InvariantCulture, $"at step {step} the value {NumberText.Of(value)} {what}"));

    public void TestNotMet(ScheduleTest test, FoundBreach breach, string? hint)
    {
        string message = breach.Thrown is { } thrown
            ? string.Create(CultureInfo.InvariantCulture, $"there is no value at step {breach.Step}{test.Where}: {ThrownText.Of(thrown)}")
            : string.Create(CultureInfo.InvariantCulture, $"at step {breach.Step}{test.Where} the value {NumberText.Of(breach.Value)} {breach.What}");
        diagnostics.Add(new Diagnostic("LRX7005", DiagnosticSeverity.Error, message, test.Place.Path, test.Place.Setting.Source, hint));
    }

    public void TotalNotMet(PlacedSetting place, TotalClaim claim, double total) =>
        Error("LRX7002", place, string.Create(
            CultureInfo.InvariantCulture,
            $"the total of {claim.Range} is {NumberText.Of(total)}, which is {WrongIn(claim, total)}"));

    public void TotalTooMuch(PlacedSetting place, CheckedRange range, long cost) =>
        Error("LRX5009", place, string.Create(
            CultureInfo.InvariantCulture,
            $"{range.Count} values of cost {cost} are too many to add up, and the formula does not bound their total closely enough; the product may be {DefinitionLimits.ExpectWork}"));

    private static string WrongIn(TotalClaim claim, double total) =>
        claim.Max is { } max && total > max ? "not at most 'Max', " + NumberText.Of(max)
        : claim.Min is { } min && total < min ? "not at least 'Min', " + NumberText.Of(min)
        : "no number";

    private void Error(string code, PlacedSetting place, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, place.Path, place.Setting.Source));

    private void Error(string code, SourceText source, TextSpan span, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, source, span));

    private static Diagnostic At(string code, SourceText? source, string path, string? file, string message) => source is null
        ? new Diagnostic(code, DiagnosticSeverity.Error, message, path, file)
        : new Diagnostic(code, DiagnosticSeverity.Error, message, source, new TextSpan(0, 0));
}
