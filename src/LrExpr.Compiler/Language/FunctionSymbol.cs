using System.Collections.Immutable;
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

    /// <summary>Gives an array. Every argument is constant, and the array is computed when a set is loaded.</summary>
    Array,

    /// <summary><c>iterate</c>: computes an argument for each element, with the name that is the first one as the element before.</summary>
    Iterate,

    /// <summary>About a parameter of a kind, whose name is the argument.</summary>
    Given,
    Is,
    Keys,
    Values,
    Join,
    InSteps,

    /// <summary><c>fold</c>: gives names to the elements of a list, and to what came of those before.</summary>
    Fold,
}

/// <summary>What order the first array of a function must be in.</summary>
internal enum ArrayOrder
{
    Any,
    Increasing,
    NotDecreasing,
}

/// <summary>When a function gives whole numbers.</summary>
internal enum Wholeness
{
    Unknown,

    /// <summary>Where all arguments are whole.</summary>
    OfWholeArguments,
    Always,
}

/// <summary>
/// A function of the language. A row of <see cref="FunctionTable"/>: whatever checks, evaluates, compiles, explains or
/// documents functions asks the row, and nothing asks for its name.
/// </summary>
internal sealed record FunctionSymbol
{
    /// <summary>How it is written, such as <c>log(x, base)</c>; a name ends in <c>…</c> where more may follow.</summary>
    public required string Signature { get; init; }

    public required string Name { get; init; }

    /// <summary>The parameters' names, those of arrays among them.</summary>
    public required ImmutableArray<string> ParameterNames { get; init; }

    /// <summary>The function in others, one for each number of arguments it can have, such as <c>(a, b) =&gt; floor(a / b)</c>; none for a primitive.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];

    /// <summary>Makes what computes it, once it is needed: most formulas call few functions. Null where it is defined by others.</summary>
    public Func<Primitive>? MakePrimitive { get; init; }

    /// <summary>Whether it is computed by a primitive, and not defined by others.</summary>
    public bool IsPrimitive => MakePrimitive is not null;

    /// <summary>What computes it; of a variadic function two arguments of it. Null where it is defined by others.</summary>
    public Primitive? Primitive => field ??= MakePrimitive?.Invoke();

