using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Json;
using LrExpr.Kinds;

namespace LrExpr.Formats.Keras;

/// <summary>
/// What a configuration allows and Keras does not: texts for numbers, and built-in kinds in the place of classes of one's own, whose
/// values would be others.
/// </summary>
internal sealed class KerasShape(KerasPlaces places, KerasJsonErrors errors)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    /// <summary>Whether something was reported at a key path or above, so that nothing else needs to be said of it.</summary>
    public bool HasReported(string path)
    {
        var lookup = _reported.GetAlternateLookup<ReadOnlySpan<char>>();
        var above = path.AsSpan();
        for (int end = above.Length; end > 0; end = above.LastIndexOf(':'))
        {
            above = above[..end];
            if (lookup.Contains(above))
                return true;
        }

        return false;
    }

    /// <summary>Checks a schedule and those in it.</summary>
    public void Check(ScheduleSymbol schedule)
    {
        if (schedule.Kind is not { } kind || places.Find(schedule.Definition.Path)?.Value is not { } envelope)
            return;
        CheckOrigin(envelope, kind);
        foreach (var given in envelope["config"]?.Members ?? [])
        {
            if (given.Name != "name" && kind.Parameter(given.Name) is { } parameter)
                CheckParameter(parameter, given, schedule.Definition.Path + ":config:" + given.Name);
        }

        foreach (var inner in schedule.Parameters.SelectMany(parameter => parameter.Schedules))
            Check(inner);
    }

    private void CheckOrigin(JsonPart envelope, KindSymbol kind)
    {
        if (!kind.IsBuiltIn)
            return;
        if (envelope["registered_name"] is { Text: { } registered } name && registered.Contains('>', StringComparison.Ordinal))
            errors.OneOfOnesOwn(name, kind.Name, "'registered_name'");
        else if (envelope["module"] is { Kind: JsonValueKind.Null } module)
            errors.OneOfOnesOwn(module, kind.Name, "'module' null");
        else if (envelope["class_name"] is { Text: { } className } part && className.Contains('>', StringComparison.Ordinal))
            errors.OneOfOnesOwn(part, kind.Name, "its package");
    }

    private void CheckParameter(ParameterSymbol parameter, JsonMember given, string path)
    {
        string must = parameter.Type switch
        {
            KindParameterType.Number => "a number",
            KindParameterType.Boolean => "true or false",
            KindParameterType.Array => "an array of numbers",
            KindParameterType.Table => "an object of numbers by numbers",
            KindParameterType.Schedule => "a schedule, an object with 'class_name' and 'config'",
            KindParameterType.Schedules => "an array of schedules",
            _ => "the name of an option",
        };
        if (Wrong(parameter.Type, given.Value) is not { } wrong)
            return;
        errors.WrongShape(wrong, parameter.Name, must);
        _reported.Add(path);
    }

    /// <summary>The part of a value that has the wrong shape; what is wrong in other ways has been reported.</summary>
    private static JsonPart? Wrong(KindParameterType type, JsonPart value) => type switch
    {
        _ when value.Kind == JsonValueKind.Null => null,
        KindParameterType.Choice => value.Kind == JsonValueKind.String ? null : value,
        KindParameterType.Number => value.Kind == JsonValueKind.Number ? null : value,
        KindParameterType.Boolean => value.Kind is JsonValueKind.True or JsonValueKind.False ? null : value,
        KindParameterType.Array => value is { IsArray: true, Members.Count: > 0 } ? NotANumber(value) : value,
        KindParameterType.Table => value is { IsObject: true, Members.Count: > 0 } ? NotANumber(value) : value,
        KindParameterType.Schedules => value is { IsArray: true, Members.Count: > 0 } ? value.Members.Select(member => NotASchedule(member.Value)).FirstOrDefault(part => part is not null) : value,
        _ => NotASchedule(value),
    };

    private static JsonPart? NotANumber(JsonPart list) => list.Members.Select(member => member.Value).FirstOrDefault(part => part.Kind != JsonValueKind.Number);

    /// <summary>A number is a constant schedule, which is what Keras makes of it.</summary>
    private static JsonPart? NotASchedule(JsonPart value) =>
        value.Kind == JsonValueKind.Number || value["class_name"] is not null ? null : value;
}
