using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr.Dialects;

/// <summary>What Keras writes: a schedule, an optimizer or a compiled model. It is read as <see cref="KerasJsonOptions"/> says.</summary>
internal static class KerasDialect
{
    public static ImportDialect Row { get; } = new(
        "keras", "Keras", "the JSON of a schedule, an optimizer or a compiled model", "'class_name' and 'config', or a 'learning_rate' that has them", root => IsMeant(root, 0), Read)
    {
        HasComments = false,
    };

    private static bool IsMeant(JsonPart part, int depth) =>
        part.At("class_name").IsText()
        || (part.Kind == JsonValueKind.Object && depth <= JsonRules.MostNesting && part.Members.Any(member => IsMeant(member.Value, depth + 1)));

    private static void Read(ImportedFile file)
    {
        var options = new KerasJsonOptions { Pointer = file.Options.Pointer, Section = file.Options.Section, Source = file.Options.Source };
        if (Schedule.TryFromKerasJson(file.Text, options, out var schedule, out var diagnostics))
            file.Add(ScheduleOfKind.Of(schedule.Symbol, "learning_rate"));
        file.Pass(diagnostics);
    }
}
