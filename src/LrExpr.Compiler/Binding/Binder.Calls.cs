using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    protected override BoundExpression VisitCall(CallSyntax node)
    {
        string name = node.Name.Name;
        if (_scope.Parameters.TryGetValue(name, out var parameter) && parameter.Type.Use.IsCall)
            return BindParameterCall(node, parameter);
        if (FunctionTable.Find(name) is { } function)
        {
            if (_scope.CanCall(function))
                return BindBuiltIn(node, function);
            _errors.OnlyInKinds(node.Name);
            return BoundError.Instance;
        }

        switch (_scope.Definitions.Find(name))
        {
            case { } definition when _scope.Role is FormulaRole.Value or FormulaRole.Start:
                _errors.NotAvailable(node.Name, _scope.Role);
                return VisitArgumentsOfUnknown(node, definition.Name);
            case ConfiguredFunction configured:
                return BindFunctionCall(node, configured);
            case ScheduleSymbol schedule:
                return BindScheduleCall(node, schedule);
            case KindSymbol kind:
                return BindKindCall(node, kind);
        }

        if (parameter is not null)
            _usedParameters.Add(parameter.InFormula);
        if (_scope.Elsewhere.DefinitionOf(name) is not null)
            _errors.NotAvailable(node.Name, _scope.Role);
        else if (_scope.IsInKind && parameter is { State: ParameterState.Faulty })
            return BindParameterCall(node, parameter);
        else if (parameter is { FormulaType: FormulaType.Error } && FindLocal(name) is null)
            BindParameter(node.Name, parameter);
        else if (IsValue(name))
            _errors.ValueAsCallable(node.Name);
        else
            _errors.UnknownCallable(node.Name, _scope.CallableNames);
        return VisitArgumentsOfUnknown(node, callee: null);
    }

    private bool IsValue(string name) =>
        FindLocal(name) is not null || Constants.IsReserved(name) || _scope.Parameters.ContainsKey(name) || _scope.Shared.ContainsKey(name) || _scope.Inputs.ContainsKey(name);

    /// <summary>The arguments of a call that was reported are still checked.</summary>
    private BoundError VisitArgumentsOfUnknown(CallSyntax node, string? callee)
    {
        if (callee is not null)
            CheckNoNames(node);
        foreach (var argument in node.Arguments)
            Visit(argument.Value);
        return BoundError.Instance;
    }

    private void CheckNoNames(CallSyntax node)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.Name is { } name)
                _errors.NamedArgument(name, node.Name.Name);
        }
    }

    private BoundExpression BindBuiltIn(CallSyntax node, FunctionSymbol function)
    {
        CheckNoNames(node);
        if (!function.Accepts(node.Arguments.Length))
        {
            _errors.WrongArity(node.Name, function.Signature, node.Arguments.Length);
            return function.Form is FunctionForm.Plain or FunctionForm.If or FunctionForm.Array ? VisitArgumentsOfUnknown(node, callee: null) : BoundError.Instance;
        }

        var bound = function.Form switch
        {
            FunctionForm.If => BindIf(node),
            FunctionForm.Given => BindGiven(node),
            FunctionForm.Is => BindIs(node),
            FunctionForm.Keys or FunctionForm.Values => BindTable(node, function.Form),
            FunctionForm.Join => BindJoin(node),
            FunctionForm.InSteps => BindInSteps(node),
            FunctionForm.Array => BindArrayFunction(node, function),
            FunctionForm.Iterate => BindIterate(node, function),
            FunctionForm.Fold => BindFold(node),
            _ => BindPlain(node, function),
        };
        return node.Arguments.Any(argument => argument.Name is not null) ? BoundError.Instance : bound;
    }

    private BoundExpression BindPlain(CallSyntax node, FunctionSymbol function)
    {
        int count = node.Arguments.Length;
        var arguments = new BoundExpression[count];
        var syntax = new ExpressionSyntax[count];
        bool isFaulty = false;
        for (int i = 0; i < count; i++)
        {
            syntax[i] = node.Arguments[i].Value;
            arguments[i] = ExpectOperand(function, i, syntax[i], ArgumentOf(function, i));
            isFaulty |= arguments[i].IsError;
        }

        return isFaulty || !CheckArrays(function, arguments, syntax)
            ? BoundError.Instance
            : Compute(node, function, ImmutableCollectionsMarshal.AsImmutableArray(arguments), syntax, ArgumentOf(function, 0));
    }

    private static Role ArgumentOf(FunctionSymbol function, int index) => new("argument", Function: function, Argument: index);

    private BoundExpression BindIf(CallSyntax node)
    {
        int count = node.Arguments.Length;
        var conditions = new BoundExpression[count / 2];
        var branches = new (ExpressionSyntax Syntax, BoundExpression Bound)[count / 2 + 1];
        var outer = _reach;
        for (int i = 0; i < conditions.Length; i++)
        {
            conditions[i] = Expect(FormulaType.Boolean, node.Arguments[2 * i].Value, "a condition");
            var value = node.Arguments[2 * i + 1].Value;
            branches[i] = (value, VisitBranch(value, conditions[i], isTaken: true));
            _reach = ReachOfBranch(conditions[i], isTaken: false);
        }

        branches[^1] = (node.Arguments[^1].Value, Visit(node.Arguments[^1].Value));
        _reach = outer;
        var type = CheckBranches(branches, Array.TrueForAll(conditions, condition => condition.IsConstant));
        if (type == FormulaType.Error || conditions.Any(condition => condition.IsError))
            return BoundError.Instance;

        var result = branches[^1].Bound;
        for (int i = conditions.Length - 1; i >= 0; i--)
        {
            // The other side of all but the last condition is the rest.
            var rest = TextSpan.FromBounds(node.Arguments[2 * i + 2].Value.Span.Start, branches[^1].Syntax.Span.End);
            result = type == FormulaType.Array ? Chosen(conditions[i], branches[i].Bound, result)
                : new BoundConditional(conditions[i], branches[i].Bound, result) { GoesOn = i < conditions.Length - 1, Sides = (branches[i].Syntax.Span, rest) };
        }

        return result;
    }

    private BoundExpression BindFunctionCall(CallSyntax node, ConfiguredFunction function)
    {
        CheckNoNames(node);
        bool isRight = node.Arguments.All(argument => argument.Name is null);
        var arguments = ImmutableArray.CreateBuilder<BoundExpression>(node.Arguments.Length);
        foreach (var argument in node.Arguments)
            arguments.Add(Expect(FormulaType.Number, argument.Value, $"an argument of '{function.Name}'"));

        if (function.HasRightDeclaration && function.Arguments.Length != node.Arguments.Length)
        {
            string signature = Names.Written(function.Name) + "(" + string.Join(", ", function.Arguments.Select(argument => argument.Name)) + ")";
            _errors.WrongArity(node.Name, signature, node.Arguments.Length);
            isRight = false;
        }

        return Refer(function, node.Name) && isRight && CanUse(function) && !arguments.Any(argument => argument.IsError)
            ? new BoundFunctionCall(function, arguments.MoveToImmutable())
            : BoundError.Instance;
    }

    private BoundExpression BindScheduleCall(CallSyntax node, ScheduleSymbol schedule)
    {
        var step = BindOnlyArgument(node);
        return Refer(schedule, node.Name) && !step.IsError ? new BoundScheduleCall(schedule, step) : BoundError.Instance;
    }

    /// <summary>A call of a schedule that is a parameter of the kind.</summary>
    private BoundExpression BindParameterCall(CallSyntax node, ParameterSymbol parameter)
    {
        _usedParameters.Add(parameter.InFormula);
        var step = BindOnlyArgument(node);
        if (parameter.State == ParameterState.NotGiven)
            BindMissing(node.Name, FormulaType.Number);
        return step.IsError || parameter.State == ParameterState.Faulty || !parameter.Schedules.All(CanUse)
            ? BoundError.Instance
            : new BoundScheduleCall(parameter.State == ParameterState.Known ? parameter.Schedules[0] : null, step);
    }

    private BoundExpression BindOnlyArgument(CallSyntax node)
    {
        CheckNoNames(node);
        if (node.Arguments.Length != 1)
        {
            _errors.WrongArity(node.Name, Names.Written(node.Name.Name) + "(step)", node.Arguments.Length);
            return VisitArgumentsOfUnknown(node, callee: null);
        }

        var step = Expect(FormulaType.Number, node.Arguments[0].Value, "the step of a schedule");
        return node.Arguments[0].Name is null ? step : BoundError.Instance;
    }

    /// <summary>Whether a call can be bound. Of the sort that is being linked, a fault in the formula called does not matter, lest it matter which is bound first.</summary>
    private bool CanUse(DefinitionSymbol called) => !called.IsFaulty || called.HasRightDeclaration && _scope.IsOfSameSort(called);

    /// <summary>Notes a call, and counts what it adds to the formula; false where that is too much, which is reported.</summary>
    private bool Refer(DefinitionSymbol target, NameSyntax name)
    {
        (_references ??= []).Add(new Reference(target, _source, name.Span));
        if (target is ScheduleSymbol { Absence: { } why })
        {
            _errors.NoOutput(name, why);
            return false;
        }

        if (target is not ExpandedSymbol expanded || _scope.IsOfSameSort(target))
            return true;
        bool wasWithin = _expandedNodeCount <= DefinitionLimits.ExpandedNodes;
        _expandedNodeCount += expanded.ExpandedNodeCount;
        if (_expandedNodeCount <= DefinitionLimits.ExpandedNodes)
            return true;
        if (wasWithin)
            _errors.TooManyNodes(name, DefinitionLimits.ExpandedNodes);
        return false;
    }
}
