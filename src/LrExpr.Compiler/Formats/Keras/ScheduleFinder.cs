using LrExpr.Json;

namespace LrExpr.Formats.Keras;

/// <summary>A value and the names that lead to it.</summary>
internal sealed record FoundPart(JsonPart Part, IReadOnlyList<string> Names)
{
    public string Pointer => string.Concat(Names.Select(name => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}

/// <summary>
/// Finds the schedule in what Keras writes: a schedule by itself, or the learning rate of an optimizer, a compilation or a model.
/// </summary>
internal sealed class ScheduleFinder(KerasJsonErrors errors)
{
    private const string LearningRate = "learning_rate";

    /// <summary>Where a class of Keras' own has this module, it is no schedule.</summary>
    private const string ScheduleModule = "keras.optimizers.schedules";

    /// <summary>The optimizers of Keras, whose legacy form says nothing of a module.</summary>
    private static readonly HashSet<string> Optimizers =
    [
        "SGD", "Adam", "AdamW", "Adamax", "Adagrad", "Adadelta", "Adafactor", "Ftrl", "Lamb", "Lion", "LossScaleOptimizer", "Muon", "Nadam", "RMSprop",
    ];

    /// <summary>The schedule; null where there is none, or more than one, which is reported.</summary>
    public FoundPart? Find(JsonPart document, string? pointer)
    {
        if (Resolve(document, pointer ?? "") is not { } start)
            return null;
        if (start.Part is { IsObject: false } || IsSchedule(start.Part))
            return Checked(start);

        var rates = new List<FoundPart>();
        Collect(start.Part, [.. start.Names], rates);
        switch (rates)
        {
            case []:
                errors.NotASchedule(start.Part);
                return null;
            case [var only]:
                return Checked(only);
            default:
                errors.SeveralSchedules(rates[0].Part, [.. rates.Select(rate => rate.Pointer)]);
                return null;
        }
    }

    /// <summary>Whether an object is itself meant as a schedule. One whose class is unknown is: to look inside it could miss what it does to its rate.</summary>
    private static bool IsSchedule(JsonPart part)
    {
        if (part["class_name"] is not { } name || part["compile_config"] is not null)
            return part["config"] is not null && part[LearningRate] is null && part["module"]?.Text == ScheduleModule;
        string module = part["module"]?.Text ?? "";
        bool isOther = module.StartsWith("keras.", StringComparison.Ordinal) && !module.Contains("schedule", StringComparison.Ordinal);
        return !isOther && !Optimizers.Contains(name.Text ?? "");
    }

    private FoundPart? Checked(FoundPart found)
    {
        if (found.Part.IsObject)
            return found;
        if (found.Part.Kind == System.Text.Json.JsonValueKind.Number)
            errors.ConstantRate(found.Part);
        else
            errors.NotASchedule(found.Part);
        return null;
    }

    private static void Collect(JsonPart part, List<string> names, List<FoundPart> rates)
    {
        foreach (var member in part.Members)
        {
            names.Add(member.Name);
            if (member is { Name: LearningRate, NameSpan: not null })
                rates.Add(new FoundPart(member.Value, [.. names]));
            else
                Collect(member.Value, names, rates);
            names.RemoveAt(names.Count - 1);
        }
    }

    private FoundPart? Resolve(JsonPart document, string pointer)
    {
        var names = new List<string>();
        var part = document;
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            errors.BadPointer(pointer);
            return null;
        }

        foreach (string token in pointer.Split('/').Skip(1))
        {
            string name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (part[name] is not { } next)
            {
                errors.NothingAt(part, pointer, name);
                return null;
            }

            names.Add(name);
            part = next;
        }

        return new FoundPart(part, names);
    }
}
