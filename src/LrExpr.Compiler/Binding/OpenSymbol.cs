using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <summary>A number that is not known before a call: an input, a signal, or a part of a state. In a tree it is a local that nothing binds.</summary>
/// <param name="name">Its name.</param>
internal abstract class OpenSymbol(string name) : Local(name, FormulaType.Number)
{
    /// <summary>What it is where a call gives none; null where a call must.</summary>
    public double? Default { get; init; }

    /// <summary>It is not below.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>It is not above.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    public string? Description { get; init; }

    /// <summary>Where it is declared.</summary>
    public string Path { get; init; } = "";

    public string? File { get; init; }

    /// <summary>What stands for it where values are looked at and nobody gives one: its default, else something between its limits.</summary>
    public double StandIn => Default ?? (double.IsFinite(Min) && double.IsFinite(Max) ? Min + ((Max - Min) / 2) : double.IsFinite(Min) ? Min : double.IsFinite(Max) ? Max : 0);

    /// <summary>Its name, its default and its limits, for people.</summary>
    public string Text => TextUnder(Names.Written(Name));

    /// <summary>The same under another name.</summary>
    public string TextUnder(string name) => Printable.Escape($"{name}{(Default is { } known ? $" = {NumberText.Of(known)}" : ", to be given")}{LimitText}");

    private string LimitText => (double.IsFinite(Min), double.IsFinite(Max)) switch
    {
        (true, true) => $", {NumberText.Of(Min)} to {NumberText.Of(Max)}",
        (true, false) => $", from {NumberText.Of(Min)} on",
        (false, true) => $", up to {NumberText.Of(Max)}",
        _ => "",
    };

    /// <summary>A value as it takes it: within its limits; NaN stays NaN.</summary>
    public double Within(double value) => value < Min ? Min : value > Max ? Max : value;
}
