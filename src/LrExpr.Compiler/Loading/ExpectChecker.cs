using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Running;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Holds what a schedule says must be true of its values against every step of the range.</summary>
internal sealed class ExpectChecker
{
    private const string Code = "LRX7003";
    public const long MostSteps = 10_000_000;
    private const long DefaultSteps = 100_000;
    private const int BlockSize = 4_096;
    private static readonly string[] KeyNames = [.. Keys.OfExpect.Select(key => key.Name)];

    private readonly ScheduleSymbol _schedule;
    private readonly ScheduleCode? _code;
    private readonly DiagnosticBag _diagnostics;
    private readonly DefinitionErrors _definitionErrors;
    private readonly LinkErrors _errors;
    private readonly ConstantReader _constants;

    private ExpectChecker(ScheduleSymbol schedule, ScheduleCode? code, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
    {
        _schedule = schedule;
        _code = code;
        _diagnostics = diagnostics;
        _definitionErrors = new DefinitionErrors(diagnostics);
        _errors = new LinkErrors(diagnostics);

        // The schedule's own parameters hide shared ones; what is no value of the language cannot be named. What is missing was reported.
        var visible = new Dictionary<string, ParameterSymbol>(shared, Names.Comparer);
        foreach (var parameter in schedule.Parameters.Where(parameter => parameter.FormulaType != FormulaType.Error))
        {
            if (parameter.State != ParameterState.NotGiven)
                visible[parameter.Name] = parameter;
            else if (parameter.IsRequired)
                visible[parameter.Name] = parameter with { Argument = Argument.Faulty };
        }

        _constants = new ConstantReader(visible, diagnostics, Code);
    }

    /// <summary>Checks the expectations of schedules that have any.</summary>
    public static void CheckAll(
        List<ScheduleSymbol> schedules, CodeTable codes, IReadOnlyDictionary<string, ParameterSymbol> shared, DiagnosticBag diagnostics)
    {
        foreach (var schedule in schedules)
        {
            if (schedule.Definition.Expect is not { } expect)
                continue;

            // Of a schedule whose parameters are not known, it is not known either what its expectations can name.
            var code = codes.Find(schedule)?.Code;
            if (code is not null || schedule.Definition.Formula is not null || schedule.Kind is { IsFaulty: false })
                new ExpectChecker(schedule, code, shared, diagnostics).Check(expect);
        }
    }

    /// <summary>Reads the expectations and, if they are well formed and the schedule is sound, checks them.</summary>
    private void Check(PlacedSetting expect)
    {
        int before = _diagnostics.ErrorCount;
        if (expect.Setting.IsNullOrEmpty)
            return;
        if (expect.Setting.Text is not null)
        {
            _definitionErrors.BadExpect(expect, "'Expect' must be an object of " + string.Join(", ", KeyNames));
            return;
        }

        foreach (var key in expect.Children.Where(key => !KeyNames.Contains(key.Setting.Key, Names.Comparer)))
            _definitionErrors.BadExpect(key, $"unknown key {Printable.Quote(key.Setting.Key)}{NearestNames.Suggest(key.Setting.Key, KeyNames)}");
        double? min = ReadNumber(expect, "Min"), max = ReadNumber(expect, "Max"), jump = ReadNumber(expect, "MaxJump");
        long steps = ReadSteps(expect);
        int direction = ReadDirection(expect);
        bool mustBeFinite = ReadFinite(expect);
        if (_diagnostics.ErrorCount > before || _code is not { } code)
            return;
        if (steps * _schedule.Cost > DefinitionLimits.ExpectWork)
            _errors.ExpectTooMuch(expect.Child("Steps") ?? expect, steps, _schedule.Cost);
        else
            CheckValues(expect, code, steps, new Bounds(min, max, jump, direction, mustBeFinite));
    }

    private void CheckValues(PlacedSetting expect, ScheduleCode code, long steps, Bounds bounds)
    {
        var block = new double[Math.Min(BlockSize, steps)];
        double? previous = null;
        for (long first = 0; first < steps; first += block.Length)
        {
            var values = block.AsSpan(0, (int)Math.Min(block.Length, steps - first));
            var thrown = Fill(code, first, values, out int count);
            for (int i = 0; i < count; i++)
            {
                if (bounds.Breach(previous, values[i]) is { } breach)
                {
                    _errors.ExpectNotMet(expect, first + i, values[i], breach);
                    return;
                }

                previous = values[i];
            }

            if (thrown is null)
                continue;
            _errors.ExpectThrown(expect, first + count, thrown);
            return;
        }
    }

    /// <summary>The values up to the first step at which a kind written in C# throws, and what it throws there.</summary>
    private static Exception? Fill(ScheduleCode code, long first, Span<double> values, out int count)
    {
        count = 0;
        try
        {
            code.Many.Fill(first, values);
            count = values.Length;
            return null;
        }
        catch (Exception)
        {
            try
            {
                for (; count < values.Length; count++)
                    values[count] = code.Current(first + count);
                return null;
            }
            catch (Exception thrown)
            {
                return thrown;
            }
        }
    }

    private double? ReadNumber(PlacedSetting expect, string key) =>
        expect.Child(key) is { Setting.IsNullOrEmpty: false } place ? _constants.Read(place, FormulaType.Number)?.Number : null;

    private long ReadSteps(PlacedSetting expect)
    {
        if (expect.Child("Steps") is not { Setting.IsNullOrEmpty: false } place)
            return DefaultSteps;
        if (_constants.Read(place, FormulaType.Number) is not { } value)
            return 0;
        double steps = Math.Floor(value.Number);
        if (steps is >= 1 and <= MostSteps)
            return (long)steps;
        _definitionErrors.BadExpect(place, FormattableString.Invariant($"'Steps' must be from 1 to {MostSteps}, but is {value}"));
        return 0;
    }

    private int ReadDirection(PlacedSetting expect)
    {
        if (expect.Child("Monotone") is not { Setting.IsNullOrEmpty: false } place)
            return 0;
        if (Names.Same(place.Setting.Text ?? "", "increasing"))
            return 1;
        if (Names.Same(place.Setting.Text ?? "", "decreasing"))
            return -1;
        _definitionErrors.BadExpect(place, "'Monotone' must be 'increasing' or 'decreasing'");
        return 0;
    }

    private bool ReadFinite(PlacedSetting expect)
    {
        if (expect.Child("Finite") is not { Setting.IsNullOrEmpty: false } place)
            return false;
        if (Names.Same(place.Setting.Text ?? "", "true"))
            return true;
        _definitionErrors.BadExpect(place, "'Finite' must be true or absent");
        return false;
    }

    private readonly record struct Bounds(double? Min, double? Max, double? Jump, int Direction, bool MustBeFinite)
    {
        /// <summary>What a value is wrong in, or null; comparisons are written so that NaN meets no bound.</summary>
        public string? Breach(double? previous, double value)
        {
            if (MustBeFinite && !double.IsFinite(value))
                return "is not finite";
            if (Min is { } min && !(value >= min))
                return $"is not at least 'Min', {NumberText.Of(min)}";
            if (Max is { } max && !(value <= max))
                return $"is not at most 'Max', {NumberText.Of(max)}";
            if ((Jump is not null || Direction != 0) && double.IsNaN(value))
                return "is no number, which meets no bound";
            if (previous is not { } before)
                return null;
            if (Jump is { } jump && !(Math.Abs(value - before) <= jump))
                return $"differs from the one before, {NumberText.Of(before)}, by more than 'MaxJump', {NumberText.Of(jump)}";
            if (Direction != 0 && !(Direction > 0 ? value >= before : value <= before))
                return $"is not {(Direction > 0 ? "increasing" : "decreasing")}; the one before is {NumberText.Of(before)}";
            return null;
        }
    }
}
