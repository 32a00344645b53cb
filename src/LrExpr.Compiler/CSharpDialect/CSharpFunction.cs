using LrExpr.Language;

namespace LrExpr.CSharpDialect;

/// <summary>When the C# function of a row gives an integer, so that <c>/</c> between two of them would lose the fraction.</summary>
internal enum IntegerResult
{
    Never,

    /// <summary>If all arguments are integers, as <c>Math.Max(1, 2)</c>.</summary>
    OfIntegers,

    Always,
}

/// <summary>A function of the C# dialect and the function of the language that it is. A row of <see cref="CSharpFunctionTable"/>.</summary>
/// <param name="FullName">Its name with the class it is called by, compared as C# does.</param>
/// <param name="Meaning">The function of the language.</param>
internal sealed record CSharpFunction(string FullName, FunctionSymbol Meaning)
{
    /// <summary>Its name without the class.</summary>
    public string Name => FullName[(FullName.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public bool IsOfMath => FullName.StartsWith("Math.", StringComparison.Ordinal);

    /// <summary>Of its functions, <c>Math</c> has those for integers too that make whole numbers of whole ones.</summary>
    public IntegerResult Integer => !IsOfMath ? IntegerResult.Never
        : Meaning.IsIntegerInCSharp ? IntegerResult.Always
        : Meaning.Whole == Wholeness.OfWholeArguments ? IntegerResult.OfIntegers
        : IntegerResult.Never;

    /// <summary>Fewest and most arguments. Where the language takes any number, C# takes two.</summary>
    public (int Least, int Most) Arity => (Meaning.Arity.Least, Meaning.IsVariadic ? Meaning.Arity.Least : Meaning.Arity.Most);

    /// <summary>How it is written, for messages and documentation.</summary>
    public string Signature =>
        FullName + "(" + string.Join(", ", Meaning.ParameterNames.Take(Arity.Least))
        + (Arity.Most > Arity.Least ? "[, " + string.Join(", ", Meaning.ParameterNames.Take(Arity.Most).Skip(Arity.Least)) + "]" : "") + ")";
}
