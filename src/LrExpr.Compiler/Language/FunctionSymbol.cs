using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace LrExpr.Language;

/// <summary>How the arguments of a function are read.</summary>
internal enum FunctionForm
{
    /// <summary>Every argument is evaluated.</summary>
    Plain,

    /// <summary>An operator, which cannot be called by its name.</summary>
    Operator,

    /// <summary><c>if</c>: evaluates one branch.</summary>
    If,

    /// <summary>About a parameter of a kind, whose name is the argument.</summary>
    Given,
    Is,
    Keys,
    Values,
    Join,
}

/// <summary>What order the first array of a function must be in.</summary>
internal enum ArrayOrder
{
    Any,
    Increasing,
    NotDecreasing,
}

/// <summary>The methods of <see cref="Vectors.VectorMath{TSimd, TVector}"/> that compute a function for many numbers at once.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Domain">The name of the method that says for which numbers it can be used; null where for all, and with the bits of the scalar method.</param>
internal sealed record VectorForm(string Method, string? Domain = null)
{
    /// <summary>Whether it has the bits of the scalar method.</summary>
    public bool IsExact => Domain is null;
}

/// <summary>
/// A function of the language. A row of <see cref="FunctionTable"/>: whatever checks, evaluates, compiles, explains or
/// documents functions reads it.
/// </summary>
internal sealed record FunctionSymbol
{
    private ImmutableArray<FormulaType>[]? _shapes;

    /// <summary>How it is written, such as <c>log(x, base)</c>; a name ends in <c>…</c> where more may follow.</summary>
    public required string Signature { get; init; }

    public required string Name { get; init; }

    /// <summary>The parameters' names, those of arrays among them.</summary>
    public required ImmutableArray<string> ParameterNames { get; init; }

    /// <summary>The methods that compute it, by number of arguments; of a variadic function the one for two arguments.</summary>
    public required ImmutableArray<Delegate> Methods { get; init; }

