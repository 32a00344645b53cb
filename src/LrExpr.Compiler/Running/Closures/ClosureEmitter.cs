using System.Linq.Expressions;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;

namespace LrExpr.Running.Closures;

/// <summary>
/// A lowered tree as closures, with the operations of the compiled form in the same order, so that no bit differs. It takes a microsecond or two where
/// compiling takes a hundred, and runs at a third to three quarters of the speed.
/// </summary>
internal sealed class ClosureEmitter : LoweredVisitor<Closure>
{
    /// <summary>How deep the tree goes before the stack is looked at again; far less than what is then known to be free.</summary>
    private const int LevelsBetweenLandings = 64;

    private readonly ClosureTree _tree = new();
    private readonly Dictionary<Local, int> _locals = [];
    private readonly Func<ScheduleSymbol, double, double> _evaluate;
    private int _level;

    private ClosureEmitter(Func<ScheduleSymbol, double, double> evaluate) => _evaluate = evaluate;

    /// <param name="body">The tree.</param>
    /// <param name="evaluate">The value of another schedule at a step that was computed.</param>
    public static Func<long, double> Emit(BoundExpression body, Func<ScheduleSymbol, double, double> evaluate)
    {
        var emitter = new ClosureEmitter(evaluate);
        var root = emitter.Visit(body);
        return emitter._tree.Complete(root, emitter._locals.Count);
    }

    protected override Closure VisitConstant(BoundConstant node) => node.Type switch
    {
        FormulaType.Number => new Leaf<ConstantOperand>(new ConstantOperand(node.Value.Number)),
        FormulaType.Boolean => new Leaf<ConstantOperand>(new ConstantOperand(node.Value.Boolean ? 1 : 0)),
        _ => throw new InvalidOperationException("An array is part of a call."),
    };

    protected override Closure VisitStep(BoundStep node) => new Leaf<StepOperand>(default);

    protected override Closure VisitLocal(BoundLocal node) => new Leaf<LocalOperand>(new LocalOperand(_locals[node.Local]));

    protected override Closure VisitLet(BoundLet node)
    {
        _level++;
        var value = Visit(node.Value);
        int index = _locals.Count;
        _locals.Add(node.Local, index);
        return Left(new Let(index, value, Visit(node.Body)));
    }

    protected override Closure VisitConditional(BoundConditional node)
    {
        _level++;
        return Left(new Choice(Condition.Of(Visit(node.Condition)), Visit(node.WhenTrue), Visit(node.WhenFalse)));
    }

    protected override Closure VisitCall(BoundCall node)
    {
        _level++;
        return Left(Call(node));
    }

    protected override Closure VisitScheduleCall(BoundScheduleCall node)
    {
        _level++;
        var schedule = node.Schedule!;
        return Left(new ScheduleCall(step => _evaluate(schedule, step), Visit(node.Step)));
    }

    /// <summary>A function in C# gets the step itself, which a double beyond 2^53 is not.</summary>
    protected override Closure VisitCode(BoundCode node)
    {
        _level++;
        return Left(node.Step is BoundStep ? new CodeCall(node.Function!) : new CodeCallAt(node.Function!, Visit(node.Step)));
    }

    private Closure Call(BoundCall node)
    {
        var function = node.Function;
        var method = function.Method(node.Arguments.Length);
        if (TakesArrays(function, node.Arguments.Length))
        {
            double[][] arrays = [.. node.Arguments.Where(argument => argument.Type == FormulaType.Array).Select(argument => argument.Constant!.Value.Array)];
            return Calls.Make(method, Visit(node.Arguments.First(argument => argument.Type != FormulaType.Array)), arrays);
        }

        if (function.Node is { } type && node.Arguments.Length == 2)
            return Operators.Make(type, Visit(node.Arguments[0]), Visit(node.Arguments[1]));
        var arguments = new Closure[node.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(node.Arguments[i]);
        return function.IsVariadic ? Variadic(method, arguments) : Calls.Make(method, arguments);
    }

    /// <summary>As deep as it has arguments, which are at most 64 in a formula.</summary>
    private static Closure Variadic(Delegate method, Closure[] arguments)
    {
        var result = arguments[0];
        foreach (var argument in arguments.AsSpan(1))
            result = Calls.Make(method, [result, argument]);
        return result;
    }

    private static bool TakesArrays(FunctionSymbol function, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (function.ParameterType(i, count) == FormulaType.Array)
                return true;
        }

        return false;
    }

    private Closure Left(Closure closure) => _level-- % LevelsBetweenLandings == 0 ? new Landing(closure, _tree) : closure;
}
