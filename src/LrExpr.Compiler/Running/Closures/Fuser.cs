using LrExpr.Language;
using LrExpr.Language.Arithmetic;

namespace LrExpr.Running.Closures;

/// <summary>Makes closures of short operations, with code for each sort of operand.</summary>
internal readonly struct Fuser(Source a, Source b) : IFuser<Closure>
{
    public Closure Arithmetic<TOperation>()
        where TOperation : struct, IBinary => Source.Fuse(default(ArithmeticFusion<TOperation>), a, b);

    public Closure Comparison<TOperation>()
        where TOperation : struct, IBinary =>
        Source.LimitOfStep(a, b) is { } limit ? new StepComparison<TOperation>(limit) : Source.Fuse(default(ComparisonFusion<TOperation>), a, b);

    public Closure Function<TFunction>()
        where TFunction : struct, IUnary => new Call<TFunction>(a.ToClosure());

    /// <summary>Costs less than by a delegate.</summary>
    private sealed class Call<TFunction>(Closure x) : Closure
        where TFunction : struct, IUnary
    {
        public override double At(long step, ref double locals) => Unary<TFunction>.At(x.At(step, ref locals));
    }

    /// <summary>The commonest condition, by which a choice is made without a call.</summary>
    private sealed class StepComparison<TOperation>(double limit) : Condition
        where TOperation : struct, IBinary
    {
        public override bool Holds(long step, ref double locals) => Scalar.Holds<TOperation>(step, limit);

        public override Closure Choose(Closure whenTrue, Closure whenFalse) => new Choice(limit, whenTrue, whenFalse);

        private sealed class Choice(double limit, Closure whenTrue, Closure whenFalse) : Closure
        {
            public override double At(long step, ref double locals) =>
                Scalar.Holds<TOperation>(step, limit) ? whenTrue.At(step, ref locals) : whenFalse.At(step, ref locals);
        }
    }

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
