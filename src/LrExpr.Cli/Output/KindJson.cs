namespace LrExpr.Cli.Output;

/// <summary>Kinds for scripts.</summary>
internal static class KindJson
{
    public static void Write(IReadOnlyList<KindDescription> kinds, Terminal terminal) =>
        JsonText.Write(terminal.Output, text => text.Objects("kinds", kinds, kind => Write(kind, text)));

    private static void Write(KindDescription kind, JsonText text)
    {
        var json = text.Json;
        json.WriteString("name", kind.Name);
        text.Strings("aliases", kind.Aliases);
        json.WriteString("library", kind.Library);
        json.WriteString("version", kind.Version);
        json.WriteString("link", kind.Link);
        json.WriteString("description", kind.Description);
        text.Objects("parameters", kind.Parameters, parameter =>
        {
            json.WriteString("name", parameter.Name);
            json.WriteString("inFormula", parameter.InFormula);
            json.WriteString("type", parameter.Type);
            json.WriteBoolean("required", parameter.IsRequired);
            json.WriteString("default", parameter.Default);
            text.Strings("options", parameter.Options);
            json.WriteString("description", parameter.Description);
            json.WriteString("unit", parameter.Unit);
        });
        text.Strings("constraints", kind.Constraints);
        json.WriteString("until", kind.Until);
        json.WriteString("beyond", kind.Beyond);
        text.Objects("seeAlso", kind.SeeAlso, other =>
        {
            json.WriteString("name", other.Key);
            json.WriteString("note", other.Value);
        });
        json.WriteString("formula", kind.Formula);
        text.Objects("states", kind.States, state =>
        {
            json.WriteString("name", state.Name);
            json.WriteString("start", state.Start);
            json.WriteString("update", state.Update);
        });
        text.Strings("signals", kind.Signals);
        text.Objects("outputs", kind.Outputs, output =>
        {
            json.WriteString("name", output.Name);
            json.WriteString("description", output.Description);
            json.WriteString("formula", output.Formula);
            json.WriteString("when", output.When);
            text.Strings("needs", output.Needs);
        });
    }
}
