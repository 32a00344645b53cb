namespace LrExpr.Cli.Output;

/// <summary>Values by step for scripts: <c>{"learning_rate":[[0,0.1],[1,0.1]]}</c>.</summary>
internal static class ValueJson
{
    public static void Write(IReadOnlyList<long> steps, IReadOnlyList<CompiledSchedule> schedules, Terminal terminal) => JsonText.Write(terminal.Output, text =>
    {
        text.Json.WriteStartObject();
        foreach (var schedule in schedules)
        {
            text.Json.WriteStartArray(schedule.Name);
            foreach (long step in steps)
            {
                text.Json.WriteStartArray();
                text.Json.WriteNumberValue(step);
                text.Number(schedule.At(step));
                text.Json.WriteEndArray();
            }

            text.Json.WriteEndArray();
        }

        text.Json.WriteEndObject();
    });
}
