using LrExpr.Formats.Keras;
using LrExpr.Kinds;

namespace LrExpr.Formats.Libraries;

/// <summary>Arguments of Hugging Face's <c>TrainingArguments</c> as JSON. What has an argument of its own there is not one of the schedule.</summary>
internal sealed class HuggingFaceForm : LibraryForm
{
    private static readonly (string Parameter, string Argument)[] OfTheTrainer = [("num_warmup_steps", "warmup_steps"), ("num_training_steps", "max_steps")];

    public override string Name => "huggingface";

    public override string Library => "Transformers";

    public override string Description => "TrainingArguments of Hugging Face as JSON";

    public override string Prefix => TransformersKinds.Prefix;

    public override string Write(LibrarySchedule schedule)
    {
        var given = schedule.Call.Given.ToDictionary(pair => pair.Declared.Name, pair => Json(pair.Declared, pair.Given));
        var keywords = given.Where(pair => !OfTheTrainer.Any(row => row.Parameter == pair.Key)).Select(pair => (pair.Key, pair.Value)).ToList();

        // The short name is the one the trainer knows.
        string type = schedule.Call.Kind.Definition.Aliases[0][(Prefix.Length + 1)..];
        return Statement("", JsonObject(
        [
            ("learning_rate", new CodeNode.Text(PythonText.Float(schedule.Rate!.Value))),
            ("lr_scheduler_type", Quoted(type)),
            .. OfTheTrainer.Where(row => given.ContainsKey(row.Parameter)).Select(row => (row.Argument, given[row.Parameter])),
            .. keywords.Count == 0 ? Enumerable.Empty<(string, CodeNode)>() : [("lr_scheduler_kwargs", JsonObject(keywords))],
        ]), isBroken: true);
    }
}
