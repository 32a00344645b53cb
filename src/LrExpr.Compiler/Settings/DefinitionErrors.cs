using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Settings;

/// <summary>The wording of what can be wrong with a configuration: one method per message, LRX3xxx.</summary>
internal readonly struct DefinitionErrors(DiagnosticBag diagnostics)
{
    public void BadKeptName(PlacedSetting place, string what) =>
        Report("LRX3011", place, $"{Quote(place)} cannot be the name of a {what}, which has no '.' and no '#'");

    public void ReservedName(PlacedSetting place, string what = "parameter", string? hint = null) =>
        Report("LRX3002", place, $"{Quote(place)} cannot be the name of a {what}; it always has the same meaning in a formula", hint);

    public void DefinedTwice(PlacedSetting place, string other) =>
        Report("LRX3003", place, place.Setting.Key == other ? $"{Quote(place)} is defined twice" : $"{Quote(place)} and {Printable.Quote(other)} are the same name");

    public void DefinedElsewhere(PlacedSetting place, string name, PlacedSetting first) =>
        Report("LRX3003", place, $"{Printable.Quote(name)} is defined in two places; the other is {Printable.Quote(first.Path)}{In([first.Setting])}");

    public void UnknownKey(PlacedSetting place, IEnumerable<string> known) =>
        Report("LRX3004", place, $"unknown key {Quote(place)}{Past(place.Setting.Key) ?? SuggestOrList(place.Setting.Key, known)}");

    public void UnknownParameter(PlacedSetting place, string kind, IReadOnlyCollection<string> known) =>
        Report(
            "LRX3004",
            place,
            $"kind {Printable.Quote(kind)} has no parameter {Quote(place)}" + (known.Count == 0 ? "; it has none" : SuggestOrList(place.Setting.Key, known)));

    public void MissingParameter(string path, string? file, string kind, string parameter) =>
        Report("LRX3005", path, file, $"kind {Printable.Quote(kind)} needs the parameter {Printable.Quote(parameter)}");

    public void NameTaken(string path, string? file, string name, string by) =>
        Report("LRX3007", path, file, $"{Printable.Quote(name)} is already the name of {by}");

    public void MissingFormula(PlacedSetting place, string what) =>
        Report("LRX3008", place, $"{what} {Quote(place)} has no formula");

    public void NoForm(PlacedSetting place, bool isForeign) =>
        Report(
            "LRX3008",
            place,
            $"schedule {Quote(place)} has neither 'Formula' nor 'Kind' nor 'Keyframes' nor 'class_name'",
            isForeign ? "configuration splits keys at ':'; does the name of a schedule contain one?" : null);

    public void SeveralForms(PlacedSetting place, IEnumerable<string> forms) =>
        Report("LRX3008", place, $"schedule {Quote(place)} has more than one form: {string.Join(" and ", forms.Select(Printable.Quote))}");

    public void TextAndObject(PlacedSetting place) =>
        Report("LRX3008", place, $"{Quote(place)} is a text{In([place.Setting])} and an object{In(place.Setting.Children)} as well; remove one of them");

    public void UnknownOption(PlacedSetting place, string what, IEnumerable<string> known) =>
        Report("LRX3008", place, $"unknown {what} {Printable.Quote(place.Setting.Text ?? "")}{SuggestOrList(place.Setting.Text ?? "", known)}");

    public void UnknownKind(SourceText name, IReadOnlyCollection<string> known) =>
        diagnostics.Add(new Diagnostic("LRX3008", DiagnosticSeverity.Error, $"unknown kind {Printable.Quote(name.Text)}{NearestNames.Suggest(name.Text, known)}", name, new TextSpan(0, name.Text.Length)));

    /// <param name="place">Where it is named.</param>
    /// <param name="output">The output of a schedule.</param>
    /// <param name="why">Why that schedule does not have it.</param>
    public void NoOutput(SourceText place, string output, string why) =>
        diagnostics.Add(new Diagnostic("LRX3017", DiagnosticSeverity.Error, $"there is no {Printable.Quote(output)} with these parameters: {why}", place, new TextSpan(0, place.Text.Length)));

    public void DialectOfKind(PlacedSetting place) =>
        Report("LRX3008", place, $"schedule {Quote(place)} is of a kind and cannot have a dialect");

    public void StateOfNoFormula(PlacedSetting place) =>
        Report("LRX3008", place, $"schedule {Quote(place)} is no formula and cannot have a state of its own");

    public void OutputsAndState(PlacedSetting place) =>
        Report("LRX3008", place, $"kind {Quote(place)} keeps something from report to report and cannot have outputs");

    public void BadOutputName(PlacedSetting place) =>
        Report("LRX3011", place, $"{Quote(place)} cannot be the name of an output, which is made of letters, digits and '_' and stands behind a '.'");

    public void NothingKept(PlacedSetting place, string what) =>
        Report("LRX3008", place, $"{Quote(place)} says something only of a {what} with 'State'");

    public void MissingUpdate(string path, string? file, string state) =>
        Report("LRX3005", path, file, $"state {Printable.Quote(state)} needs a formula of its name under 'Update'");

    public void UpdateOfNothing(PlacedSetting place, IEnumerable<string> states) =>
        Report("LRX3004", place, $"there is no state {Quote(place)}{SuggestOrList(place.Setting.Key, states)}");

    public void MissingStart(PlacedSetting place) =>
        Report("LRX3001", place, $"state {Quote(place)} needs something to start with");

    public void BetweenWithoutKeyframes(PlacedSetting place) =>
        Report("LRX3008", place, "'Between' says how a curve goes from keyframe to keyframe, and there are no 'Keyframes'");

    public void NoKeyframes(PlacedSetting place) =>
        Report("LRX3016", place, $"{Quote(place)} must have one keyframe at least");

    public void BadKeyframe(PlacedSetting place, string message) => Report("LRX3016", place, message);

    public void UnknownWay(PlacedSetting place, string way, TextSpan span, IEnumerable<string> known) =>
        diagnostics.Add(new Diagnostic("LRX3016", DiagnosticSeverity.Error, $"unknown way {Printable.Quote(way)} to go between keyframes{NearestNames.Suggest(way, known)}", place.ToSource(), span));

    public void BadArgumentOfWay(PlacedSetting place, TextSpan span, string message) =>
        diagnostics.Add(new Diagnostic("LRX3016", DiagnosticSeverity.Error, message, place.ToSource(), span));

    public void DefaultAndOptional(PlacedSetting place) =>
        Report("LRX3008", place, $"parameter {Quote(place)} has a default and is optional as well");

    public void ChoiceWithoutOptions(PlacedSetting place) =>
        Report("LRX3008", place, $"parameter {Quote(place)} is a choice and needs 'Options', an array of names");

    public void NotAnObject(PlacedSetting place, string what) =>
        Report("LRX3008", place, $"{Quote(place)} must be an object of {what}");

    public void SeveralSources(PlacedSetting place, IEnumerable<string?> sources) =>
        Report(
            "LRX3010",
            place,
            $"{Quote(place)} is put together from {string.Join(" and ", sources.Select(source => Printable.Quote(source ?? "an unknown source")))}",
            "sources merge arrays element by element; write the array as one text, such as \"[1000, 2000]\", which is replaced as a whole");

    public void BadName(PlacedSetting place, string what) =>
        Report("LRX3011", place, $"{Quote(place)} cannot be the name of a {what}; a name has no backquotes and no control characters, and is not empty");

    public void NameTooLong(PlacedSetting place, int limit) =>
        Report("LRX5004", place, FormattableString.Invariant($"name {Quote(place)} is longer than {limit} characters"));

    public void BadParameter(PlacedSetting place, string message) => Report("LRX3001", place, message);

    /// <param name="place">Where it is.</param>
    /// <param name="value">What was given.</param>
    /// <param name="options">The options.</param>
    /// <param name="parameter">The parameter, if the place is an element of its value.</param>
    public void UnknownChoice(PlacedSetting place, string value, IReadOnlyCollection<string> options, string? parameter = null) =>
        Report("LRX2016", place, $"{Printable.Quote(value)} is no option of {Printable.Quote(parameter ?? place.Setting.Key)}{SuggestOrList(value, options)}");

    public void Report(string code, PlacedSetting place, string message, string? hint = null)
    {
        // What has a text is reported at the text.
        if (place.Setting.IsText && place.Setting.Text!.Length > 0)
            diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, place.ToSource(), new TextSpan(0, place.Setting.Text.Length), hint));
        else
            diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, place.Path, place.Setting.Source, hint));
    }

    private void Report(string code, string path, string? file, string message) =>
        diagnostics.Add(new Diagnostic(code, DiagnosticSeverity.Error, message, path, file));

    private static string Quote(PlacedSetting place) => Printable.Quote(place.Setting.Key);

    /// <summary>The sources of settings, as far as they are known.</summary>
    private static string In(IEnumerable<Setting> settings)
    {
        var sources = settings.Select(setting => setting.Source).OfType<string>().Distinct().Select(Printable.Quote).ToList();
        return sources.Count == 0 ? "" : " in " + string.Join(" and ", sources);
    }

    private static string? Past(string name) => Keys.OfThePast.FirstOrDefault(key => Names.Same(key.Name, name)) is { } key ? "; " + key.Description : null;

    private static string SuggestOrList(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        string suggestion = NearestNames.Suggest(name, names);
        return suggestion.Length > 0 || names.Count is 0 or > 16 ? suggestion : "; expected one of " + string.Join(", ", names.Select(Printable.Quote));
    }
}
