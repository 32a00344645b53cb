using LrExpr.Binding;
using LrExpr.Checks;
using LrExpr.Diagnostics;
using LrExpr.Running;
using LrExpr.Settings;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Reads the tests of a schedule. They are read with the configuration and run by whoever asks for it.</summary>
/// <param name="schedule">The schedule that has them.</param>
/// <param name="shared">The shared parameters.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class TestReader(ScheduleSymbol schedule, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
{
    private readonly ClaimReader _reader = new(schedule, shared, diagnostics, "LRX7004");

    /// <summary>Reads the tests of schedules that have any.</summary>
    public static void ReadAll(
        List<ScheduleSymbol> schedules, CodeTable codes, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
    {
        foreach (var schedule in schedules)
        {
            if (schedule.Definition.Tests is not { Setting.IsNullOrEmpty: false } place)
                continue;

            // Of a schedule whose parameters are not known, it is not known either what its tests can name.
            var loaded = codes.Find(schedule);
            if (loaded is null && schedule.Definition is { Formula: null, Keyframes: null } && schedule.Kind is not { IsFaulty: false })
                continue;
            var tests = new TestReader(schedule, shared, diagnostics).Read(place);
            if (loaded is not null)
                codes.Replace(loaded with { Tests = tests });
        }
    }

    /// <summary>The tests that are right.</summary>
    public IReadOnlyList<ScheduleTest> Read(PlacedSetting tests)
    {
        if (tests.Setting.IsNullOrEmpty)
            return [];
        if (tests.Setting.IsArray)
            return [.. tests.Children.Select(ReadTest).OfType<ScheduleTest>()];
        _reader.Report(tests, "'Tests' must be an array of objects such as { \"At\": 500, \"Is\": 0.1 }");
        return [];
    }

    private ScheduleTest? ReadTest(PlacedSetting place)
    {
        int before = diagnostics.ErrorCount;
        if (!_reader.IsObject(place, "a test", Keys.OfTest))
            return null;
        bool hasStep = ClaimReader.Given(place, "At") is not null, hasRange = ClaimReader.Given(place, "To") is not null;
        if (hasStep == hasRange || hasStep && ClaimReader.Given(place, "From") is not null)
            _reader.Report(place, "a test needs either 'At', a step, or 'To', and perhaps 'From', a range");
        var (first, last) = hasStep ? (_reader.Step(place, "At") ?? 0, null) : _reader.Range(place);
        var range = new CheckedRange(first, last ?? first);
        if (diagnostics.ErrorCount == before && !range.IsAffordable(schedule.Cost))
            _reader.Report(place, FormattableString.Invariant($"{range.Count} steps of cost {schedule.Cost} are too many for a test; the product may be {DefinitionLimits.ExpectWork}"));

        var given = ReadInputs(place);
        var claims = new List<Claim>();
        double within = _reader.Number(place, "Within") ?? 0;
        if (within < 0)
            _reader.Report(place.Child("Within")!.Value, "'Within' must not be negative");
        if (_reader.Number(place, "Is") is { } value)
            claims.Add(new IsValue(value, within));
        else if (ClaimReader.Given(place, "Within") is { } useless && ClaimReader.Given(place, "Is") is null)
            _reader.Report(useless, "'Within' belongs to 'Is', which is missing");
        if (_reader.Number(place, "Min") is { } min)
            claims.Add(new AtLeast(min));
        if (_reader.Number(place, "Max") is { } max)
            claims.Add(new AtMost(max));
        if (new[] { "Is", "Min", "Max" }.All(key => ClaimReader.Given(place, key) is null))
            _reader.Report(place, "a test needs 'Is', 'Min' or 'Max'");
        return diagnostics.ErrorCount > before ? null : new ScheduleTest(place, range, claims) { Given = given };
    }

    /// <summary>What inputs are. A value beyond a limit is taken as the limit, as in a call; a required one must be there.</summary>
    private List<GivenInput> ReadInputs(PlacedSetting test)
    {
        // Of a schedule with an error it is not known which inputs it has.
        var inputs = schedule.Inputs;
        var given = new List<GivenInput>();
        if (schedule.IsFaulty)
            return given;
        var with = ClaimReader.Given(test, "With");
        if (with is { Setting: { HasChildren: false } or { IsArray: true } } wrong)
            _reader.Report(wrong, "'With' must be an object of inputs such as { \"load\": 0.5 }");
        else
            given.AddRange((with?.Children ?? []).Select(ReadInput).OfType<GivenInput>());
        var misspelt = (with?.Children ?? []).SelectMany(place => NearestNames.Of(place.Setting.Key, inputs.Select(input => input.Name)));
        foreach (var missing in inputs.Where(input => input.Default is null && with?.Child(input.Name) is not { Setting.IsNullOrEmpty: false } && !misspelt.Contains(input.Name)))
            _reader.Report(test, $"the test must give input {Printable.Quote(missing.Name)}, which has no default, in 'With'");
        return given;
    }

    private GivenInput? ReadInput(PlacedSetting place)
    {
        var inputs = schedule.Inputs;
        string name = place.Setting.Key;
        if (InputPlaces.Find(inputs, name) is >= 0 and var index)
            return _reader.Number(place) is { } value ? new GivenInput(inputs[index], inputs[index].Within(value)) : null;
        string known = inputs.IsEmpty ? "; it has none" : NearestNames.Suggest(name, inputs.Select(input => input.Name));
        _reader.Report(place, $"schedule {Printable.Quote(schedule.Name)} has no input {Printable.Quote(name)}{known}");
        return null;
    }
}
