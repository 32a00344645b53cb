namespace LrExpr.Language.Arithmetic;

/// <summary>A function of one number, written once for every width.</summary>
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
