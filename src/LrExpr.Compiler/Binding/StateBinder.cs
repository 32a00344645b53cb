using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>Binds what a schedule or a kind keeps from report to report.</summary>
/// <param name="scope">What the formula of the schedule or kind sees but for its states.</param>
/// <param name="reporterOf">Receives what is wrong with a text.</param>
internal sealed class StateBinder(FormulaScope scope, Func<ParsedText, IBindingReporter> reporterOf)
{
    /// <summary>The parameters that have been named.</summary>
    public HashSet<string> UsedParameters { get; } = new(Names.Comparer);

    /// <summary>The definitions that updates call.</summary>
    public ImmutableArray<Reference> References { get; private set; } = [];

    /// <summary>After which time what updates name of the clock repeats itself; none where nothing does.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>Binds starts, limits and updates.</summary>
    /// <param name="syntax">What was written.</param>
    /// <param name="ofFormula">What the formula sees.</param>
    /// <returns>What the states are and become; null where an update was reported.</returns>
    public StateMachine? Bind(StateSyntax syntax, out FormulaScope ofFormula)
    {
        ImmutableArray<StateSymbol> states = [.. syntax.States.Select(Declare)];
        var kept = states.ToDictionary(state => state.Name, state => (OpenSymbol)state, Names.Comparer);
        var signals = syntax.Signals.Where(signal => !kept.ContainsKey(signal.Name)).ToDictionary(signal => signal.Name, signal => (OpenSymbol)signal, Names.Comparer);
        ofFormula = scope with { Kept = kept, Unheard = signals };
        var ofUpdate = scope with { Kept = kept.Concat(signals).ToDictionary(Names.Comparer) };
        ImmutableArray<BoundExpression> updates = [.. syntax.Updates.Select(update => Bind(update, ofUpdate, (binder, text) => binder.BindFormula(text)))];
        return updates.Any(update => update.IsError) ? null : new StateMachine(syntax.Signals, states, updates);
    }

    private StateSymbol Declare(StateDeclaration state)
    {
        double? start = Constant(state.Start), min = Constant(state.Min), max = Constant(state.Max);
        var symbol = new StateSymbol(state.Name)
        {
            Default = start,
            Min = min ?? double.NegativeInfinity,
            Max = max ?? double.PositiveInfinity,
            Description = state.Description,
            Path = state.Path,
            File = state.File,
        };
        if (symbol.Min > symbol.Max)
            new BindingErrors(reporterOf(state.Max!)).StateOutOfLimits(state.Max!.Syntax, state.Name, isStart: false);
        else if (start is { } value && symbol.Within(value) != value)
            new BindingErrors(reporterOf(state.Start)).StateOutOfLimits(state.Start.Syntax, state.Name, isStart: true);
        return symbol;
    }

    private double? Constant(ParsedText? text) => text is null ? null
        : Bind(text, scope with { Role = FormulaRole.Start }, (binder, syntax) => binder.BindStart(syntax)).Constant?.Number;

    private BoundExpression Bind(ParsedText text, FormulaScope seen, Func<Binder, ExpressionSyntax, BoundExpression> bind)
    {
        var binder = new Binder(seen, text.Source, reporterOf(text));
        var bound = bind(binder, text.Syntax);
        UsedParameters.UnionWith(binder.UsedParameters);
        References = References.AddRange(binder.References);
        Period = binder.Period > Period ? binder.Period : Period;
        return bound;
    }
}
