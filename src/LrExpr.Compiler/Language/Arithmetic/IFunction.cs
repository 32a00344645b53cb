namespace LrExpr.Language.Arithmetic;

/// <summary>A function of one number, written once for every width.</summary>
/// <remarks>
/// What a method that is not inlined returns goes through memory, and takes the other result of an <c>if</c> there with it; <c>Or(any, any)</c> keeps that one in
/// a register.
/// </remarks>
internal interface IUnary
{
    static abstract TVector Of<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>A function of two numbers, written once for every width.</summary>
internal interface IBinary
{
    static abstract TVector Of<TSimd, TVector>(TVector a, TVector b)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>A function of five numbers, written once for every width.</summary>
internal interface IQuinary
{
    static abstract TVector Of<TSimd, TVector>(TVector a, TVector b, TVector c, TVector d, TVector e)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
