using System.Collections.Immutable;
using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.Parameters;

/// <summary>A type whose values are those of a type of the language: they are written as constant expressions, and formulas have them by name.</summary>
internal abstract class ConstantType<T>(FormulaType type) : ParameterType<T>
{
    public sealed override NameUse Use { get; } = NameUse.AsValue(type);

    public sealed override TextMeaning Text => TextMeaning.Expression;

    public sealed override IEnumerable<PlacedSetting> Parts(PlacedSetting given) => [given];

    public sealed override Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader) =>
        reader.Constant(given, Use.Type) is { } value ? new Argument { Value = value } : null;

    public sealed override Argument? Bind(ExpressionSyntax given, IArgumentBinder binder) => binder.Constant(given, Use.Type);

    public sealed override Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder) => passed;

    public sealed override string Describe(Argument value) => value.Value.ToString();
}
