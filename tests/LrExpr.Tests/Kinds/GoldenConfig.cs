using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LrExpr.Binding;
using LrExpr.Kinds;
using LrExpr.Parameters;
using LrExpr.Tests.Support;

namespace LrExpr.Tests.Kinds;

/// <summary>The configuration of a golden case, which is in Python's words, as settings.</summary>
/// <param name="file">The file it stands in.</param>
/// <param name="kinds">The kinds, which say what is a parameter and of which type.</param>
internal sealed partial class GoldenConfig(GoldenFile file, DefinitionTable kinds)
{
    /// <summary>The configuration of a schedule that is named by its kind alone.</summary>
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    /// <summary>A definition, in place or under a name.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="kind">The library's name of the kind.</param>
    /// <param name="config">The arguments in the library's words.</param>
    /// <param name="around">What is left to others, by name.</param>
    public Setting ToSetting(string key, string kind, JsonElement config, IReadOnlyDictionary<string, string> around)
    {
        string name = file.Full(kind);
        var declared = kinds.FindKind(name)?.Definition.Parameters ?? [];
        var given = config.EnumerateObject().Where(member => !file.KindMembers.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value);
        var inherited = file.LeftToOthers
            .Select(left => (Name: left, Value: given.TryGetValue(left, out var value) ? value.GetRawText() : around.GetValueOrDefault(left)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Value!);
        var parameters = given
            .Where(member => !file.LeftToOthers.Contains(member.Key))
            .Select(member => ToSetting(member.Key, member.Value, TypeOf(member.Key), inherited))
            .Concat(inherited.Where(pair => TypeOf(pair.Key) is not null).Select(pair => new Setting(pair.Key, pair.Value)));
        return new Setting(key, [new Setting("Kind", name), new Setting("Parameters", parameters)]);

        ParameterType? TypeOf(string parameter) => declared.FirstOrDefault(one => one.Name == parameter)?.Type;
    }

    /// <summary>A progress as a step and the number of steps, without rounding: a double is a whole number over a power of two.</summary>
    public static (long Step, double MaxIter) Fraction(double progress)
    {
        double maxIter = 1;
        while (progress * maxIter != Math.Floor(progress * maxIter))
            maxIter *= 2;
        return ((long)(progress * maxIter), maxIter);
    }

    private Setting ToSetting(string key, JsonElement value, ParameterType? type, IReadOnlyDictionary<string, string> around) => type switch
    {
        ScheduleType when value.ValueKind == JsonValueKind.String && kinds.FindKind(file.Full(value.GetString()!)) is not null => ToSetting(key, value.GetString()!, Nothing, around),
        ScheduleType when value.ValueKind == JsonValueKind.String => new Setting(key, FromPython(value.GetString()!)),
        ScheduleType when value.ValueKind == JsonValueKind.Object && value.Member("type") is not null => ToScheduler(key, value, around),
        ScheduleType when value.ValueKind == JsonValueKind.Object => ToSetting(key, value.Text("kind"), value, around),
        SchedulesType => new Setting(
            key, value.EnumerateArray().Select((item, i) => ToSetting(i.ToString(CultureInfo.InvariantCulture), item, ScheduleType.Instance, around))),
        _ => TestData.ToSetting(key, value),
    };

    /// <summary>The body of a lambda of <c>step</c> or <c>x</c>.</summary>
    private static string FromPython(string expression) => Variable().Replace(Conditional().Replace(expression, "$2 ? $1 : $3"), "step");

    [GeneratedRegex("^(.+) if (.+) else (.+)$")]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\bx\b")]
    private static partial Regex Variable();
}
