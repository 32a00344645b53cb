using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>
/// Syntax to meaning: resolves names, checks types, arrays and constant parts, and replaces parameters by their values. It
/// goes on after a fault, so that one run reports them all.
/// </summary>
/// <remarks>Calls are in <c>Binder.Calls.cs</c>, those of kinds in <c>Binder.Kinds.cs</c>, what functions ask of parameters in
/// <c>Binder.Parameters.cs</c>, and of constants in <c>Binder.Domains.cs</c>, arrays in <c>Binder.Arrays.cs</c>, those in the place of numbers in <c>Binder.Elements.cs</c>,
/// dates and what clocks tell in <c>Binder.Times.cs</c>,
/// names bound by <c>let</c> in <c>Binder.Lets.cs</c>, folds in <c>Binder.Folds.cs</c>, and what is evaluated at all in <c>Binder.Reach.cs</c>.</remarks>
internal sealed partial class Binder : SyntaxVisitor<BoundExpression>
{
    private readonly FoldBudget _folds;
    private FormulaScope _scope;
    private readonly SourceText _source;
    private readonly IBindingReporter _reporter;
    private readonly BindingErrors _errors;
    private List<LocalScope>? _locals;
    private readonly HashSet<string> _usedParameters = new(Names.Comparer);
    private List<Reference>? _references;
    private long _expandedNodeCount;

    /// <param name="scope">What the text can see.</param>
    /// <param name="source">The text.</param>
    /// <param name="reporter">Receives what is wrong.</param>
    /// <param name="nodeCount">Syntax nodes of the text.</param>
    /// <param name="folds">What folds may still write out; null where nothing is bound around.</param>
    public Binder(FormulaScope scope, SourceText source, IBindingReporter reporter, int nodeCount = 0, FoldBudget? folds = null)
    {
        _folds = folds ?? new FoldBudget();
        _scope = scope;
        _source = source;
        _reporter = reporter;
        _errors = new BindingErrors(reporter);
        _expandedNodeCount = nodeCount;
    }

    /// <summary>The parameters that have been named, whether evaluated or not.</summary>
    public IReadOnlySet<string> UsedParameters => _usedParameters;

    /// <summary>The definitions that have been called.</summary>
    public ImmutableArray<Reference> References => [.. _references ?? []];

    /// <summary>A formula, which must be a number, and finite if it is constant.</summary>
    public BoundExpression BindFormula(ExpressionSyntax syntax)
    {
        var bound = Visit(syntax);
        if (bound.IsError)
            return bound;
        if (bound.Type != FormulaType.Number)
        {
            if (bound.Type != FormulaType.Array || !IsOperationOnArrays(syntax))
                _errors.NotANumber(syntax, bound.Type, "a formula");
            return BoundError.Instance;
        }

        if (bound.Constant is { IsFinite: false } value && !bound.IsFaulty)
            _errors.NotFinite(syntax, value.Number, DiagnosticSeverity.Error);
        return bound;
    }

    /// <summary>The body of a function with its arguments, which must be a number.</summary>
    public (ImmutableArray<Local> Arguments, BoundExpression Body) BindFunction(FunctionSyntax syntax)
    {
        var arguments = ImmutableArray.CreateBuilder<Local>(syntax.Parameters.Length);
        foreach (var parameter in syntax.Parameters)
        {
            var local = new Local(parameter.Name, FormulaType.Number);
            arguments.Add(local);
            (_locals ??= []).Add(new LocalScope(parameter, new BoundLocal(local), IsArgument: true));
        }

        var body = Visit(syntax.Body);
        if (!body.IsError && body.Type != FormulaType.Number)
        {
            _errors.NotANumber(syntax.Body, body.Type, "a function");
            body = BoundError.Instance;
        }

        return (arguments.MoveToImmutable(), body);
    }

    /// <summary>A constraint of a kind, which must be a constant boolean.</summary>
    public BoundExpression BindConstraint(ExpressionSyntax syntax)
    {
        var bound = Visit(syntax);
        if (bound.IsError)
            return bound;
        if (bound.Type != FormulaType.Boolean)
            _errors.NotACondition(syntax, bound.Type);
        else if (!bound.IsConstant)
            _errors.NotConstant(syntax, "a constraint");
        else
            return bound;
        return BoundError.Instance;
    }

    /// <summary>The value of a parameter, which must be constant; of any type.</summary>
    public BoundExpression BindValue(ExpressionSyntax syntax) => BindValue(syntax, "the value of a parameter");

    private BoundExpression BindValue(ExpressionSyntax syntax, string what)
    {
        var bound = Visit(syntax);
        if (bound.IsError || bound.IsConstant)
            return bound;
        _errors.NotConstant(syntax, what);
        return BoundError.Instance;
    }

    protected override BoundExpression VisitNumber(NumberSyntax node) => new BoundConstant(node.Value);

    protected override BoundExpression VisitBoolean(BooleanSyntax node) => new BoundConstant(node.Value);

