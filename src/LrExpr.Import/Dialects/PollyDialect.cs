using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>The options of Polly's retries in an <c>appsettings.json</c>, wherever they stand. Each is a schedule of milliseconds by the number of the attempt.</summary>
internal static class PollyDialect
{
    private const string Type = "BackoffType", Jitter = "UseJitter";

    private static readonly string[] Delays = ["Delay", "MaxDelay"];

    private static readonly string[] Known = [Type, Jitter, .. Delays, "MaxRetryAttempts", "ShouldRetryAfterHeader", "Name"];

    public static ImportDialect Row { get; } = new(
        "polly", "Polly", "options of a retry in appsettings.json", "an object with 'BackoffType' or 'MaxRetryAttempts'", root => Retries(root, [], 0).Any(), Read);

    private static void Read(ImportedFile file)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, retry) in Retries(file.Root, [], 0))
        {
            string last = path.Length == 0 ? "delay" : path[^1] + "_delay";
            string name = names.Add(last) ? last : string.Join('_', path) + "_delay";
            names.Add(name);
            if (Schedule(file, retry) is { } draft)
                file.Add(draft.ToGiven(name) is var given ? given with { Members = given.Members.Add(new Given("Unit", "milliseconds", null)) } : given);
        }
    }

    private static Draft? Schedule(ImportedFile file, JsonPart retry)
    {
        foreach (var member in retry.Members.Where(member => !Known.Any(name => Names.Same(name, member.Name))))
            file.Errors.UnknownMember(member, Known);
        if (Find(retry, Jitter) is not { } jitter)
            file.Errors.Doubtful(retry.Mark, "'UseJitter' is not here; the options of HTTP clients have it on by default, and delays are random numbers then");
        else if (jitter.Value.Kind == JsonValueKind.True || Names.Same(jitter.Value.Text ?? "", "true"))
            file.Errors.CannotBeTakenOver(jitter.Value.Mark, "with 'UseJitter' delays are random numbers, which no schedule is", "a schedule of the kind 'lrexpr.decorrelated_jitter' has random delays that a seed repeats");
        if (Find(retry, Type) is not { } type)
        {
            file.Errors.Missing(retry, Type, "which is Constant for a retry and Exponential for one of an HTTP client where nothing is said");
            return null;
        }

        if (file.KindOf("Polly", "Polly", type.Value) is not { } kind)
            return null;
        var draft = new Draft(file, kind, type.Value);
        foreach (string name in Delays)
        {
            if (Find(retry, name) is { } delay && Milliseconds(file, delay) is { } milliseconds)
                draft.Set(name, milliseconds, delay.Value);
        }

        return draft;
    }

    private static string? Milliseconds(ImportedFile file, JsonMember delay)
    {
        if (delay.Value.IsText() && TimeSpan.TryParse(delay.Value.Text, CultureInfo.InvariantCulture, out var time))
            return NumberText.Of(time.TotalMilliseconds);
        file.Errors.WrongShape(delay.Value, delay.Name, "a time as .NET writes it, such as \"00:00:02\"");
        return null;
    }

    /// <summary>Configuration does not look at the case of names.</summary>
    private static JsonMember? Find(JsonPart retry, string name) => retry.Members.FirstOrDefault(member => Names.Same(member.Name, name) && member.Value.Kind != JsonValueKind.Null);

    private static IEnumerable<(ImmutableArray<string> Path, JsonPart Retry)> Retries(JsonPart part, ImmutableArray<string> path, int depth) =>
        part.Kind != JsonValueKind.Object || depth > JsonRules.MostNesting ? []
        : Find(part, Type) is not null || Find(part, "MaxRetryAttempts") is not null ? [(path, part)]
        : part.Members.SelectMany(member => Retries(member.Value, path.Add(member.Name), depth + 1));
}
