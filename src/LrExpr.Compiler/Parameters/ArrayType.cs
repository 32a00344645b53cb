using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;

namespace LrExpr.Parameters;

/// <summary>An array of numbers.</summary>
internal sealed class ArrayType() : ConstantType<double[]>(FormulaType.Array)
{
    public static ArrayType Instance { get; } = new();

    public override string Name => "array";

    public override KerasForm KerasForm { get; } = new("an array of numbers", JsonValueKind.Array) { Each = KerasForm.Number };

    /// <summary>.NET makes an empty text of an empty array, and a null of a null.</summary>
    public override bool IsGivenBy(Setting setting) => setting.Text is not null || setting.HasChildren;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.Array;

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Numbers(value.Value.Array, given);

    /// <summary>A copy, which the code may write to.</summary>
    public override double[] ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => [.. value.Value.Array];
}
