using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>Whether a call of a kind has a sense, whatever its arguments are.</summary>
    public static bool HasSense(CallSyntax node, KindSymbol kind) =>
        !node.Arguments.IsEmpty && (node.Arguments.Length <= kind.Parameters.Length + 1 || node.Arguments.Any(argument => argument.Name is not null));

    /// <summary>The parameter of a kind that an argument behind the step is for; null where there is none.</summary>
    public static ParameterSymbol? ParameterOf(KindSymbol kind, ArgumentSyntax argument, int index) =>
        argument.Name is { } name ? kind.Parameter(name.Name) : index <= kind.Parameters.Length ? kind.Parameters[index - 1] : null;

    private BoundExpression BindKindCall(CallSyntax node, KindSymbol kind)
    {
        if (!HasSense(node, kind))
        {
            _errors.WrongArity(node.Name, SignatureOf(kind), node.Arguments.Length);
            return VisitArgumentsOfUnknown(node, callee: null);
        }

        bool isRight = true;
        if (node.Arguments[0].Name is { } name)
        {
            _errors.NamedStep(name);
            isRight = false;
        }

        var step = Expect(FormulaType.Number, node.Arguments[0].Value, $"the step of '{kind.Name}'");
        var values = BindArguments(node, kind);
        if (!Refer(kind, node.Name) || values is null || step.IsError || !isRight || !CanUse(kind))
            return BoundError.Instance;
        if (kind.IsFaulty || _reach == Reach.Never || values.Values.Any(value => value.State == ParameterState.Unknown))
            return new BoundKindCall(kind, step, null);
        if (values.Values.Any(value => value.State == ParameterState.Faulty))
            return BoundError.Instance;

        // A kind by itself does not write out what it calls: kinds may double each other until their sizes have been checked.
        var reporter = new CallReporter(this, node.Name.Span);
        StateMachine? machine = null;
        BoundExpression? body = null;
        bool hasFormula = _scope.IsAlone
            ? KindInstance.MeetsConstraints(kind, values, reporter)
            : !(body = KindInstance.Bind(kind, values, reporter, out machine, _folds)).IsError;
        return hasFormula ? new BoundKindCall(kind, step, body, machine) { End = EndOf(node, kind, values, reporter) }
            : _late is null ? BoundError.Instance
            : new BoundKindCall(kind, step, null);
    }

    /// <summary>A call in the formula of a kind is that kind's own affair.</summary>
    private KindEnd? EndOf(CallSyntax node, KindSymbol kind, Dictionary<string, ParameterSymbol> values, CallReporter reporter) =>
        _scope.Role == FormulaRole.Schedule && KindInstance.EndOf(kind, values, reporter) is { } step ? new KindEnd(new Reference(kind, _source, node.Name.Span), step) : null;

    /// <summary>The parameters of a kind with the values a call gives; null where something was reported.</summary>
    private Dictionary<string, ParameterSymbol>? BindArguments(CallSyntax node, KindSymbol kind)
    {
        var given = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        bool isRight = true, wasNamed = false;
        for (int i = 1; i < node.Arguments.Length; i++)
        {
            var argument = node.Arguments[i];
            var declared = ParameterOf(kind, argument, i);
            if (argument.Name is { } unknown && declared is null)
                _errors.UnknownArgument(unknown, kind.Name, kind.Parameters.Select(parameter => parameter.Name));
            else if (argument.Name is null && wasNamed)
                _errors.ArgumentWithoutName(argument.Value);
            else if (declared is null)
                _errors.WrongArity(node.Name, SignatureOf(kind), node.Arguments.Length);
            else if (given.ContainsKey(declared.InFormula))
                _errors.ArgumentGivenTwice(argument.Name!, declared.Name);
            else if (BindArgument(node, argument.Value, declared) is { } value)
            {
                given.Add(declared.InFormula, value);
                wasNamed |= argument.Name is not null;
                continue;
            }

            isRight = false;
            wasNamed |= argument.Name is not null;
            if (declared is not null)
                given.TryAdd(declared.InFormula, declared with { Argument = Argument.Faulty });
        }

        // What seems to be missing may be what is wrong already.
        bool isComplete = isRight;
        foreach (var parameter in kind.Parameters.Where(parameter => !given.ContainsKey(parameter.InFormula)))
        {
            given.Add(parameter.InFormula, parameter);
            if (!isRight || !parameter.IsRequired)
                continue;
            _errors.ArgumentMissing(node.Name, kind.Name, parameter.Name);
            isComplete = false;
        }

        return isComplete ? given : null;
    }

    private ParameterSymbol? BindArgument(CallSyntax node, ExpressionSyntax value, ParameterSymbol declared)
    {
        if (declared.State == ParameterState.Faulty)
            return declared;

        // In the formula of a kind, the name of one of its own choices, tables, schedules or lists passes it on.
        var binder = new ArgumentBinder(this, node, declared);
        if (value is NameSyntax own && _scope.IsInKind && _scope.Parameters.TryGetValue(own.Name, out var passed)
            && passed.Type == declared.Type && declared.FormulaType == FormulaType.Error)
        {
            _usedParameters.Add(passed.InFormula);
            if (passed.State == ParameterState.NotGiven && !declared.IsOptional)
                BindMissing(own, FormulaType.Number);
            return (passed.State == ParameterState.Known ? declared.Type.PassOn(passed.Argument, own, binder) : passed.Argument) is { } argument
                ? passed with { Path = passed.Path, Name = declared.Name, InFormula = declared.InFormula, IsOptional = declared.IsOptional, Options = declared.Options, Argument = argument }
                : null;
        }

        return declared.Type.Bind(value, binder) is not { } bound ? null
            : bound.State == ParameterState.Known && declared.FormulaType != FormulaType.Error ? declared with { Argument = bound, Text = bound.Value.ToString() }
            : binder.Later is { } later && !_scope.IsAlone && later.Type == FormulaType.Number ? declared.LeftOpen(later)
            : declared with { Argument = bound };
    }

    private static string SignatureOf(KindSymbol kind) =>
        Names.Written(kind.Name) + "(" + string.Join(", ", kind.Parameters.Select(parameter => parameter.Name).Prepend("step")) + ")";

    /// <summary>What is wrong with the values of a call is reported at the name called.</summary>
    private sealed class CallReporter(Binder binder, TextSpan name) : IKindReporter
    {
        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters) =>
            binder.Tell(() => binder._reporter.Report(code, severity, name, message));
    }
}