    protected override BoundExpression VisitName(NameSyntax node)
    {
        if (FindLocal(node.Name) is { } local)
            return Use(local);

        if (Names.Same(node.Name, Constants.Step))
            return BindStep(node);
        if (Constants.All.TryGetValue(node.Name, out double constant))
            return new BoundConstant(constant);
        if (_scope.Parameters.TryGetValue(node.Name, out var parameter))
        {
            _usedParameters.Add(node.Name);
            return BindParameter(node, parameter);
        }

        if (_scope.Kept.TryGetValue(node.Name, out var kept))
            return new BoundLocal(kept);
        if (_scope.Shared.TryGetValue(node.Name, out var shared))
        {
            if (_scope.HasTimes && shared.ReadBy is { } clock && !clock.IsSame(_scope.Times.Clock))
                _errors.SharedByOtherClock(node);
            return BindParameter(node, shared);
        }

        if (_scope.Inputs.TryGetValue(node.Name, out var input) && _scope.HasInputs)
            return new BoundLocal(input);
        if (BindTime(node) is { } time)
            return time;
        if (input is not null)
            _errors.InputAsConstant(node);
        else if (_scope.Unheard.ContainsKey(node.Name))
            _errors.SignalOutsideUpdate(node);
        else if (FunctionTable.Find(node.Name) is not null || _scope.Definitions.DefinitionOf(node.Name) is not null)
            _errors.CallableAsValue(node);
        else if (_scope.Elsewhere.DefinitionOf(node.Name) is not null)
            _errors.NotAvailable(node, _scope.Role);
        else if (TimeNames.Needs(node.Name, _scope.Times) is { } needs)
            _errors.TimeNotAvailable(node, _scope.HasTimes ? needs : null, _scope.Role);
        else
            _errors.UnknownName(node, VisibleValues);
        return BoundError.Instance;
    }

    private IEnumerable<string> VisibleValues => _scope.ValueNames.Concat((_locals ?? []).Select(local => local.Name.Name));

    private BoundExpression BindStep(NameSyntax node)
    {
        if (_scope.HasStep)
            return BoundStep.Instance;
        if (_scope.Role == FormulaRole.Constraint)
            _errors.NotConstant(node, "a constraint");
        else
            _errors.NotAvailable(node, _scope.Role);
        return BoundError.Instance;
    }

    private BoundExpression BindParameter(NameSyntax node, ParameterSymbol parameter)
    {
        var use = parameter.Type.Use;
        if (use.Type == FormulaType.Error)
        {
            if (use.IsCall)
                _errors.CallableAsValue(node);
            else
                _errors.NotAValue(node, use.What, use.Remedy(node.Name));
            return BoundError.Instance;
        }

        return parameter.State switch
        {
            ParameterState.Known => parameter.Later ?? new BoundConstant(parameter.Value) { Origin = parameter },
            ParameterState.Unknown => new BoundUnknown(parameter.FormulaType),
            ParameterState.NotGiven => BindMissing(node, parameter.FormulaType),
            _ => BoundError.Instance,
        };
    }

    /// <summary>A parameter without a value, which is right only where a constant condition excludes it.</summary>
    private BoundUnknown BindMissing(NameSyntax node, FormulaType type)
    {
        if (_reach == Reach.Never)
            return new BoundUnknown(type);
        Tell(() => _errors.MayBeMissing(node, _scope.Parameters[node.Name].Name));
        return new BoundUnknown(type) { Fault = Fault.Error };
    }

    /// <summary>The one type of all branches, or none, which is reported. There is no array but a constant one, so that only constants can choose between arrays.</summary>
    private FormulaType CheckBranches(ReadOnlySpan<(ExpressionSyntax Syntax, BoundExpression Bound)> branches, bool isConstant)
    {
        var type = FormulaType.Error;
        bool isRight = true;
        foreach (var (syntax, bound) in branches)
        {
            isRight &= !bound.IsError;
            if (bound.Type == FormulaType.Array && !isConstant)
            {
                _errors.ArrayBranch(syntax);
                isRight = false;
            }
            else if (type == FormulaType.Error)
            {
                type = bound.Type;
            }
            else if (!bound.IsError && bound.Type != type)
            {
                _errors.BranchesDiffer(syntax, bound.Type, type);
                isRight = false;
            }
        }

        return isRight ? type : FormulaType.Error;
    }

    private BoundExpression Expect(FormulaType expected, ExpressionSyntax node, Role role)
    {
        var bound = Visit(node);
        if (bound.IsError || bound.Type == expected)
            return bound;
        _errors.WrongType(node, bound.Type, expected, role.ToString());
        return BoundError.Instance;
    }

    /// <summary>What a part is to the whole, put into words where it is reported.</summary>
    private readonly record struct Role(string Words, string? Operator = null, FunctionSymbol? Function = null, int Argument = 0)
    {
        public static implicit operator Role(string words) => new(words);

        /// <summary>The same of another argument; operands are alike.</summary>
        public Role At(int argument) => this with { Argument = argument };

        public override string ToString() =>
            Operator is not null ? $"{Words} '{Operator}'"
            : Function is not null ? $"{Words} '{Function.ParameterNames[Math.Min(Argument, Function.ParameterNames.Length - 1)].Replace("…", "...", StringComparison.Ordinal)}' of '{Function.Name}'"
            : Words;
    }
}
