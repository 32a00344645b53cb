using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>Parses what a schedule or a kind keeps from report to report.</summary>
/// <param name="shared">The shared parameters, which defaults and limits of signals can be made of.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class StateReader(IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
{
    private static readonly string[] KeysOfState = [.. Keys.OfState.Select(key => key.Name)];
    private static readonly PlacedSetting UsualSignal = new(new Setting(SignalSymbol.Usual, (string?)null), "");

    private readonly DefinitionErrors _errors = new(diagnostics);

    /// <summary>What dates and durations are read by.</summary>
    public StepTimes Times { get; init; } = StepTimes.None;

    /// <summary>Reads states, updates and signals; null where something was reported.</summary>
    /// <param name="definition">What is said of them.</param>
    /// <param name="taken">The parameters of the schedule or the kind.</param>
    /// <param name="parse">Parses an update, in the dialect of the formula, with the names it sees; gives the number of its nodes.</param>
    public StateSyntax? Read(StateDefinition definition, IReadOnlyCollection<string> taken, ParseUpdate parse)
    {
        int before = diagnostics.ErrorCount;
        foreach (var place in definition.States.Concat(definition.Signals ?? []).Where(place => taken.Contains(place.Setting.Key, Names.Comparer)))
            _errors.NameTaken(place.Path, place.Setting.Source, place.Setting.Key, "a parameter");
        string[] states = [.. definition.States.Select(state => state.Setting.Key)];
        foreach (var signal in (definition.Signals ?? []).Where(signal => states.Contains(signal.Setting.Key, Names.Comparer)))
            _errors.NameTaken(signal.Path, signal.Setting.Source, signal.Setting.Key, "a state");
        foreach (var update in definition.Updates.Where(update => !states.Contains(update.Name, Names.Comparer)))
            _errors.UpdateOfNothing(update.Place, states);

        ImmutableArray<SignalSymbol> signals =
        [
            .. new InputReader(shared, diagnostics).Read(definition.Signals ?? [UsualSignal], ParameterSymbol.None).Values.Select(signal => new SignalSymbol(signal.Name)
            {
                Default = signal.Default, Min = signal.Min, Max = signal.Max, Description = signal.Description, Path = signal.Path, File = signal.File,
            }),
        ];
        int nodes = 0;
        string[] seen = [.. states, .. signals.Select(signal => signal.Name)];
        StateDeclaration?[] declared = [.. definition.States.Select(state => Read(state, definition.Updates.FirstOrDefault(update => Names.Same(update.Name, state.Setting.Key))?.Formula, source => Parse(source)))];
        if (diagnostics.ErrorCount > before)
            return null;
        var syntax = new StateSyntax(signals, [.. declared.Select(state => state!)]) { NodeCount = nodes };
        return definition.Signals is not null || syntax.Updates.Any(Mentions) ? syntax : syntax with { Signals = [] };

        ParsedText? Parse(SourceText source)
        {
            var syntax = parse(source, seen, out int count);
            nodes += count;
            return syntax is null ? null : new ParsedText(syntax, source);
        }
    }

    /// <summary>Whether an update looks at the signal that there is where nothing is said.</summary>
    private static bool Mentions(ParsedText update)
    {
        bool isFound = false;
        FreeNames.Visit(update.Syntax, name => isFound |= Names.Same(name.Name, SignalSymbol.Usual));
        return isFound;
    }

    private StateDeclaration? Read(PlacedSetting place, SourceText? update, Func<SourceText, ParsedText?> parse)
    {
        bool isLong = place.Setting.HasChildren && !place.Setting.IsArray;
        foreach (var key in isLong ? place.Children : [])
        {
            if (!KeysOfState.Contains(key.Setting.Key, Names.Comparer))
                _errors.UnknownKey(key, KeysOfState);
        }

        var start = Constant(isLong ? place.Child("Start") : place);
        var (min, max) = isLong ? (Constant(place.Child("Min")), Constant(place.Child("Max"))) : (null, null);
        if ((isLong ? place.Setting["Start"] : place.Setting) is not { IsNullOrEmpty: false })
            _errors.MissingStart(place);
        string? file = place.Setting.Source ?? place.Setting.Children.FirstOrDefault()?.Source;
        if (update is null)
            _errors.MissingUpdate(place.Path, file, place.Setting.Key);
        return update is not null && parse(update) is { } parsed && start is not null
            ? new StateDeclaration(place.Setting.Key, start, parsed) { Min = min, Max = max, Description = isLong ? place.Setting["Description"]?.Text : null, Path = place.Path, File = file }
            : null;
    }

    private ParsedText? Constant(PlacedSetting? place)
    {
        if (place is not { Setting.IsNullOrEmpty: false } given)
            return null;
        if (!given.Setting.IsText)
        {
            _errors.BadParameter(given, $"{Printable.Quote(given.Setting.Key)} must be a number or a constant expression");
            return null;
        }

        var source = given.ToSource();
        if (StepText.IsMeant(source.Text))
        {
            var time = StepText.Read(source.Text, Times);
            if (time.Error is null)
                return new ParsedText(new NumberSyntax(time.Whole, new TextSpan(0, source.Text.Length)), source);
            _errors.Report("LRX3001", given, time.Error, time.Hint);
            return null;
        }

        return FormulaParser.ParseFormula(source, diagnostics) is { } syntax ? new ParsedText(syntax, source) : null;
    }
}

/// <summary>Parses an update of a state.</summary>
/// <param name="source">Its text.</param>
/// <param name="kept">The states and signals that it sees.</param>
/// <param name="nodeCount">How many nodes it has.</param>
/// <returns>The formula; null where something was reported.</returns>
internal delegate ExpressionSyntax? ParseUpdate(SourceText source, IReadOnlyCollection<string> kept, out int nodeCount);
