using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Running.Closures;

/// <summary>Makes closures of short operations, with code for each sort of operand.</summary>
internal readonly struct Fuser(Source a, Source b) : IFuser<Closure>
{
    public Closure Arithmetic<TOperation>()
        where TOperation : struct, IBinary => Source.Fuse(default(ArithmeticFusion<TOperation>), a, b);

    public Closure Comparison<TOperation>()
        where TOperation : struct, IBinary => Source.Fuse(default(ComparisonFusion<TOperation>), a, b);

    private readonly struct ArithmeticFusion<TOperation> : IFusion
        where TOperation : struct, IBinary
    {
        public Closure Of<TA, TB>(TA a, TB b)
            where TA : struct, IOperand
            where TB : struct, IOperand => new Result<TA, TB>(a, b);

        private sealed class Result<TA, TB>(TA a, TB b) : Closure
            where TA : struct, IOperand
            where TB : struct, IOperand
        {
            public override double At(long step, ref double locals) =>
                Scalar.Of<TOperation>(a.At(step, ref locals), b.At(step, ref locals));
        }
    }

    private readonly struct ComparisonFusion<TOperation> : IFusion
        where TOperation : struct, IBinary
    {
        public Closure Of<TA, TB>(TA a, TB b)
            where TA : struct, IOperand
            where TB : struct, IOperand => new Result<TA, TB>(a, b);

        private sealed class Result<TA, TB>(TA a, TB b) : Condition
            where TA : struct, IOperand
            where TB : struct, IOperand
        {
            public override bool Holds(long step, ref double locals) => Scalar.Holds<TOperation>(a.At(step, ref locals), b.At(step, ref locals));
        }
    }
}
