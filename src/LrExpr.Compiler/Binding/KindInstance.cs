using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>Receives what is wrong with the values a kind was given, in words of its parameters.</summary>
internal interface IKindReporter
{
    /// <param name="code">The code of the rule that was broken.</param>
    /// <param name="severity">How serious it is.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="parameters">The parameters that the wrong part names, in their order there.</param>
    void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters);
}

/// <summary>A kind with values for its parameters: checks the constraints, and binds the formula if they hold.</summary>
internal static class KindInstance
{
    /// <summary>The formula bound to the values, or an error node where something was reported.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="values">The values of all its parameters.</param>
    /// <param name="reporter">Receives what is wrong.</param>
    /// <param name="machine">What it keeps from report to report; null where it keeps nothing.</param>
    /// <param name="folds">What folds may still write out; null where nothing is bound around.</param>
    public static BoundExpression Bind(
        KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter, out StateMachine? machine, FoldBudget? folds = null)
    {
        machine = null;
        if (!MeetsConstraints(kind, values, reporter))
            return BoundError.Instance;
        if (kind.Definition.Code is { } code)
            return CodeInstance.Bind(code, values, reporter);
        if (kind.Formula is not { } formula)
            return BoundError.Instance;
        var scope = ScopeOf(kind, values, FormulaRole.Kind);
        if (kind.State is { } state)
        {
            var all = new List<FormulaReporter>();
            machine = new StateBinder(scope, text => Kept(all, new FormulaReporter(text.Syntax, values, reporter))).Bind(state, out scope);
            if (machine is null || all.Exists(one => one.HasReported))
                return BoundError.Instance;
        }

        var faults = new FormulaReporter(formula, values, reporter);
        var body = new Binder(scope, kind.Definition.Formula!, faults, folds: folds).BindFormula(formula);
        return faults.HasReported ? BoundError.Instance : body;
    }

    private static FormulaReporter Kept(List<FormulaReporter> all, FormulaReporter one)
    {
        all.Add(one);
        return one;
    }

    /// <summary>Whether the values meet every constraint; one that is not met is reported.</summary>
    public static bool MeetsConstraints(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter)
    {
        bool holds = true;
        foreach (var (syntax, source) in kind.Constraints)
        {
            if (IsAboutOthers(syntax, values))
                continue;
            var faults = new FormulaReporter(syntax, values, reporter);
            var constraint = new Binder(ScopeOf(kind, values, FormulaRole.Constraint), source, faults).BindConstraint(syntax);
            if (constraint.Constant is { Boolean: false } && !constraint.IsFaulty)
            {
                reporter.Report("LRX3009", DiagnosticSeverity.Error, Describe(syntax, values), NamedParameters.In(syntax, values));
                holds = false;
            }

            holds &= !faults.HasReported;
        }

        return holds;
    }

    /// <summary>Whether a constraint names what only other outputs of the kind need, and what was not given.</summary>
    private static bool IsAboutOthers(ExpressionSyntax constraint, IReadOnlyDictionary<string, ParameterSymbol> values)
    {
        foreach (var value in values.Values)
        {
            if (value is { State: ParameterState.NotGiven, IsOptional: false } && NamedParameters.In(constraint, values).Contains(value))
                return true;
        }

        return false;
    }

    /// <summary>The last step that a kind is made for; null where it has none, or where something was reported.</summary>
    public static double? EndOf(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter)
    {
        if (kind.Until is not var (syntax, source))
            return null;
        var faults = new FormulaReporter(syntax, values, reporter);
        var bound = new Binder(ScopeOf(kind, values, FormulaRole.Start), source, faults).BindEnd(syntax);
        return !faults.HasReported && bound.Constant is { Number: var step } && double.IsFinite(step) ? Math.Floor(step) : null;
    }

    /// <summary>The constraints bound to values, some of which may not be known before a call; without those about what was not given.</summary>
    public static IEnumerable<BoundExpression> Constraints(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter) =>
        kind.Constraints.Where(constraint => !IsAboutOthers(constraint.Syntax, values)).Select(constraint => new Binder(ScopeOf(kind, values, FormulaRole.Constraint), constraint.Source, new FormulaReporter(constraint.Syntax, values, reporter)).BindConstraint(constraint.Syntax));

