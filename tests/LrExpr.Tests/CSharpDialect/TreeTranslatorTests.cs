using System.Linq.Expressions;
using System.Reflection;
using LrExpr.CSharpDialect;
using LrExpr.Diagnostics;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>The third wall by itself: trees made by hand, which no parser has to be able to make.</summary>
public sealed class TreeTranslatorTests
{
    private static readonly Expression One = Expression.Constant(1.0);

    private static readonly Dictionary<string, (string Code, Func<ParameterExpression, Expression> Make)> Foreign = new()
    {
        ["constant"] = ("LRX6003", _ => One),
        ["another parameter"] = ("LRX6003", _ => Expression.Parameter(typeof(double), "t0")),
        ["conversion"] = ("LRX6006", step => Expression.Convert(step, typeof(int))),
        ["conversion to itself"] = ("LRX6003", step => Expression.Convert(Expression.Convert(step, typeof(int)), typeof(double))),
        ["text"] = ("LRX6006", _ => Expression.Constant("a")),
        ["decimal"] = ("LRX6006", _ => Expression.Constant(1m)),
        ["nullable"] = ("LRX6006", _ => Expression.Constant(null, typeof(double?))),
        ["object"] = ("LRX6006", step => Expression.Convert(step, typeof(object))),
        ["type"] = ("LRX6006", _ => Expression.Constant(typeof(string))),
        ["field"] = ("LRX6003", _ => Expression.Field(null, typeof(double), nameof(double.MaxValue))),
        ["property"] = ("LRX6003", _ => Expression.Property(Expression.Constant(TimeSpan.Zero), nameof(TimeSpan.TotalDays))),
        ["element"] = ("LRX6003", step => Expression.ArrayIndex(Expression.NewArrayInit(typeof(double), step), Expression.Constant(0))),
        ["index"] = ("LRX6003", step => Expression.ArrayAccess(Expression.NewArrayInit(typeof(double), step), Expression.Constant(0))),
        ["array"] = ("LRX6003", step => Expression.NewArrayInit(typeof(double), step)),
        ["array of a length"] = ("LRX6003", _ => Expression.NewArrayBounds(typeof(double), Expression.Constant(int.MaxValue))),
        ["length"] = ("LRX6006", step => Expression.ArrayLength(Expression.NewArrayInit(typeof(double), step))),
        ["new"] = ("LRX6003", _ => Expression.New(typeof(double))),
        ["call of the framework"] = ("LRX6004", step => Expression.Call(typeof(Math), nameof(Math.Floor), null, step)),
        ["call of another overload"] = ("LRX6006", _ => Expression.Call(typeof(Math), nameof(Math.Floor), null, Expression.Constant(1m))),
        ["call of an instance"] = ("LRX6006", step => Expression.Call(step, nameof(ToString), null)),
        ["call of a method of its own"] = ("LRX6004", step => Expression.Call(new Func<double, double>(Sigmoid).Method, step)),
        ["invocation"] = ("LRX6003", step => Expression.Invoke(Expression.Lambda<Func<double>>(step))),
        ["lambda"] = ("LRX6006", step => Expression.Lambda(step)),
        ["quote"] = ("LRX6006", step => Expression.Quote(Expression.Lambda(step))),
        ["block"] = ("LRX6003", step => Expression.Block(step, step)),
        ["assignment"] = ("LRX6003", step => Expression.Assign(step, step)),
        ["sum with its own method"] = ("LRX6003", step => Expression.Add(step, step, new Func<double, double, double>(Hidden).Method)),
        ["negation with its own method"] = ("LRX6003", step => Expression.Negate(step, new Func<double, double>(Sigmoid).Method)),
        ["checked sum"] = ("LRX6006", _ => Expression.AddChecked(Expression.Constant(1), Expression.Constant(1))),
        ["power"] = ("LRX6003", step => Expression.Power(step, step)),
        ["bit operator"] = ("LRX6003", step => Expression.And(Expression.Equal(step, step), Expression.Equal(step, step))),
        ["shift"] = ("LRX6006", _ => Expression.LeftShift(Expression.Constant(1), Expression.Constant(1))),
        ["coalesce"] = ("LRX6003", _ => Expression.Coalesce(Expression.Constant(null, typeof(double?)), One)),
        ["type test"] = ("LRX6003", step => Expression.TypeIs(step, typeof(double))),
        ["default"] = ("LRX6003", _ => Expression.Default(typeof(double))),
        ["throw"] = ("LRX6003", _ => Expression.Throw(Expression.Constant(new InvalidOperationException()), typeof(double))),
        ["try"] = ("LRX6003", step => Expression.TryCatch(step, Expression.Catch(typeof(Exception), step))),
        ["loop"] = ("LRX6006", step => Expression.Loop(step)),
        ["switch"] = ("LRX6003", step => Expression.Switch(step, step, Expression.SwitchCase(step, step))),
        ["member init"] = ("LRX6006", _ => Expression.MemberInit(Expression.New(typeof(List<int>)))),
        ["comparison of integers"] = ("LRX6006", _ => Expression.LessThan(Expression.Constant(1), Expression.Constant(2))),
        ["more than the text"] = ("LRX6003", step => Expression.Add(step, step)),
        ["less than the text"] = ("LRX6003", step => step),
    };