    /// <summary>The bound on the work of one call, arguments apart; see <c>docs/language.md</c>, cost and limits.</summary>
    public required int Cost { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Formulas with what they give.</summary>
    public ImmutableArray<(string Formula, string Result)> Examples { get; init; } = [];

    public FunctionForm Form { get; init; }

    /// <summary>The heading it stands under in the documentation.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Its name in C#, such as <c>Math.Floor</c> or <c>Lr.Ramp</c>; null where formulas in C# do without it.</summary>
    public string? CSharpName { get; init; }

    /// <summary>A second name in C#, which is read and not written; null where there is none.</summary>
    public string? OtherCSharpName { get; init; }

    /// <summary>Whether C# has its value as an <c>int</c> of a <c>double</c> too.</summary>
    public bool IsIntegerInCSharp { get; init; }

    /// <summary>Its name in Python, which raises for some arguments; that of <c>Math</c> in small letters where the row says nothing, null where there is none.</summary>
    public string? PythonName
    {
        get => field ?? (CSharpName?.StartsWith("Math.", StringComparison.Ordinal) == true ? CSharpName.ToLowerInvariant() : null);
        init;
    }

    /// <summary>Whether it takes two or more arguments, combined from the left.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>Whether each array adds the binary logarithm of its length to the cost.</summary>
    public bool CostGrowsWithArrays { get; init; }

    public ArrayOrder FirstArrayOrder { get; init; }

    /// <summary>How many more elements the last array must have than the first; null where they need not fit.</summary>
    public int? LastArrayExcess { get; init; }

    /// <summary>Whether it has no value for an array without elements.</summary>
    public bool NeedsElements { get; init; }

    /// <summary>Which argument divides, or null.</summary>
    public int? Divisor { get; init; }

    /// <summary>Which argument is a seed, of which no two values have anything in common, or null.</summary>
    public int? Seed { get; init; }

    /// <summary>Which arguments are a lower and an upper limit, or null.</summary>
    public (int Lower, int Upper)? Limits { get; init; }

    /// <summary>Which arguments are from 0 to 1.</summary>
    public ImmutableArray<int> UnitArguments { get; init; } = [];

    /// <summary>The same operator between truths; null where there is none.</summary>
    public FunctionSymbol? OfTruths { get; init; }

    /// <summary>The pieces it is made of; null where it is one.</summary>
    public Pieces? Pieces { get; init; }

    /// <summary>How the value goes with an argument.</summary>
    public SlopeRule Slope { get; init; } = Slopes.Unknown;

    /// <summary>How the value goes with the number, by the elements of the last array; null where nothing is known.</summary>
    public Func<double[], Tendency>? ArraySlope { get; init; }

    /// <summary>Where it goes that way to the last bit; null where nothing is claimed: operations of the processor do so everywhere, other functions nowhere.</summary>
    public MonotoneRule? MonotoneToTheBit { get; init; }

    /// <summary>The values it can have; null where they follow from the slopes.</summary>
    public IntervalRule? Interval { get; init; }

    /// <summary>Whether infinite arguments can make a NaN of several.</summary>
    public bool MakesNaN { get; init; } = true;

    public Wholeness Whole { get; init; }

    /// <summary>Whether it has the same value between its jumps.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Whether a large or a small argument changes its value no more.</summary>
    public bool Saturates { get; init; }

    /// <summary>Fewest and most arguments.</summary>
    public (int Least, int Most) Arity { get; init; }

    public FormulaType Result => Primitive is { } primitive ? CallShape.Of(primitive.Method).Result : Definitions.IsEmpty ? FormulaType.Error : FormulaType.Number;

    /// <summary>Whether it is more than a few operations of the processor.</summary>
    public bool IsCostly => Cost >= 20;

    /// <summary>Whether it goes its way with an argument to the last bit, all of them within intervals.</summary>
    public bool IsMonotoneToTheBit(ReadOnlySpan<Interval> arguments, int index, bool isWhole) => MonotoneToTheBit?.Invoke(arguments, index, isWhole) ?? !IsCostly;

    /// <summary>The row under its heading, where the table has it.</summary>
    public FunctionSymbol Under(string heading)
    {
        Group = heading;
        return this;
    }

    /// <summary>The type of the argument at an index.</summary>
    public FormulaType ParameterType(int index)
    {
        if (Primitive is not { } primitive)
            return FormulaType.Number;
        var types = CallShape.Of(primitive.Method).Parameters;
        return types[Math.Min(index, types.Length - 1)];
    }

    /// <summary>The definition of a call with a number of arguments.</summary>
    public string Definition(int count) => Definitions[count - Arity.Least];

    public bool Accepts(int count) => count >= Arity.Least && count <= Arity.Most && (Form != FunctionForm.If || count % 2 == 1);

    /// <summary>The value of a primitive.</summary>
    public Value Invoke(ReadOnlySpan<Value> arguments)
    {
        var method = Primitive!.Method;
        if (!IsVariadic)
            return CallShape.Invoke(method, arguments);
        var result = arguments[0];
        for (int i = 1; i < arguments.Length; i++)
            result = CallShape.Invoke(method, [result, arguments[i]]);
        return result;
    }

    /// <summary>The values of a primitive whose arguments are within intervals; that of an array is from its smallest to its largest element.</summary>
    public Interval IntervalOf(ReadOnlySpan<Interval> arguments)
    {
        bool isNumber = true, isFinite = true;
        foreach (var argument in arguments)
        {
            isNumber &= !argument.MayBeNaN;
            isFinite &= argument.IsFinite;
        }

        var result = Interval?.Invoke(arguments) ?? BetweenEnds(arguments);
        bool mayBeNaN = Result == FormulaType.Number && (!isNumber || !isFinite && MakesNaN && (arguments.Length > 1 || Interval is not null));
        return result with { MayBeNaN = result.MayBeNaN || mayBeNaN };
    }

    /// <summary>The values between those at the ends of the intervals, where the function goes one way with each argument.</summary>
    private Interval BetweenEnds(ReadOnlySpan<Interval> arguments)
    {
        if (!IsPrimitive)
            return Language.Interval.Unknown;
        var low = new Value[arguments.Length];
        var high = new Value[arguments.Length];
        bool isExact = true;
        for (int i = 0; i < arguments.Length; i++)
        {
            var slope = arguments[i].IsPoint ? Tendency.Rising : Slope(arguments, i);
            if (slope == Tendency.Unknown || ParameterType(i) == FormulaType.Array)
                return Language.Interval.Unknown;
            isExact &= IsMonotoneToTheBit(arguments, i, isWhole: false);
            (low[i], high[i]) = slope == Tendency.Rising ? (arguments[i].Low, arguments[i].High) : (arguments[i].High, arguments[i].Low);
        }

        var result = Language.Interval.Of(Invoke(low).Number, Invoke(high).Number);
        return isExact ? result : result.Widened();
    }

    /// <summary>A function is itself and no other, whatever its row says.</summary>
    public bool Equals(FunctionSymbol? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
