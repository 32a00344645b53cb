using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Running.Closures;

namespace LrExpr.Running.Blocks;

/// <summary>
/// A tree of primitives as parts that compute it for blocks of steps. What is the same at all steps of a block stays a closure, which is called once.
/// </summary>
internal sealed class BlockEmitter : LoweredVisitor<BlockEmitter.Emitted>
{
    private readonly ClosureEmitter _closures = new(_ => throw new InvalidOperationException("A schedule is not called in blocks."));
    private readonly HashSet<Local> _uniforms = [];
    private readonly Dictionary<Local, int> _locals = [];

    /// <param name="body">The tree.</param>
    /// <param name="uniforms">The locals whose values are the same at all steps, in the order in which they are given.</param>
    public static BlockCode Emit(BoundExpression body, params ReadOnlySpan<Local> uniforms)
    {
        var emitter = new BlockEmitter();
        foreach (var local in uniforms)
            emitter.DeclareUniform(local);
        var root = emitter.PartOf(emitter.Visit(body));
        emitter._closures.Complete();
        return new BlockCode(root, emitter._locals.Count, emitter._closures.LocalCount);
    }

    /// <summary>Whether a tree can be computed in blocks: code of others is called only where its value is asked for, and may throw.</summary>
    public static bool CanEmit(BoundExpression body) => new CallCheck().Visit(body);

    protected override Emitted VisitConstant(BoundConstant node) => new(node, null);

    protected override Emitted VisitStep(BoundStep node) => new(node, new StepPart());

    protected override Emitted VisitLocal(BoundLocal node) => new(node, _uniforms.Contains(node.Local) ? null : new LocalPart(_locals[node.Local]));

    protected override Emitted VisitLet(BoundLet node)
    {
        var value = Visit(node.Value);
        if (value.Part is null)
        {
            var uniform = UniformOf(value);
            int index = DeclareUniform(node.Local);
            return new Emitted(node, new UniformLetPart(index, uniform, PartOf(Visit(node.Body))));
        }

        int block = _locals.Count;
        _locals.Add(node.Local, block);
        return new Emitted(node, new LetPart(block, value.Part, PartOf(Visit(node.Body))));
    }

    protected override Emitted VisitConditional(BoundConditional node)
    {
        Emitted condition = Visit(node.Condition), whenTrue = Visit(node.WhenTrue), whenFalse = Visit(node.WhenFalse);
        if (condition.Part is null && whenTrue.Part is null && whenFalse.Part is null)
            return new Emitted(node, null);
        return new Emitted(node, condition.Part is null
            ? new UniformChoicePart(UniformOf(condition), PartOf(whenTrue), PartOf(whenFalse))
            : new ChoicePart(condition.Part, PartOf(whenTrue), PartOf(whenFalse)));
    }

    protected override Emitted VisitCall(BoundCall node)
    {
        if (node.Arguments.Length > 2 && node.Function.IsVariadic)
            return Visit(node.Arguments.Aggregate((a, b) => new BoundCall(node.Function, a, b))!);
        var arguments = new Emitted[node.Arguments.Length];
        bool isUniform = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Visit(node.Arguments[i]);
            isUniform &= arguments[i].Part is null;
        }

        return new Emitted(node, isUniform ? null : node.Function.Primitive!.Accept(new Calls(this, arguments)));
    }

    protected override Emitted VisitScheduleCall(BoundScheduleCall node) => throw new InvalidOperationException("A schedule is not called in blocks.");

    protected override Emitted VisitCode(BoundCode node) => throw new InvalidOperationException("Code is not called in blocks.");

    private int DeclareUniform(Local local)
    {
        _uniforms.Add(local);
        return _closures.Declare(local);
    }

    private BlockPart PartOf(Emitted emitted) => emitted.Part ?? new UniformPart(UniformOf(emitted));

    private Uniform UniformOf(Emitted emitted) => emitted.Node is BoundConstant { Type: FormulaType.Number, Value.Number: var number }
        ? new Uniform(number)
        : new Uniform(_closures.Visit(emitted.Node), emitted.Node.Type == FormulaType.Boolean);

    /// <summary>A tree, and the part that computes it; null where it is the same at all steps.</summary>
    internal readonly record struct Emitted(BoundExpression Node, BlockPart? Part);

    private sealed class Calls(BlockEmitter owner, Emitted[] arguments) : IPrimitiveVisitor<BlockPart>
    {
        public BlockPart VisitUnary(UnaryPrimitive primitive) => new UnaryPart(primitive, arguments[0].Part!);

        public BlockPart VisitBinary(BinaryPrimitive primitive) => (arguments[0].Part, arguments[1].Part) switch
        {
            (null, var b) => new LeftUniformPart(primitive, owner.UniformOf(arguments[0]), b!),
            (var a, null) when primitive == FunctionTable.Divide.Primitive && InverseOf(arguments[1].Node) is { } inverse =>
                new RightUniformPart((BinaryPrimitive)FunctionTable.Multiply.Primitive!, a, new Uniform(inverse)),
            (var a, null) => new RightUniformPart(primitive, a, owner.UniformOf(arguments[1])),
            var (a, b) => new BinaryPart(primitive, a, b),
        };

        public BlockPart VisitQuinary(QuinaryPrimitive primitive) => new QuinaryPart(primitive, [.. arguments.Select(owner.PartOf)]);

        public BlockPart VisitPowerOfConstant(PowerOfConstantPrimitive primitive) =>
            new PowerPart(primitive, arguments[0].Part!, ConstantOf(1).Number, ConstantOf(2).Number, ConstantOf(3).Number);

        public BlockPart VisitTable(TablePrimitive primitive)
        {
            double[][] arrays = [.. arguments.Where(argument => argument.Part is null).Select(argument => argument.Node.Constant!.Value.Array)];
            return new TablePart(primitive.Tabulate(arrays), arguments.Single(argument => argument.Part is not null).Part!);
        }

        /// <summary>What to multiply by in the place of a division: a power of two has an exact inverse, so no bit is another.</summary>
        private static double? InverseOf(BoundExpression divisor) =>
            divisor.Constant is { Number: var number } && double.IsPow2(Math.Abs(number)) && double.IsFinite(1 / number) ? 1 / number : null;

        private Value ConstantOf(int index) => arguments[index].Node.Constant!.Value;
    }

    private sealed class CallCheck : LoweredVisitor<bool>
    {
        protected override bool VisitConstant(BoundConstant node) => true;

        protected override bool VisitStep(BoundStep node) => true;

        protected override bool VisitLocal(BoundLocal node) => true;

        protected override bool VisitLet(BoundLet node) => Visit(node.Value) && Visit(node.Body);

        protected override bool VisitConditional(BoundConditional node) => Visit(node.Condition) && Visit(node.WhenTrue) && Visit(node.WhenFalse);

        protected override bool VisitCall(BoundCall node) => node.Arguments.All(Visit);

        protected override bool VisitScheduleCall(BoundScheduleCall node) => false;

        protected override bool VisitCode(BoundCode node) => false;
    }
}
