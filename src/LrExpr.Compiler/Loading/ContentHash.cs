using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>A hash of what a section means, the same on every machine; <c>docs/decisions/content-hash.md</c> says what counts.</summary>
internal sealed class ContentHash
{
    /// <summary>Begins the normal form, so that another normal form has other hashes.</summary>
    private const string Version = "LrExpr 1";

    private const int ShownDigits = 12;

    private static readonly SetDefinition Nothing = new() { Content = SetContent.Of(new Setting("", (string?)null)) };

    private readonly BinaryWriter _output;
    private readonly HashSet<ScheduleSymbol> _named;

    private ContentHash(BinaryWriter output, IEnumerable<ScheduleSymbol> named)
    {
        _output = output;
        _named = [.. named];
    }

    /// <param name="set">A set without errors; null for one without anything.</param>
    /// <returns>The first digits of the hash, in hexadecimal and small letters.</returns>
    public static string Of(LoadedSet? set)
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes, Encoding.UTF8);
        new ContentHash(output, set?.Symbols ?? []).WriteSet(set?.Definition ?? Nothing);
        output.Flush();
        return Convert.ToHexStringLower(XxHash128.Hash(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..ShownDigits];
    }

    private void WriteSet(SetDefinition definition)
    {
        _output.Write(Version);
        WriteSettings(definition.Parameters);
        WriteInputs(definition.Inputs);
        WriteTimes(definition.Times);
        WriteByName(definition.Functions, function => function.Name, function => WriteText(function.Source?.Text, isFunction: true));
        WriteByName(definition.Kinds, kind => kind.Name, WriteKind);
        WriteByName(_named, schedule => schedule.Name, WriteSchedule);
        _output.Write(definition.EffectiveFrom.HasValue);
        _output.Write(definition.EffectiveFrom ?? 0);
    }

    /// <summary>The parameters in their order, which is that of arguments.</summary>
    private void WriteKind(KindDefinition kind)
    {
        _output.Write(kind.Code is not null);
        WriteText(kind.Formula?.Text);
        WriteAll(kind.Parameters, parameter =>
        {
            WriteName(parameter.Name);
            WriteName(parameter.Type?.Name ?? "");
            _output.Write(parameter.IsOptional);
            WriteAll(parameter.Options, WriteName);
            WriteSetting(parameter.Default?.Setting);
        });
        WriteAll(kind.Constraints, constraint => WriteText(constraint.Text));
        WriteState(kind.State, Dialect.Formula);
    }

    private void WriteSchedule(ScheduleSymbol schedule)
    {
        var definition = schedule.Definition;
        if (schedule.Kind is { } kind)
        {
            WriteName(kind.Name);
            WriteByName(
                schedule.Parameters.Where(parameter => definition.Parameters.Any(place => IsOf(place, parameter))),
                parameter => parameter.Name,
                parameter => WriteArgument(parameter, definition.Parameters.First(place => IsOf(place, parameter)).Setting));
        }
        else
        {
            WriteName("");
            _output.Write((int)definition.Dialect);

            WriteFormula(definition.Formula?.Text, definition.Dialect);
            WriteSettings(definition.Parameters);
        }

        WriteKeyframes(definition);
        WriteInputs(definition.Inputs);
        WriteState(definition.State, definition.Dialect);
        WriteTimes(definition.Times);
        _output.Write(definition.Unit?.Ticks ?? 0);
        WriteSetting(definition.Expect?.Setting);
    }

    /// <summary>The tokens of C# are others: 1.0 is no 1 there.</summary>
    private void WriteFormula(string? text, Dialect dialect)
    {
        if (dialect == Dialect.CSharp)
            WriteAsItIs(text);
        else
            WriteText(text);
    }

    /// <summary>Nothing where there are none.</summary>
    private void WriteKeyframes(ScheduleDefinition definition)
    {
        if (definition.Keyframes is not { } keyframes)
            return;
        WriteName("Keyframes");
        WriteAsItIs(keyframes.Between?.Setting.Text);
        WriteByName(keyframes.Frames, frame => NormalText.Of(frame.Place.Setting.Key) ?? frame.Place.Setting.Key, frame =>
        {
            WriteFormula(frame.Value?.Text, definition.Dialect);
            WriteAsItIs(frame.Between?.Setting.Text);
        });
    }

    /// <summary>Nothing where there are none: a section without inputs has the hash it had before there were any.</summary>
    private void WriteInputs(IReadOnlyList<PlacedSetting> inputs)
    {
        if (inputs.Count > 0)
            WriteOpen("Inputs", inputs, Keys.OfInput);
    }

    /// <summary>Nothing where nothing is kept, likewise.</summary>
    private void WriteState(StateDefinition? state, Dialect dialect)
    {
        if (state is null)
            return;
        WriteOpen("State", state.States, Keys.OfState);
        WriteByName(state.Updates, update => update.Name, update => WriteFormula(update.Formula?.Text, dialect));
        _output.Write(state.Signals is null);
        WriteOpen("Signals", state.Signals ?? [], Keys.OfInput);
    }

    /// <summary>Numbers with what they are by default and their limits. One without a default counts too.</summary>
    private void WriteOpen(string group, IReadOnlyList<PlacedSetting> places, ImmutableArray<Key> keys)
    {
        WriteName(group);
        WriteByName(places, place => place.Setting.Key, place =>
        {
            if (place.Setting.IsText || place.Setting.IsNullOrEmpty)
                WriteSetting(place.Setting);
            else
                WriteSettings(place.Children.Where(member => keys.Any(key => key.IsExpression && Syntax.Names.Same(key.Name, member.Setting.Key))));
        });
    }

    /// <summary>Nothing where nothing is said, as of inputs. Dates are no formulas: each text counts as it is.</summary>
    private void WriteTimes(TimeSettings times)
    {
        foreach (var (key, place) in times.All)
        {
            WriteName(key);
            WriteAsItIs(place.Setting);
        }
    }

    private void WriteAsItIs(Setting setting)
    {
        WriteAsItIs(setting.Text);
        WriteAll([.. setting.Children.OrderBy(child => child.Key, Syntax.Names.Comparer)], child =>
        {
            WriteName(child.Key);
            WriteAsItIs(child);
        });
    }

    private static bool IsOf(PlacedSetting place, ParameterSymbol parameter) =>
        parameter.Type.IsGivenBy(place.Setting) && KindParameter.Canonical(place.Setting.Key) == KindParameter.Canonical(parameter.Name);

    private void WriteArgument(ParameterSymbol parameter, Setting given)
    {
        switch (parameter.Type.Text)
        {
            case TextMeaning.Option:
                WriteName(parameter.Option);
                break;
            case TextMeaning.Schedule:
                WriteAll(parameter.Schedules, WriteReference);
                break;
            default:
                WriteSetting(given);
                break;
        }
    }

    /// <summary>A schedule of the set by its name; one in place with all that it is.</summary>
    private void WriteReference(ScheduleSymbol schedule)
    {
        bool isNamed = _named.Contains(schedule);
        _output.Write(isNamed);
        if (isNamed)
            WriteName(schedule.Name);
        else
            WriteSchedule(schedule);
    }

    private void WriteSettings(IEnumerable<PlacedSetting> places) =>
        WriteByName(places.Where(place => !place.Setting.IsNullOrEmpty), place => place.Setting.Key, place => WriteSetting(place.Setting));

    /// <summary>A text, or members by their keys; nothing for a null, which is as good as no setting.</summary>
    private void WriteSetting(Setting? setting)
    {
        string? text = setting is null or { IsNullOrEmpty: true } ? null : TextOf(setting);
        WriteText(text);
        WriteByName(text is null && setting is not null ? setting.Children.Where(member => !member.IsNullOrEmpty) : [], member => member.Key, WriteSetting);
    }

    /// <summary>The text of a setting; an array of texts is the text that could stand in its place.</summary>
    private static string? TextOf(Setting setting) =>
        setting.Text is not null || !setting.IsWholeArray || !setting.Children.All(element => element.IsText && NormalText.Of(element.Text!) is not null) ? setting.Text
        : "[" + string.Join(", ", setting.Children.OrderBy(Setting.IndexOf).Select(element => NormalText.Of(element.Text!))) + "]";

    private void WriteText(string? text, bool isFunction = false)
    {
        // A date is no subtraction.
        bool isTime = text is not null && !isFunction && StepText.IsMeant(text);
        if (isTime)
            WriteName("time");
        string? normal = text is null || isTime ? null : NormalText.Of(text, isFunction);
        _output.Write(normal is not null);
        WriteAsItIs(normal ?? text);
    }

    private void WriteAsItIs(string? text)
    {
        _output.Write(text is not null);
        _output.Write(text?.Trim() ?? "");
    }

    private void WriteName(string name) => _output.Write(name.ToUpperInvariant());

    private void WriteByName<T>(IEnumerable<T> items, Func<T, string> name, Action<T> write) =>
        WriteAll([.. items.OrderBy(item => name(item).ToUpperInvariant(), StringComparer.Ordinal)], item =>
        {
            WriteName(name(item));
            write(item);
        });

    private void WriteAll<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        _output.Write(items.Count);
        foreach (var item in items)
            write(item);
    }
}
