using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Parameters;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Cli.Input;

/// <summary>In what notation a text of a configuration is written.</summary>
internal enum FormulaNotation
{
    Formula,

    /// <summary>A formula with its arguments before it.</summary>
    Function,

    CSharp,
}

/// <summary>A text of a configuration that is a formula.</summary>
/// <param name="Source">The text, with its path; that of an array of texts joined by line feeds, with the path of the array.</param>
/// <param name="Notation">Its notation.</param>
internal readonly record struct FormulaPlace(SourceText Source, FormulaNotation Notation);

/// <summary>
/// Finds the formulas of a configuration, those that are wrong among them, and whatever else may be wrong. Left out is what may as well be a name: a
/// choice, a schedule that exists, a parameter of a kind that is not known.
/// </summary>
internal sealed class FormulaPlaces
{
    private readonly List<FormulaPlace> _found = [];
    private readonly DefinitionReader _reader = new(new DiagnosticBag());
    private readonly SetDefinition _set;
    private readonly HashSet<string> _schedules;
    private readonly Dictionary<string, KindDefinition> _kinds = new(Names.Comparer);

    private FormulaPlaces(SetContent content)
    {
        _set = _reader.Read(content, []);
        _schedules = _set.Schedules.Select(schedule => schedule.Name).ToHashSet(Names.Comparer);
        foreach (var kind in BuiltInKinds.All.Concat(_set.Kinds))
        {
            foreach (var (name, named) in kind.Named)
                _kinds[name] = named;
        }
    }

    public static IReadOnlyList<FormulaPlace> In(SetContent content)
    {
        var places = new FormulaPlaces(content);
        places.Find();
        return places._found;
    }

    private void Find()
    {
        foreach (var parameter in _set.Parameters)
            FindValues(parameter);
        foreach (var function in _set.Functions)
            Add(function.Source, FormulaNotation.Function);
        foreach (var kind in _set.Kinds)
            FindInKind(kind);
        foreach (var schedule in _set.Schedules)
            FindInSchedule(schedule);
    }

    private void FindInKind(KindDefinition kind)
    {
        Add(kind.Formula, FormulaNotation.Formula);
        foreach (var constraint in kind.Constraints)
            Add(constraint, FormulaNotation.Formula);
        foreach (var output in kind.Outputs)
        {
            Add(output.Formula, FormulaNotation.Formula);
            Add(output.When, FormulaNotation.Formula);
        }

        if (kind.Until is { } end)
            Add(end.Step, FormulaNotation.Formula);
        foreach (var update in kind.State?.Updates ?? [])
            Add(update.Formula, FormulaNotation.Formula);
        FindInState(kind.State);
        foreach (var parameter in kind.Parameters)
        {
            if (parameter.Default is { } value && MeaningOf(parameter) == TextMeaning.Expression)
                FindValues(value);
        }
    }

    private void FindInSchedule(ScheduleDefinition schedule)
    {
        foreach (var formula in schedule.Formulas)
            Add(formula, schedule.Dialect == Dialect.CSharp ? FormulaNotation.CSharp : FormulaNotation.Formula);
        FindInState(schedule.State);
        FindBounds(schedule.Expect, Keys.OfExpect);
        FindBounds(schedule.Expect?.Child("Total"), Keys.OfTotal);
        foreach (var test in schedule.Tests?.Children ?? [])
        {
            FindBounds(test, Keys.OfTest);
            foreach (var input in test.Child("With")?.Children ?? [])
                FindValues(input);
        }

        if (schedule.Kind is not { } kind)
        {
            foreach (var parameter in schedule.Parameters)
                FindValues(parameter);
            return;
        }

        if (!_kinds.TryGetValue(kind.Text, out var definition))
            return;
        foreach (var given in schedule.Parameters)
        {
            string name = KindParameter.Canonical(given.Setting.Key);
            if (definition.Parameters.FirstOrDefault(parameter => KindParameter.Canonical(parameter.Name) == name) is { } parameter)
                FindInParameter(parameter, given);
        }
    }

    /// <summary>What states start with, and limits; the updates of a schedule are among its formulas.</summary>
    private void FindInState(StateDefinition? state)
    {
        foreach (var (places, keys) in state is null ? [] : new[] { (state.States, Keys.OfState), (state.Signals ?? [], Keys.OfInput) })
        {
            foreach (var place in places)
            {
                if (place.Setting.IsText)
                    FindValues(place);
                else
                    FindBounds(place, keys);
            }
        }
    }

    private void FindBounds(PlacedSetting? place, IEnumerable<Key> keys)
    {
        string[] names = [.. keys.Where(key => key.IsExpression).Select(key => key.Name)];
        foreach (var bound in place?.Children.Where(child => names.Contains(child.Setting.Key, Names.Comparer)) ?? [])
            FindValues(bound);
    }

    private void FindInParameter(KindParameter parameter, PlacedSetting given)
    {
        foreach (var part in parameter.Type?.Parts(given) ?? [given])
        {
            if (MeaningOf(parameter) == TextMeaning.Expression)
                FindValues(part);
            else if (MeaningOf(parameter) == TextMeaning.Schedule)
                FindInPlace(part);
        }
    }

    /// <summary>What its texts are; a parameter whose type follows from its default is an expression.</summary>
    private static TextMeaning MeaningOf(KindParameter parameter) => parameter.Type?.Text ?? TextMeaning.Expression;

    /// <summary>A schedule given as a parameter: the name of one, or a definition.</summary>
    private void FindInPlace(PlacedSetting place)
    {
        if (!place.Setting.IsText || !_schedules.Contains(place.Setting.Text!))
            FindInSchedule(_reader.ReadSchedule(place, place.Setting.Key));
    }

    /// <summary>The value of a parameter: an expression, or an array or a table of some.</summary>
    private void FindValues(PlacedSetting place)
    {
        if (place.Setting.IsText)
            Add(place.ToSource(), FormulaNotation.Formula);
        foreach (var child in place.Children.Where(child => child.Setting.IsText))
            Add(child.ToSource(), FormulaNotation.Formula);
    }

    private void Add(SourceText? source, FormulaNotation notation)
    {
        if (source is { Text.Length: > 0 })
            _found.Add(new FormulaPlace(source, notation));
    }
}
