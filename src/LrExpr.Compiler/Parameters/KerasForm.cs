using System.Text.Json;

namespace LrExpr.Parameters;

/// <summary>What stands in the JSON of Keras for a value.</summary>
/// <param name="Words">What it must be, for messages.</param>
/// <param name="Kinds">What sort of JSON it is; beside it null is no value.</param>
internal sealed record KerasForm(string Words, params JsonValueKind[] Kinds)
{
    public static KerasForm Number { get; } = new("a number", JsonValueKind.Number);

    /// <summary>A number is a constant schedule, which is what Keras makes of it.</summary>
    public static KerasForm Schedule { get; } =
        new("a schedule, an object with 'class_name' and 'config'", JsonValueKind.Number, JsonValueKind.Object) { Key = "class_name" };

    /// <summary>What each element or member is, of which there must be some; null where it is not asked.</summary>
    public KerasForm? Each { get; init; }

    /// <summary>A key that an object must have.</summary>
    public string? Key { get; init; }
}
