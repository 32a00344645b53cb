using System.Collections.Immutable;
using LrExpr.Definitions;

namespace LrExpr.Kinds;

/// <summary>The catalogue: every built-in kind. To add one, add an entry to its library's file, and its golden values to the tests.</summary>
internal static class BuiltInKinds
{
    public static ImmutableArray<KindDefinition> All { get; } =
    [
        .. KerasKinds.All,
        .. TorchKinds.All,
        .. OptaxKinds.All,
        .. TransformersKinds.All,
        .. TimmKinds.All,
        .. ThincKinds.All,
        .. FvcoreKinds.All,
        .. MmengineKinds.All,
        .. PaddleKinds.All,
        .. SockeyeKinds.All,
        .. CompositionKinds.All,
        .. ListeningKinds.All,
    ];
}
