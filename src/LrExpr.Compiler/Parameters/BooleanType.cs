using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LrExpr.Json;
using LrExpr.Language;

namespace LrExpr.Parameters;

internal sealed class BooleanType() : ConstantType<bool>(FormulaType.Boolean)
{
    public static BooleanType Instance { get; } = new();

    public override string Name => "boolean";

    public override KerasForm KerasForm { get; } = new("true or false", JsonValueKind.True, JsonValueKind.False);

    public override JsonObject Schema(ImmutableArray<string> options) => Shape.Boolean;

    public override void Write(Argument value, Setting? given, IArgumentWriter writer) => writer.Boolean(value.Value.Boolean);

    public override bool ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf) => value.Value.Boolean;
}
