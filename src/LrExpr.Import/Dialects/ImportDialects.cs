using System.Collections.Immutable;

namespace LrExpr.Dialects;

/// <summary>The dialects. To add one, add its file and its line here.</summary>
internal static class ImportDialects
{
    public static ImmutableArray<ImportDialect> All { get; } =
    [
        DeepSpeedDialect.Row,
        HuggingFaceDialect.Row,
        MmengineDialect.Row,
        ThincDialect.Row,
        ComposerDialect.Row,
        T5Dialect.Row,
        Detectron2Dialect.Row,
        UltralyticsDialect.Row,
        NemoDialect.Row,
        PollyDialect.Row,
        TorchDialect.Row,
        KerasDialect.Row,
    ];
}
