using System.Linq.Expressions;

namespace LrExpr.Running.Closures;

/// <summary>The operators, in place of calls of their methods.</summary>
internal static class Operators
{
    /// <summary>The closure for an operator with two operands.</summary>
    /// <param name="node">The node of an expression tree that the operator is.</param>
    /// <param name="a">The left operand.</param>
    /// <param name="b">The right operand.</param>
    public static Closure Make(ExpressionType node, Closure a, Closure b) => node switch
    {
        ExpressionType.Add => Fusion.Of(default(Arithmetic<Add>), a, b),
        ExpressionType.Subtract => Fusion.Of(default(Arithmetic<Subtract>), a, b),
        ExpressionType.Multiply => Fusion.Of(default(Arithmetic<Multiply>), a, b),
        ExpressionType.Divide => Fusion.Of(default(Arithmetic<Divide>), a, b),
        ExpressionType.LessThan => Fusion.Of(default(Comparison<Less>), a, b),
        ExpressionType.LessThanOrEqual => Fusion.Of(default(Comparison<LessOrEqual>), a, b),
        ExpressionType.GreaterThan => Fusion.Of(default(Comparison<Less>), b, a),
        ExpressionType.GreaterThanOrEqual => Fusion.Of(default(Comparison<LessOrEqual>), b, a),
        ExpressionType.Equal => Fusion.Of(default(Comparison<Equal>), a, b),
        ExpressionType.NotEqual => Fusion.Of(default(Comparison<NotEqual>), a, b),
        _ => throw new InvalidOperationException($"No closure for {node}."),
    };

    private interface IArithmetic
    {
        static abstract double Of(double a, double b);
    }

    private interface IComparison
    {
        static abstract bool Of(double a, double b);
    }

    private readonly struct Add : IArithmetic
    {
        public static double Of(double a, double b) => a + b;
    }

    private readonly struct Subtract : IArithmetic
    {
        public static double Of(double a, double b) => a - b;
    }

    private readonly struct Multiply : IArithmetic
    {
        public static double Of(double a, double b) => a * b;
    }

    private readonly struct Divide : IArithmetic
    {
        public static double Of(double a, double b) => a / b;
    }

    private readonly struct Less : IComparison
    {
        public static bool Of(double a, double b) => a < b;
    }

    private readonly struct LessOrEqual : IComparison
    {
        public static bool Of(double a, double b) => a <= b;
    }

    private readonly struct Equal : IComparison
    {
        public static bool Of(double a, double b) => a == b;
    }

    private readonly struct NotEqual : IComparison
    {
        public static bool Of(double a, double b) => a != b;
    }

    private readonly struct Arithmetic<TOperator> : IFusion
        where TOperator : struct, IArithmetic
    {
        public Closure Of<TA, TB>(TA a, TB b)
            where TA : struct, IOperand
            where TB : struct, IOperand => new Result<TA, TB>(a, b);

        private sealed class Result<TA, TB>(TA a, TB b) : Closure
            where TA : struct, IOperand
            where TB : struct, IOperand
        {
            public override double At(long step, ref double locals) => TOperator.Of(a.At(step, ref locals), b.At(step, ref locals));
        }
    }

    private readonly struct Comparison<TOperator> : IFusion
        where TOperator : struct, IComparison
    {
        public Closure Of<TA, TB>(TA a, TB b)
            where TA : struct, IOperand
            where TB : struct, IOperand => new Result<TA, TB>(a, b);

        private sealed class Result<TA, TB>(TA a, TB b) : Condition
            where TA : struct, IOperand
            where TB : struct, IOperand
        {
            public override bool Holds(long step, ref double locals) => TOperator.Of(a.At(step, ref locals), b.At(step, ref locals));
        }
    }
}
