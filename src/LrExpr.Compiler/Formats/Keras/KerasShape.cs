using System.Text.Json;
using LrExpr.Binding;
using LrExpr.Json;
using LrExpr.Parameters;

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
        var form = parameter.Type.KerasForm;
        if (given.Value.Kind == JsonValueKind.Null || Wrong(form, given.Value) is not { } wrong)
            return;
        errors.WrongShape(wrong, parameter.Name, form.Words);
        _reported.Add(path);
    }

    /// <summary>The part of a value that has the wrong form; what is wrong in other ways has been reported.</summary>
    private static JsonPart? Wrong(KerasForm form, JsonPart value) =>
        !form.Kinds.Contains(value.Kind) || value.IsObject && form.Key is { } key && value[key] is null ? value
        : form.Each is not { } each ? null
        : value.Members.Count == 0 ? value
        : value.Members.Select(member => Wrong(each, member.Value)).FirstOrDefault(part => part is not null);
}