    public static TheoryData<string> ForeignNames => [.. Foreign.Keys];

    [Theory]
    [MemberData(nameof(ForeignNames))]
    public void Node_ThatIsNotListed_IsRefused(string name)
    {
        var (code, make) = Foreign[name];
        var bag = new DiagnosticBag();

        Assert.Null(Walls.Translate("step * rate", bag, parameters => make(parameters[0])));
        Assert.Equal(code, Assert.Single(bag.All).Code);
    }

    /// <summary>Inside what is allowed, too.</summary>
    [Theory]
    [MemberData(nameof(ForeignNames))]
    public void Node_ThatIsNotListed_IsRefusedAsAnOperand(string name)
    {
        var bag = new DiagnosticBag();

        Assert.Null(Walls.Translate("step * rate", bag, parameters =>
        {
            var part = Foreign[name].Make(parameters[0]);
            return part.Type == typeof(double) ? Expression.Multiply(parameters[0], part)
                : part.Type == typeof(bool) ? Expression.Condition(part, parameters[0], parameters[1])
                : part;
        }));
        Assert.NotEmpty(bag.All);
    }

    /// <summary>Nodes are allowed by a list: whatever comes to the enumeration of them is refused until it is put there.</summary>
    [Fact]
    public void Nodes_ThatAreOperators_AreTheFifteenOfTheLanguage() =>
        Assert.Equal(
            [
                ExpressionType.Add, ExpressionType.AndAlso, ExpressionType.Divide, ExpressionType.Equal, ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual, ExpressionType.LessThan,
                ExpressionType.LessThanOrEqual, ExpressionType.Modulo, ExpressionType.Multiply, ExpressionType.Negate, ExpressionType.Not, ExpressionType.NotEqual, ExpressionType.OrElse, ExpressionType.Subtract,
            ],
            Enum.GetValues<ExpressionType>().Where(node => ForeignOperators.IsBinary(node) || ForeignOperators.IsPrefix(node)));

    [Fact]
    public void Tree_OfAnyDepth_IsWalkedWithoutTheStack()
    {
        var bag = new DiagnosticBag();

        Assert.Null(Support.Threads.OnStackOf(256, () => Walls.Translate("step * rate", bag, parameters =>
        {
            Expression tree = parameters[0];
            for (int i = 0; i < 200_000; i++)
                tree = Expression.Negate(tree);
            return tree;
        })));
        Assert.NotEmpty(bag.All);
    }

    /// <summary>Only a method of this class could be called, and none of them does anything.</summary>
    [Fact]
    public void Declarations_ThatTheParserSees_CannotBeRun() =>
        Assert.All(typeof(Lr).GetMethods(BindingFlags.Static | BindingFlags.Public), method =>
            Assert.Throws<TargetInvocationException>(() => method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(double) ? (object)1.0 : new double[1])])));

    private static double Sigmoid(double x) => x;

    private static double Hidden(double a, double b) => a + b;
}
