using System.Globalization;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Lowering;

/// <summary>A lowered tree as a formula of the language.</summary>
internal sealed class BoundPrinter : BoundVisitor<ExpressionSyntax>
{
    private static readonly TextSpan None = new(0, 0);

    private readonly Dictionary<Local, string> _names = [];
    private readonly HashSet<string> _taken = new(Names.Comparer);

    public static string Print(BoundExpression body) => SyntaxPrinter.Print(new BoundPrinter().Visit(body));

    protected override ExpressionSyntax VisitConstant(BoundConstant node) => node.Type switch
    {
        FormulaType.Boolean => new BooleanSyntax(node.Value.Boolean, None),
        FormulaType.Array when node.Origin is { IsOfClock: true } ofClock => Name(ofClock.Name),
        FormulaType.Array => new ArraySyntax([.. node.Value.Array.Select(Number)], None),
        _ => Number(node.Value.Number),
    };

    protected override ExpressionSyntax VisitUnknown(BoundUnknown node) => Name("nan");

    protected override ExpressionSyntax VisitStep(BoundStep node) => Name(Constants.Step);

    /// <summary>Of a part that is printed by itself, a local may be bound outside.</summary>
    protected override ExpressionSyntax VisitLocal(BoundLocal node) => Name(_names.GetValueOrDefault(node.Local, node.Local.Name));

    protected override ExpressionSyntax VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        string name = node.Local.Name;
        for (int i = 2; !_taken.Add(name) || Constants.IsReserved(name); i++)
            name = node.Local.Name + i.ToString(CultureInfo.InvariantCulture);
        _names[node.Local] = name;
        return new LetSyntax(new NameSyntax(name, None), value, Visit(node.Body), None);
    }

    protected override ExpressionSyntax VisitConditional(BoundConditional node) => (node.WhenTrue, node.WhenFalse) switch
    {
        (BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: true } }, _) => Binary(Precedence.Disjunction, node.Condition, node.WhenFalse),
        (_, BoundConstant { Value: { Type: FormulaType.Boolean, Boolean: false } }) => Binary(Precedence.Conjunction, node.Condition, node.WhenTrue),
        _ => new ConditionalSyntax(Visit(node.Condition), Visit(node.WhenTrue), Visit(node.WhenFalse), None),
    };

    protected override ExpressionSyntax VisitArray(BoundArray node) => new ArraySyntax([.. node.Elements.Select(Visit)], None);

    protected override ExpressionSyntax VisitCall(BoundCall node)
    {
        var function = node.Function;
        if (function == FunctionTable.WholeStep)
            function = FunctionTable.Floor;
        if (function.Form != FunctionForm.Operator)
            return Call(function.Name, node.Arguments);
        if (function == FunctionTable.PowerOf)
            return Binary(OperatorOf(FunctionTable.Power), node.Arguments[1], node.Arguments[0]);
        var row = OperatorOf(function);
        return row.IsPrefix ? new PrefixSyntax(row, None, Visit(node.Arguments[0]), None) : Binary(row, node.Arguments[0], node.Arguments[1]);
    }

    protected override ExpressionSyntax VisitFunctionCall(BoundFunctionCall node) => Call(node.Function.Name, node.Arguments);

    protected override ExpressionSyntax VisitKindCall(BoundKindCall node) => Call(node.Kind?.Name ?? "?", [node.Step]);

    protected override ExpressionSyntax VisitScheduleCall(BoundScheduleCall node) => Call(node.Schedule?.Name ?? "?", [node.Step]);

    protected override ExpressionSyntax VisitJoin(BoundJoin node) => Call(FunctionTable.Join.Name, [node.X]);

    protected override ExpressionSyntax VisitCode(BoundCode node) => Call(node.Name, [node.Step]);

    private CallSyntax Call(string name, IEnumerable<BoundExpression> arguments) =>
        new(new NameSyntax(name, None), [.. arguments.Select(argument => new ArgumentSyntax(null, Visit(argument)))], None);

    private BinarySyntax Binary(Operator row, BoundExpression left, BoundExpression right) => new(Visit(left), row, None, Visit(right), None);

    /// <summary>Logical operators, which are conditionals, are known by how they bind.</summary>
    private BinarySyntax Binary(Precedence precedence, BoundExpression left, BoundExpression right) =>
        Binary(OperatorTable.All.First(row => row.Precedence == precedence), left, right);

    private static Operator OperatorOf(FunctionSymbol function) => OperatorTable.All.First(row =>
        row.Precedence is not (Precedence.Conjunction or Precedence.Disjunction)
        && FunctionTable.Operator(row.Function) is var meaning && (meaning == function || meaning.OfTruths == function));

    private static NameSyntax Name(string name) => new(name, None);

    private static ExpressionSyntax Number(double value)
    {
        if (double.IsNaN(value))
            return new BinarySyntax(Name("inf"), OperatorOf(FunctionTable.Subtract), None, Name("inf"), None);
        ExpressionSyntax magnitude = double.IsInfinity(value) ? Name("inf") : new NumberSyntax(Math.Abs(value), None);
        return double.IsNegative(value) ? new PrefixSyntax(OperatorTable.Prefix(TokenKind.Minus)!, None, magnitude, None) : magnitude;
    }
}
