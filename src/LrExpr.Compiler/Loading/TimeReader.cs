using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>Reads what schedules tell the time by: a clock, a horizon and windows.</summary>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class TimeReader(DiagnosticBag diagnostics)
{
    private const string Code = "LRX8001";
    private const int ShownZones = 3;

    private static readonly string[] KeysOfClock = [.. Keys.OfClock.Select(key => key.Name)];
    private static readonly string[] KeysOfHorizon = [.. Keys.OfHorizon.Select(key => key.Name)];

    private readonly DefinitionErrors _errors = new(diagnostics);

    /// <summary>What is said, and where nothing is said, what held outside.</summary>
    public StepTimes Read(TimeSettings settings, StepTimes outer)
    {
        var times = outer;
        if (Given(settings.Clock) is { } clock)
            times = times with { Clock = ReadClock(clock) };
        if (Given(settings.Horizon) is { } horizon)
            times = times with { Horizon = ReadHorizon(horizon, times) };
        if (Given(settings.Windows) is { } windows)
            times = times with { Windows = times.Windows.SetItems(ReadWindows(windows)) };
        return times;
    }

    private static PlacedSetting? Given(PlacedSetting? place) => place is { Setting.IsNullOrEmpty: false } ? place : null;

    private Clock? ReadClock(PlacedSetting place)
    {
        if (!IsObject(place, "From, Unit and TimeZone", KeysOfClock))
            return null;
        var zone = ReadZone(Given(place.Child("TimeZone")));
        long? unit = ReadUnit(place);
        if (Given(place.Child("From")) is not { } from)
            _errors.Report(Code, place, "the clock has no 'From', the moment of step 0");
        else if (!from.Setting.IsText || !MomentText.IsMeant(from.Setting.Text!.Trim()))
            _errors.Report(Code, from, "'From' must be a date, such as \"2026-12-01\" or \"2026-12-01T08:00:00Z\"");
        else if (MomentText.Parse(from.Setting.Text!.Trim()) is not { } moment)
            _errors.Report(Code, from, $"{Printable.Quote(from.Setting.Text!)} does not exist");
        else if (zone is not null && moment.In(zone) is not { } first)
            _errors.Report(Code, from, $"{Printable.Quote(from.Setting.Text!)} does not exist in {zone.Id}, where clocks were put forward over it");
        else if (zone is not null && unit is { } length)
            return new Clock(moment.In(zone)!.Value.UtcTicks, length, zone);
        return null;
    }

    private long? ReadUnit(PlacedSetting place)
    {
        if (Given(place.Child("Unit")) is not { } unit)
            _errors.Report(Code, place, "the clock has no 'Unit', the length of a step, such as \"minutes\"");
        else if (!unit.Setting.IsText)
            _errors.Report(Code, unit, "'Unit' must be one text, such as \"minutes\"");
        else if (TimeUnits.Find(unit.Setting.Text) is { } time)
            return time.Ticks;
        else
            _errors.UnknownOption(unit, "unit", TimeUnits.All.Select(known => known.Name));
        return null;
    }

    private TimeZoneInfo? ReadZone(PlacedSetting? place)
    {
        if (place is not { } given || Names.Same(given.Setting.Text ?? "", "UTC"))
            return TimeZoneInfo.Utc;
        if (!given.Setting.IsText)
        {
            _errors.Report(Code, given, "'TimeZone' must be the name of one time zone, such as \"Europe/Berlin\"");
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(given.Setting.Text ?? "", out var zone))
            return zone;
        string[] known = [.. TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id)];
        string nearest = NearestNames.Suggest(given.Setting.Text ?? "", known);
        _errors.Report(Code, given, $"unknown time zone {Printable.Quote(given.Setting.Text ?? "")}{nearest}", Installed(known, given.Setting.Text ?? ""));
        return null;
    }

    /// <summary>A container may have no zones at all; else those of the same region are the ones to look at.</summary>
    private static string Installed(string[] known, string name)
    {
        if (known.All(zone => zone is "UTC" or "Etc/UTC" or "GMT"))
            return "no time zones but UTC are installed here; an image of a container needs the package tzdata";
        string region = name.Split('/')[0] + "/";
        string[] near = [.. known.Where(zone => zone.StartsWith(region, StringComparison.OrdinalIgnoreCase)).Take(ShownZones)];
        if (near.Length == 0)
            near = [.. known.Where(zone => zone is "Europe/Berlin" or "America/New_York" or "Asia/Tokyo")];
        return FormattableString.Invariant($"{known.Length} zones are installed here{(near.Length == 0 ? "" : ", such as " + string.Join(", ", near))}");
    }

    /// <summary>The numbers are constants of their own: shared parameters may be made of them.</summary>
    private Horizon ReadHorizon(PlacedSetting place, StepTimes times)
    {
        if (!IsObject(place, "Total and PerEpoch", KeysOfHorizon))
            return new Horizon(null, null);
        double? epoch = Number(place, "PerEpoch", times with { Horizon = null });
        return new Horizon(Number(place, "Total", times with { Horizon = new Horizon(null, epoch) }), epoch);
    }

    private double? Number(PlacedSetting place, string key, StepTimes times)
    {
        if (Given(place.Child(key)) is not { } given || new ConstantReader(ParameterSymbol.None, diagnostics, Code) { Times = times }.Read(given, FormulaType.Number) is not { } value)
            return null;
        if (value.Number is > 0 and < 1e15)
            return value.Number;
        _errors.Report(Code, given, $"'{key}' must be a number of steps above 0, but is {NumberText.Of(value.Number)}");
        return null;
    }

    private Dictionary<string, ImmutableArray<WeekWindow>> ReadWindows(PlacedSetting place)
    {
        var windows = new Dictionary<string, ImmutableArray<WeekWindow>>(Names.Comparer);
        if (place.Setting.IsText || place.Setting.IsArray)
            windows[StepTimes.Unnamed] = ReadWindow(place);
        else
        {
            foreach (var named in place.Children)
            {
                if (!Names.IsPlain(named.Setting.Key) || Constants.IsReserved(named.Setting.Key) || TimeNames.IsReserved(named.Setting.Key))
                    _errors.Report("LRX8004", named, $"{Printable.Quote(named.Setting.Key)} cannot be the name of a window; it must be a name that a formula can have");
                else
                    windows[named.Setting.Key] = ReadWindow(named);
            }
        }

        return windows;
    }

    private ImmutableArray<WeekWindow> ReadWindow(PlacedSetting place)
    {
        if (place.Setting.IsNullOrEmpty)
            return [];
        if (place.Setting.IsArray && !(ArrayElements.CheckCount(place, _errors) && ArrayElements.Check(place, _errors)))
            return [];
        var windows = ImmutableArray.CreateBuilder<WeekWindow>();
        foreach (var one in place.Setting.IsArray ? ArrayElements.Of(place) : [place])
        {
            if (one.Setting.IsText && WeekWindow.Parse(one.Setting.Text!) is { } window)
                windows.Add(window);
            else
                _errors.Report("LRX8004", one, $"{Printable.Quote(one.Setting.Text ?? one.Setting.Key)} is no window", "write one as \"Mon-Fri 08:00-18:00\", \"Sat, Sun\" or \"22:00-06:00\"");
        }

        return windows.ToImmutable();
    }

    private bool IsObject(PlacedSetting place, string what, string[] keys)
    {
        if (place.Setting.Text is not null || place.Setting.IsArray)
        {
            _errors.Report(Code, place, $"{Printable.Quote(place.Setting.Key)} must be an object of {what}");
            return false;
        }

        foreach (var key in place.Children.Where(key => !keys.Contains(key.Setting.Key, Names.Comparer)))
            _errors.UnknownKey(key, keys);
        return true;
    }
}
