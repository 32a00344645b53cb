using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>
/// The list <c>param_scheduler</c> of a configuration of MMEngine. The step is the iteration. What changes the rate of the optimizer, its momentum or
/// another of its parameters is a schedule each; several that change the same one are multiplied, see <see cref="MmengineTarget"/>.
/// </summary>
internal static class MmengineDialect
{
    private const string List = "param_scheduler";

    public static ImportDialect Row { get; } = new(
        "mmengine", "MMEngine", "param_scheduler of a configuration in Python", $"a list '{List}', or is that list", root => ListOf(root) is not null, Read);

    private static JsonPart? ListOf(JsonPart root) =>
        root.At(List) is { Kind: JsonValueKind.Array or JsonValueKind.Object } list ? list
        : root.IsArray && root.Members.Count > 0 && root.Members.All(part => part.Value.At("type") is not null) ? root
        : root.At("type") is not null && root.At("by_epoch") is not null ? root
        : null;

    private static void Read(ImportedFile file)
    {
        var list = ListOf(file.Root)!;
        var parts = (list.IsArray ? list.Members.Select(member => member.Value) : [list]).Select(part => MmenginePart.Of(file, part)).ToList();
        foreach (var target in parts.OfType<MmenginePart>().GroupBy(part => part.Target))
            file.Add(new MmengineTarget(file, target.Key, [.. target]).ToGiven());
    }
}