    /// <summary>The bound on the work of one call, arguments apart; see <c>docs/language.md</c>, cost and limits.</summary>
    public required int Cost { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Formulas with what they give.</summary>
    public ImmutableArray<(string Formula, string Result)> Examples { get; init; } = [];

    public FunctionForm Form { get; init; }

    /// <summary>The heading it stands under in the documentation.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether it takes two or more arguments, combined from the left.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>Whether each array adds the binary logarithm of its length to the cost.</summary>
    public bool CostGrowsWithArrays { get; init; }

    public ArrayOrder FirstArrayOrder { get; init; }

    /// <summary>How many more elements the last array must have than the first; null where they need not fit.</summary>
    public int? LastArrayExcess { get; init; }

    /// <summary>Which argument divides, or null.</summary>
    public int? Divisor { get; init; }

    /// <summary>The pieces it is made of; null where it is one.</summary>
    public Pieces? Pieces { get; init; }

    /// <summary>Whether, of one argument, a larger one never gives a smaller value.</summary>
    public bool IsRising { get; init; }

    /// <summary>The node of an expression tree that computes it, where that is no call.</summary>
    public ExpressionType? Node { get; init; }

    /// <summary>
    /// Whether the smallest change of an argument can change the value by more than a little, or a truth: what it is given may not be moved by a last place.
    /// </summary>
    public bool Jumps
    {
        get => field || Result == FormulaType.Boolean;
        init;
    }

    /// <summary>How it is computed for many numbers at once; null where it is not.</summary>
    public VectorForm? Vector { get; init; }

    /// <summary>The function in simpler ones, with the very same bits, such as <c>(a, b) =&gt; floor(a / b)</c>; null where it is not said so.</summary>
    public string? WrittenOut { get; init; }

    /// <summary>Fewest and most arguments.</summary>
    public (int Least, int Most) Arity { get; init; }

    public FormulaType Result => Methods.IsEmpty ? FormulaType.Error : ResultOf(Methods[0]);

    /// <summary>The type of the argument at an index, of a call with a number of arguments.</summary>
    public FormulaType ParameterType(int index, int count)
    {
        var types = Shapes[IndexOf(count)];
        return types[Math.Min(index, types.Length - 1)];
    }

    /// <summary>The method that computes a call with a number of arguments; of a variadic function, one step of it.</summary>
    public Delegate Method(int count) => Methods[IndexOf(count)];

    public bool Accepts(int count) => count >= Arity.Least && count <= Arity.Most && (Form != FunctionForm.If || count % 2 == 1);

    public Value Invoke(ReadOnlySpan<Value> arguments)
    {
        if (!IsVariadic)
            return Invoke(Method(arguments.Length), arguments);
        var result = arguments[0];
        for (int i = 1; i < arguments.Length; i++)
            result = Invoke(Methods[0], [result, arguments[i]]);
        return result;
    }

    /// <summary>A function is itself and no other, whatever its row says.</summary>
    public bool Equals(FunctionSymbol? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The parameter types of each method.</summary>
    private ImmutableArray<FormulaType>[] Shapes => _shapes ??= [.. Methods.Select(ShapeOf)];

    private int IndexOf(int count)
    {
        int index = 0;
        if (Methods.Length > 1)
        {
            while (Shapes[index].Length != count)
                index++;
        }

        return index;
    }

    private static Value Invoke(Delegate method, ReadOnlySpan<Value> a) => method switch
    {
        Func<double, double> f => f(a[0].Number),
        Func<double, double, double> f => f(a[0].Number, a[1].Number),
        Func<double, double, double, double> f => f(a[0].Number, a[1].Number, a[2].Number),
        Func<double, double, double, double, double> f => f(a[0].Number, a[1].Number, a[2].Number, a[3].Number),
        Func<double, bool> f => f(a[0].Number),
        Func<double, double, bool> f => f(a[0].Number, a[1].Number),
        Func<bool, bool> f => f(a[0].Boolean),
        Func<bool, bool, bool> f => f(a[0].Boolean, a[1].Boolean),
        Func<double, double[], double> f => f(a[0].Number, a[1].Array),
        Func<double, double[], double[], double> f => f(a[0].Number, a[1].Array, a[2].Array),
        Func<double[], double, double> f => f(a[0].Array, a[1].Number),
        Func<double[], double> f => f(a[0].Array),
        _ => throw NoCall(method),
    };

    /// <summary>By the types of delegates, as a call is: reflection costs time at the start, and has nothing to read where metadata was trimmed.</summary>
    private static ImmutableArray<FormulaType> ShapeOf(Delegate method) => method switch
    {
        Func<double, double> or Func<double, bool> => [FormulaType.Number],
        Func<double, double, double> or Func<double, double, bool> => [FormulaType.Number, FormulaType.Number],
        Func<double, double, double, double> => [FormulaType.Number, FormulaType.Number, FormulaType.Number],
        Func<double, double, double, double, double> => [FormulaType.Number, FormulaType.Number, FormulaType.Number, FormulaType.Number],
        Func<bool, bool> => [FormulaType.Boolean],
        Func<bool, bool, bool> => [FormulaType.Boolean, FormulaType.Boolean],
        Func<double, double[], double> => [FormulaType.Number, FormulaType.Array],
        Func<double, double[], double[], double> => [FormulaType.Number, FormulaType.Array, FormulaType.Array],
        Func<double[], double, double> => [FormulaType.Array, FormulaType.Number],
        Func<double[], double> => [FormulaType.Array],
        _ => throw NoCall(method),
    };

    private static FormulaType ResultOf(Delegate method) =>
        method is Func<double, bool> or Func<double, double, bool> or Func<bool, bool> or Func<bool, bool, bool> ? FormulaType.Boolean : FormulaType.Number;

    private static InvalidOperationException NoCall(Delegate method) => new($"No call for {method.GetType()}.");
}
