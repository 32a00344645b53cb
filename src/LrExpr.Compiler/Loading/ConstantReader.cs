using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>
/// Reads values of configuration, which are constant expressions. Whatever is wrong with one has one code, at its place in the
/// value; limits keep theirs.
/// </summary>
internal sealed class ConstantReader(IReadOnlyDictionary<string, ParameterSymbol> visible, DiagnosticBag diagnostics, string code = "LRX3001")
{
    private readonly DefinitionErrors _errors = new(diagnostics);

    /// <summary>What a text sees; null until there is one that is no plain number.</summary>
    private FormulaScope? _scope;

    /// <summary>What dates and durations are read by.</summary>
    public StepTimes Times { get; init; } = StepTimes.None;

    /// <summary>
    /// The value of a text or of an array, which must have elements: .NET hands an empty array on as an empty text, which is no value where nobody says that an
    /// array is meant. Null where something was reported, or depends on what was.
    /// </summary>
    public Value? Read(PlacedSetting place)
    {
        if (ReadValue(place) is not { } value)
            return null;
        if (value is not { Type: FormulaType.Array, Array: [] })
            return value;
        Report(place, $"{Printable.Quote(place.Setting.Key)} has no elements; only what a kind declares as an array can be empty");
        return null;
    }

    private Value? ReadValue(PlacedSetting place)
    {
        if (place.Setting.IsArray)
            return ReadElements(place);
        if (place.Setting.HasChildren)
            Report(place, $"{Printable.Quote(place.Setting.Key)} must be a number, a boolean or an array of numbers, but is an object");
        else if (string.IsNullOrWhiteSpace(place.Setting.Text))
            Report(place, $"{Printable.Quote(place.Setting.Key)} has no value; it must be a number, a boolean or an array of numbers");
        else if (Lexer.PlainNumber(place.Setting.Text) is { } number)
            return number;
        else
            return StepText.IsMeant(place.Setting.Text) ? ReadTime(place) : ReadText(place.ToSource());
        return null;
    }

    /// <summary>A date or a duration, as a whole step.</summary>
    private Value? ReadTime(PlacedSetting place)
    {
        var read = StepText.Read(place.Setting.Text!, Times);
        if (read.Error is null)
            return read.Whole;
        _errors.Report(code, place, read.Error, read.Hint);
        return null;
    }

    /// <summary>The value, which must be of a type.</summary>
    public Value? Read(PlacedSetting place, FormulaType type)
    {
        if (type == FormulaType.Array && place.Setting is { Text: "", HasChildren: false })
            return Array.Empty<double>();
        if (ReadValue(place) is not { } value)
            return null;
        if (value.Type == type)
            return value;
        Report(place, $"{Printable.Quote(place.Setting.Key)} must be {type.WithArticle()}, but is {value.Type.WithArticle()}");
        return null;
    }

    private Value? ReadElements(PlacedSetting place)
    {
        if (!ArrayElements.CheckCount(place, _errors) || !ArrayElements.Check(place, _errors))
            return null;
        var elements = new double[place.Setting.Children.Count];
        bool isRight = true;
        foreach (var (element, i) in ArrayElements.Of(place).Select((element, i) => (element, i)))
        {
            if (!element.Setting.IsText)
                Report(element, "an element of an array must be a number");
            else if (Read(element, FormulaType.Number) is { } value)
            {
                elements[i] = value.Number;
                continue;
            }

            isRight = false;
        }

        return isRight ? elements : default(Value?);
    }

    private Value? ReadText(SourceText source)
    {
        _scope ??= new FormulaScope(FormulaRole.Value) { Shared = visible, Times = Times };
        var found = new DiagnosticBag();
        Value? result = null;
        if (FormulaParser.ParseFormula(source, found) is { } syntax)
        {
            var bound = new Binder(_scope, source, new SourceReporter(source, found)).BindValue(syntax);
            if (bound.Constant is { IsFinite: false } infinite && !bound.IsFaulty)
                found.Add(new Diagnostic(code, DiagnosticSeverity.Error, $"the value of a parameter must be finite, but is {infinite}", source, syntax.Span));
            else if (!bound.IsFaulty)
                result = bound.Constant;
        }

        foreach (var diagnostic in found.All)
            diagnostics.Add(WithCode(diagnostic, source));
        return found.HasErrors ? null : result;
    }

    private Diagnostic WithCode(Diagnostic found, SourceText source)
    {
        bool keepsCode = found.Severity == DiagnosticSeverity.Warning || found.Code.StartsWith("LRX5", StringComparison.Ordinal);
        string? hint = found.Code == "LRX1010" && source.Text.Contains(',') && !source.Text.Contains('.') ? "decimals are written with a point" : found.Hint;
        return new Diagnostic(keepsCode ? found.Code : code, found.Severity, found.Message, source, found.Span, hint);
    }

    private void Report(PlacedSetting place, string message) => _errors.Report(code, place, message);
}
