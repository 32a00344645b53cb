using System.Collections.Immutable;
using LrExpr.Definitions;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>The parameter of the kind that an argument names; null where it names none of the right sort, which is reported.</summary>
    private ParameterSymbol? NamedParameter(CallSyntax node, int index, string what, params KindParameterType[] types)
    {
        if (node.Arguments[index].Value is not NameSyntax name)
        {
            _errors.NotAParameterName(node.Arguments[index].Value, node.Name.Name, what);
            return null;
        }

        if (!_scope.Parameters.TryGetValue(name.Name, out var parameter))
        {
            _errors.UnknownName(name, _scope.Parameters.Keys);
            return null;
        }

        _usedParameters.Add(parameter.Name);
        if (parameter.State == ParameterState.Faulty)
            return null;
        if (types.Length == 0 || types.Contains(parameter.Type))
            return parameter;
        _errors.NotAParameterName(name, node.Name.Name, what);
        return null;
    }

    private BoundExpression BindGiven(CallSyntax node) => NamedParameter(node, 0, "a parameter") switch
    {
        null => BoundError.Instance,
        { State: ParameterState.NotGiven } => new BoundConstant(false),
        { State: ParameterState.Unknown, IsOptional: true } => new BoundUnknown(FormulaType.Boolean),
        _ => new BoundConstant(true),
    };

    private BoundExpression BindIs(CallSyntax node)
    {
        var parameter = NamedParameter(node, 0, "a choice parameter", KindParameterType.Choice);
        if (node.Arguments[1].Value is not NameSyntax option)
        {
            _errors.NotAnOption(node.Arguments[1].Value);
            return BoundError.Instance;
        }

        if (parameter is null)
            return BoundError.Instance;
        if (OptionOf(parameter, option.Name) is not { } asked)
        {
            _errors.UnknownOption(option, parameter.Name, parameter.Options);
            return BoundError.Instance;
        }

        return parameter.State switch
        {
            ParameterState.Known => new BoundConstant(parameter.Option == asked),
            ParameterState.Unknown => new BoundUnknown(FormulaType.Boolean),
            ParameterState.NotGiven => BindMissing((NameSyntax)node.Arguments[0].Value, FormulaType.Boolean),
            _ => BoundError.Instance,
        };
    }

    private BoundExpression BindTable(CallSyntax node, FunctionForm form) =>
        NamedParameter(node, 0, "a table parameter", KindParameterType.Table) switch
        {
            null or { State: ParameterState.Faulty } => BoundError.Instance,
            { State: ParameterState.Known } table => new BoundConstant(form == FunctionForm.Keys ? table.Table.Keys : table.Table.Values),
            { State: ParameterState.Unknown } => new BoundUnknown(FormulaType.Array),
            _ => BindMissing((NameSyntax)node.Arguments[0].Value, FormulaType.Array),
        };

    private BoundExpression BindJoin(CallSyntax node)
    {
        var x = Expect(FormulaType.Number, node.Arguments[0].Value, "argument 'x' of 'join'");
        var boundaries = Expect(FormulaType.Array, node.Arguments[1].Value, "argument 'boundaries' of 'join'");
        var parameter = NamedParameter(node, 2, "a list of schedules", KindParameterType.Schedules);
        if (x.IsError || boundaries.IsError || parameter is null or { State: ParameterState.Faulty })
            return BoundError.Instance;
        if (parameter.State == ParameterState.NotGiven)
            BindMissing((NameSyntax)node.Arguments[2].Value, FormulaType.Number);
        if (!CheckOrder(node.Arguments[1].Value, boundaries.Constant, ArrayOrder.Increasing))
            return BoundError.Instance;
        if (parameter.State != ParameterState.Known || boundaries.Constant is not { } known)
            return new BoundJoin(x, boundaries.Constant?.Array, null);
        if (parameter.Schedules.Length != known.Array.Length + 1)
        {
            _errors.JoinDoesNotFit(node.Arguments[2].Value, known.Array.Length, parameter.Schedules.Length);
            return BoundError.Instance;
        }

        return parameter.Schedules.Any(schedule => schedule.IsFaulty)
            ? BoundError.Instance
            : new BoundJoin(x, known.Array, parameter.Schedules);
    }

    private BoundExpression BindKindCall(CallSyntax node, KindSymbol kind)
    {
        if (node.Arguments.IsEmpty || node.Arguments.Length > kind.Parameters.Length + 1 && node.Arguments.All(argument => argument.Name is null))
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
        if (!Refer(kind, node.Name) || values is null || step.IsError || !isRight || kind.IsFaulty)
            return BoundError.Instance;
        if (_reach == Reach.Never || values.Values.Any(value => value.State == ParameterState.Unknown))
            return new BoundKindCall(kind, step, null);
        if (values.Values.Any(value => value.State == ParameterState.Faulty))
            return BoundError.Instance;

        // A kind by itself does not write out what it calls: kinds may double each other until their sizes have been checked.
        var reporter = new CallReporter(_reporter, node.Name.Span);
        if (_scope.IsAlone)
            return KindInstance.MeetsConstraints(kind, values, reporter) ? new BoundKindCall(kind, step, null) : BoundError.Instance;
        var body = KindInstance.Bind(kind, values, reporter);
        return body.IsError ? body : new BoundKindCall(kind, step, body);
    }

    /// <summary>The parameters of a kind with the values a call gives; null where something was reported.</summary>
    private Dictionary<string, ParameterSymbol>? BindArguments(CallSyntax node, KindSymbol kind)
    {
        var given = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        bool isRight = true, wasNamed = false;
        for (int i = 1; i < node.Arguments.Length; i++)
        {
            var argument = node.Arguments[i];
            var declared = argument.Name is { } name ? kind.Parameter(name.Name) : i <= kind.Parameters.Length ? kind.Parameters[i - 1] : null;
            if (argument.Name is { } unknown && declared is null)
                _errors.UnknownArgument(unknown, kind.Name, kind.Parameters.Select(parameter => parameter.Name));
            else if (argument.Name is null && wasNamed)
                _errors.ArgumentWithoutName(argument.Value);
            else if (declared is null)
                _errors.WrongArity(node.Name, SignatureOf(kind), node.Arguments.Length);
            else if (given.ContainsKey(declared.Name))
                _errors.ArgumentGivenTwice(argument.Name!, declared.Name);
            else if (BindArgument(node, argument.Value, declared) is { } value)
            {
                given.Add(declared.Name, value);
                wasNamed |= argument.Name is not null;
                continue;
            }

            isRight = false;
            wasNamed |= argument.Name is not null;
            if (declared is not null)
                given.TryAdd(declared.Name, declared with { State = ParameterState.Faulty });
        }

        // What seems to be missing may be what is wrong already.
        bool isComplete = isRight;
        foreach (var parameter in kind.Parameters.Where(parameter => !given.ContainsKey(parameter.Name)))
        {
            given.Add(parameter.Name, parameter);
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
        if (value is NameSyntax own && _scope.IsInKind && _scope.Parameters.TryGetValue(own.Name, out var passed)
            && passed.Type == declared.Type && declared.FormulaType == FormulaType.Error)
        {
            _usedParameters.Add(passed.Name);
            if (passed.State == ParameterState.NotGiven && !declared.IsOptional)
                BindMissing(own, FormulaType.Number);
            string? option = passed.State == ParameterState.Known ? OptionOf(declared, passed.Option) : null;
            if (passed is { Type: KindParameterType.Choice, State: ParameterState.Known } && option is null)
            {
                _errors.UnknownOptionPassed(own, passed.Option, declared.Name, declared.Options);
                return null;
            }

            return passed with { Name = declared.Name, IsOptional = declared.IsOptional, Options = declared.Options, Option = option ?? "" };
        }

        return declared.Type switch
        {
            KindParameterType.Choice => BindChoice(value, declared),
            KindParameterType.Schedule => BindScheduleName(value) is { } schedule
                ? declared with { State = ParameterState.Known, Schedules = [schedule] } : null,
            KindParameterType.Schedules => BindScheduleNames(value) is { } schedules
                ? declared with { State = ParameterState.Known, Schedules = schedules } : null,
            KindParameterType.Table => ReportNotATable(value),
            _ => BindConstantArgument(node, value, declared),
        };
    }

    private ParameterSymbol? BindConstantArgument(CallSyntax node, ExpressionSyntax value, ParameterSymbol declared)
    {
        string role = $"parameter '{declared.Name}' of '{Printable.Escape(node.Name.Name)}'";
        var bound = Expect(declared.FormulaType, value, role);
        if (bound.IsError)
            return null;
        if (!bound.IsConstant)
        {
            _errors.NotConstant(value, role);
            return null;
        }

        if (bound.Fault == Fault.Error)
            return declared with { State = ParameterState.Faulty };
        if (bound.Constant is not { } known)
            return declared with { State = ParameterState.Unknown };
        if (known.IsFinite || _reach == Reach.Never)
            return declared with { State = ParameterState.Known, Value = known, Text = known.ToString() };
        _errors.ArgumentNotFinite(node.Name, declared.Name, known.Number);
        return null;
    }

    private ParameterSymbol? BindChoice(ExpressionSyntax value, ParameterSymbol declared)
    {
        if (value is not NameSyntax option)
        {
            _errors.NotAnOption(value);
            return null;
        }

        if (OptionOf(declared, option.Name) is { } chosen)
            return declared with { State = ParameterState.Known, Option = chosen };
        _errors.UnknownOption(option, declared.Name, declared.Options);
        return null;
    }

    /// <summary>The option of a choice that a name means, as it was declared; null where it has none.</summary>
    private static string? OptionOf(ParameterSymbol choice, string name)
    {
        string canonical = KindParameter.Canonical(name);
        return choice.Options.FirstOrDefault(option => KindParameter.Canonical(option) == canonical);
    }

    private ScheduleSymbol? BindScheduleName(ExpressionSyntax value)
    {
        if (value is not NameSyntax name)
        {
            _errors.NotASchedule(value, isList: false);
            return null;
        }

        if (_scope.Definitions.Find(name.Name) is ScheduleSymbol schedule)
        {
            Refer(schedule, name);
            return schedule;
        }

        if (_scope.Elsewhere.Find(name.Name) is ScheduleSymbol)
            _errors.NotAvailable(name, _scope.Role);
        else
            _errors.UnknownSchedule(name, _scope.Definitions.Names.Where(known => _scope.Definitions.Find(known) is ScheduleSymbol));
        return null;
    }

    private ImmutableArray<ScheduleSymbol>? BindScheduleNames(ExpressionSyntax value)
    {
        if (value is not ArraySyntax { Elements.IsEmpty: false } array)
        {
            _errors.NotASchedule(value, isList: true);
            return null;
        }

        ImmutableArray<ScheduleSymbol?> schedules = [.. array.Elements.Select(BindScheduleName)];
        return schedules.All(schedule => schedule is not null) ? schedules.CastArray<ScheduleSymbol>() : null;
    }

    private ParameterSymbol? ReportNotATable(ExpressionSyntax value)
    {
        _errors.NotATable(value);
        return null;
    }

    private static string SignatureOf(KindSymbol kind) =>
        Names.Written(kind.Name) + "(" + string.Join(", ", kind.Parameters.Select(parameter => parameter.Name).Prepend("step")) + ")";

    /// <summary>What is wrong with the values of a call is reported at the name called.</summary>
    private sealed class CallReporter(IBindingReporter reporter, TextSpan name) : IKindReporter
    {
        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<string> parameters) =>
            reporter.Report(code, severity, name, message);
    }
}