    private static FormulaScope ScopeOf(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, FormulaRole role) =>
        new(role) { Parameters = values, Shared = kind.Shared, Definitions = kind.Visible, Horizon = kind.Definition.Horizon };

    /// <summary>The constraint as a sentence: <c>decay_steps must be &gt; 0, but is 0</c>.</summary>
    private static string Describe(ExpressionSyntax constraint, IReadOnlyDictionary<string, ParameterSymbol> values)
    {
        // "not given(p) or …" fails only where p was given, and then by what comes after; so does "not is(p, option) or …".
        if (constraint is BinarySyntax { Operator.Precedence: Precedence.Disjunction } either && SaysWhatIsAbsent(either.Left))
            return Describe(either.Right, values);

        if (constraint is BinarySyntax { Operator.Precedence: Precedence.Comparison, Left: NameSyntax left } comparison
            && values.TryGetValue(left.Name, out var parameter) && parameter is { State: ParameterState.Known, FormulaType: FormulaType.Number })
        {
            string bound = Printed(comparison.Right, values) + ValuesOf(comparison.Right, values, " (", ")");
            return $"{parameter.Name} must be {comparison.Operator.Symbol} {bound}, but is {parameter.Value}";
        }

        return $"it must hold that {Printable.Escape(Printed(constraint, values))}{ValuesOf(constraint, values, "; here ", "")}";
    }

    /// <summary>A part of a constraint with the names that parameters have in configuration.</summary>
    private static string Printed(ExpressionSyntax part, IReadOnlyDictionary<string, ParameterSymbol> values)
    {
        var renamed = values.Values.Where(parameter => parameter.InFormula != parameter.Name)
            .ToDictionary(parameter => parameter.InFormula, parameter => (ExpressionSyntax)new NameSyntax(parameter.Name, part.Span), Names.Comparer);
        return SyntaxPrinter.Print(renamed.Count == 0 ? part : Substitution.Apply(part, renamed, out _));
    }

    /// <summary>Whether it is <c>not given(p)</c> or <c>not is(p, option)</c>, or several of them with <c>or</c> between them.</summary>
    private static bool SaysWhatIsAbsent(ExpressionSyntax condition) => condition switch
    {
        PrefixSyntax { Operand: CallSyntax call } => FunctionTable.Find(call.Name.Name)?.Form is FunctionForm.Given or FunctionForm.Is,
        BinarySyntax { Operator.Precedence: Precedence.Disjunction } either => SaysWhatIsAbsent(either.Left) && SaysWhatIsAbsent(either.Right),
        _ => false,
    };

    private static string ValuesOf(ExpressionSyntax part, IReadOnlyDictionary<string, ParameterSymbol> values, string before, string after)
    {
        var known = NamedParameters.In(part, values)
            .Where(parameter => parameter.FormulaType != FormulaType.Error || !parameter.Argument.Times.IsEmpty)
            .Select(parameter => parameter.State == ParameterState.Known ? $"{parameter.Name} is {Printable.Cut(parameter.Type.Describe(parameter.Argument), 60)}" : $"{parameter.Name} is not given");
        string text = string.Join(", ", known);
        return text.Length == 0 ? "" : before + text + after;
    }

    /// <summary>
    /// Turns positions in the formula of a kind, which whoever sets its parameters never sees, into names of parameters.
    /// Warnings are dropped: a kind may well divide by a parameter in a branch that is never taken.
    /// </summary>
    private sealed class FormulaReporter(ExpressionSyntax syntax, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter)
        : IBindingReporter
    {
        /// <summary>What was reported: once, however often the formula names a parameter, and a fold binds a part of it.</summary>
        private readonly HashSet<(string, string)> _reported = [];

        public bool HasReported => _reported.Count > 0;

        public void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint)
        {
            if (severity == DiagnosticSeverity.Warning)
                return;
            var named = NamedParameters.Within(span, syntax, values);
            string about = named.Count == 0 || code == "LRX2015" ? "" : $" ({string.Join(", ", named.Select(parameter => Printable.Quote(parameter.Name)))})";
            if (_reported.Add((code, message + about)))
                reporter.Report(code, severity, message + about, named);
        }
    }
}
