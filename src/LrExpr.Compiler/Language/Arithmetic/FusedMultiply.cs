using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LrExpr.Language.Arithmetic;

/// <summary><c>a * b + c</c> rounded once, where code cannot be made with the instruction for it.</summary>
internal static class FusedMultiply
{
    /// <summary>Whether code can use the instruction: known when code is made, so that nothing is asked at run time.</summary>
    public static bool HasInstruction => Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>With the bits of the instruction.</summary>
    public static double Add(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);
}
