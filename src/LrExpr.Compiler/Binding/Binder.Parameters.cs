using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <remarks>The functions that ask something of a parameter of the kind.</remarks>
internal sealed partial class Binder
{
    /// <summary>The parameter of the kind that an argument names; null where it names none of the right sort, which is reported.</summary>
    private ParameterSymbol? NamedParameter(CallSyntax node, int index, string what, FunctionForm? form = null)
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

        _usedParameters.Add(parameter.InFormula);
        if (parameter.State == ParameterState.Faulty)
            return null;
        if (form is not { } asked || parameter.Type.Use.Functions.Contains(asked))
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
        var parameter = NamedParameter(node, 0, "a choice parameter", FunctionForm.Is);
        if (node.Arguments[1].Value is not NameSyntax option)
        {
            _errors.NotAnOption(node.Arguments[1].Value);
            return BoundError.Instance;
        }

        if (parameter is null)
            return BoundError.Instance;
        if (KindParameter.OptionOf(parameter.Options, option.Name) is not { } asked)
        {
            _errors.UnknownOption(option, parameter.InFormula, parameter.Options);
            return BoundError.Instance;
        }

        return parameter.State switch
        {
            ParameterState.Known => new BoundConstant(parameter.Option == asked || parameter.Argument.Options.Contains(asked)),
            ParameterState.Unknown => new BoundUnknown(FormulaType.Boolean),
            ParameterState.NotGiven => BindMissing((NameSyntax)node.Arguments[0].Value, FormulaType.Boolean),
            _ => BoundError.Instance,
        };
    }

    private BoundExpression BindTable(CallSyntax node, FunctionForm form) =>
        NamedParameter(node, 0, "a table parameter", form) switch
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
        var parameter = NamedParameter(node, 2, "a list of schedules", FunctionForm.Join);
        if (x.IsError || boundaries.IsError || parameter is null or { State: ParameterState.Faulty })
            return BoundError.Instance;
        if (parameter.State == ParameterState.NotGiven)
            BindMissing((NameSyntax)node.Arguments[2].Value, FormulaType.Number);
        if (!CheckOrder(node.Arguments[1].Value, boundaries.Constant, ArrayOrder.NotDecreasing))
            return BoundError.Instance;
        if (parameter.State != ParameterState.Known || boundaries.Constant is not { } known)
            return new BoundJoin(x, boundaries.Constant?.Array, null);
        if (parameter.Schedules.Length != known.Array.Length + 1)
        {
            _errors.JoinDoesNotFit(node.Arguments[2].Value, known.Array.Length, parameter.Schedules.Length);
            return BoundError.Instance;
        }

        return parameter.Schedules.All(CanUse) ? new BoundJoin(x, known.Array, parameter.Schedules) : BoundError.Instance;
    }
}
