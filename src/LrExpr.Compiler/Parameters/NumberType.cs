using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;

namespace LrExpr.Parameters;

internal sealed class NumberType() : ConstantType<double>(FormulaType.Number)
{
    public static NumberType Instance { get; } = new();

    public override string Name => "number";

    public override KerasForm KerasForm => KerasForm.Number;

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.Number;

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Number(value.Value.Number, given);

    public override double ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => value.Value.Number;
}
