namespace LrExpr.Language.Arithmetic;

/// <summary>A logarithm: the numbers that <see cref="Logarithm"/> needs for its base.</summary>
internal interface ILogarithm : IUnary
{
    /// <summary>The first 42 bits of the logarithm of 2: its product with an exponent is exact, and so is its sum with a logarithm of the table.</summary>
    static abstract double OfTwo { get; }

    /// <summary>What <see cref="OfTwo"/> lacks.</summary>
    static abstract double OfTwoRest { get; }

    /// <summary>By which a natural logarithm is multiplied.</summary>
    static abstract double Factor { get; }

    /// <summary>What <see cref="Factor"/> lacks.</summary>
    static abstract double FactorRest { get; }

    /// <summary>The factors <c>c</c> of <see cref="Mantissa"/>, and behind them their logarithms with the other sign; <c>logarithms.py</c> makes them.</summary>
    static abstract ReadOnlySpan<double> Table { get; }
}
