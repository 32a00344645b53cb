using LrExpr.Definitions;
using LrExpr.Text;

namespace LrExpr.Kinds;

/// <summary>The words the catalogue is written in.</summary>
internal static class KindEntry
{
    public static KindDefinition Kind(KindSource source, string name, string description, KindParameter[] parameters, string[] constraints, string formula) =>
        new(name, "kinds:" + name)
        {
            Source = source,
            Description = description,
            Parameters = [.. parameters],
            Constraints = [.. constraints.Select(constraint => new SourceText(constraint, "kinds:" + name + ":Constraints"))],
            Formula = new SourceText(formula, "kinds:" + name + ":Formula"),
        };

    public static KindParameter Number(string name, string description, string? @default = null, string? unit = null) =>
        Parameter(name, KindParameterType.Number, description, @default) with { Unit = unit };

    public static KindParameter Boolean(string name, string description, string? @default = null) =>
        Parameter(name, KindParameterType.Boolean, description, @default);

    public static KindParameter Array(string name, string description, string? unit = null) =>
        Parameter(name, KindParameterType.Array, description, null) with { Unit = unit };

    public static KindParameter Optional(this KindParameter parameter) => parameter with { IsOptional = true };

    private static KindParameter Parameter(string name, KindParameterType type, string description, string? @default) =>
        new(name, type)
        {
            Path = "kinds:Parameters:" + name,
            Description = description,
            Default = @default is null ? null : new PlacedSetting(new Setting(name, @default), "kinds:Parameters:" + name),
        };
}
