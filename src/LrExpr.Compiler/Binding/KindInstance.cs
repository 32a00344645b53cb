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
    void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<string> parameters);
}

/// <summary>A kind with values for its parameters: checks the constraints, and binds the formula if they hold.</summary>
internal static class KindInstance
{
    /// <summary>The formula bound to the values, or an error node where something was reported.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="values">The values of all its parameters.</param>
    /// <param name="reporter">Receives what is wrong.</param>
    /// <param name="machine">What it keeps from report to report; null where it keeps nothing.</param>
    public static BoundExpression Bind(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter, out StateMachine? machine)
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
        var body = new Binder(scope, kind.Definition.Formula!, faults).BindFormula(formula);
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
            var faults = new FormulaReporter(syntax, values, reporter);
            var constraint = new Binder(ScopeOf(kind, values, FormulaRole.Constraint), source, faults).BindConstraint(syntax);
            if (constraint.Constant is { Boolean: false } && !constraint.IsFaulty)
            {
                reporter.Report("LRX3009", DiagnosticSeverity.Error, Describe(syntax, values), ParameterNames.In(syntax, values));
                holds = false;
            }

            holds &= !faults.HasReported;
        }

        return holds;
    }

    /// <summary>The constraints bound to values, some of which may not be known before a call.</summary>
    public static IEnumerable<BoundExpression> Constraints(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, IKindReporter reporter) =>
        kind.Constraints.Select(constraint => new Binder(ScopeOf(kind, values, FormulaRole.Constraint), constraint.Source, new FormulaReporter(constraint.Syntax, values, reporter)).BindConstraint(constraint.Syntax));

    private static FormulaScope ScopeOf(KindSymbol kind, IReadOnlyDictionary<string, ParameterSymbol> values, FormulaRole role) =>
        new(role) { Parameters = values, Shared = kind.Shared, Definitions = kind.Visible };

    /// <summary>The constraint as a sentence: <c>decay_steps must be &gt; 0, but is 0</c>.</summary>
    private static string Describe(ExpressionSyntax constraint, IReadOnlyDictionary<string, ParameterSymbol> values)
    {
        // "not given(p) or …" fails only where p was given, and then by what comes after.
        if (constraint is BinarySyntax { Operator.Precedence: Precedence.Disjunction } either && SaysWhatIsAbsent(either.Left))
            return Describe(either.Right, values);

        if (constraint is BinarySyntax { Operator.Precedence: Precedence.Comparison, Left: NameSyntax left } comparison
            && values.TryGetValue(left.Name, out var parameter) && parameter is { State: ParameterState.Known, FormulaType: FormulaType.Number })
        {
            string bound = SyntaxPrinter.Print(comparison.Right) + ValuesOf(comparison.Right, values, " (", ")");
            return $"{left.Name} must be {comparison.Operator.Symbol} {bound}, but is {parameter.Value}";
        }

        return $"it must hold that {Printable.Escape(SyntaxPrinter.Print(constraint))}{ValuesOf(constraint, values, "; here ", "")}";
    }

    /// <summary>Whether it is <c>not given(p)</c>, or several of that with <c>or</c> between them.</summary>
    private static bool SaysWhatIsAbsent(ExpressionSyntax condition) => condition switch
    {
        PrefixSyntax { Operand: CallSyntax call } => Names.Same(call.Name.Name, FunctionTable.Given.Name),
        BinarySyntax { Operator.Precedence: Precedence.Disjunction } either => SaysWhatIsAbsent(either.Left) && SaysWhatIsAbsent(either.Right),
        _ => false,
    };

    private static string ValuesOf(ExpressionSyntax part, IReadOnlyDictionary<string, ParameterSymbol> values, string before, string after)
    {
        var known = ParameterNames.In(part, values)
            .Select(name => values[name])
            .Where(parameter => parameter.FormulaType != FormulaType.Error)
            .Select(parameter => parameter.State == ParameterState.Known ? $"{parameter.Name} is {Printable.Cut(parameter.Value.ToString(), 60)}" : $"{parameter.Name} is not given");
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
        public bool HasReported { get; private set; }

        public void Report(string code, DiagnosticSeverity severity, TextSpan span, string message, string? hint)
        {
            if (severity == DiagnosticSeverity.Warning)
                return;
            HasReported = true;
            var names = ParameterNames.Within(span, syntax, values);
            string about = names.Count == 0 || code == "LRX2015" ? "" : $" ({string.Join(", ", names.Select(Printable.Quote))})";
            reporter.Report(code, severity, message + about, names);
        }
    }
}
