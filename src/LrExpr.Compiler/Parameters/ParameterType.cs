using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LrExpr.Syntax;

namespace LrExpr.Parameters;

/// <summary>What a text in the setting of a parameter is.</summary>
internal enum TextMeaning
{
    /// <summary>A constant expression.</summary>
    Expression,

    /// <summary>One of the options that are declared with the parameter, or several.</summary>
    Option,

    /// <summary>The name of a schedule, or its formula.</summary>
    Schedule,

    /// <summary>Something of the type's own.</summary>
    Own,
}

/// <summary>
/// What a parameter of a kind can be: all that its type means, from its name in configuration to what code receives. A type derives from
/// <see cref="ParameterType{T}"/> and stands in <see cref="ParameterTypes.All"/>; nothing else asks which type a parameter is of.
/// </summary>
internal abstract class ParameterType
{
    private protected ParameterType()
    {
    }

    /// <summary>As a declaration writes it, in small letters.</summary>
    public abstract string Name { get; }

    /// <summary>What a formula may do with the name of such a parameter.</summary>
    public abstract NameUse Use { get; }

    public abstract TextMeaning Text { get; }

    /// <summary>The form of a value in the JSON of Keras.</summary>
    public abstract KerasForm KerasForm { get; }

    /// <summary>Whether a setting says something. A null never does, nor an empty text where it cannot be a value.</summary>
    public virtual bool IsGivenBy(Setting setting) => !setting.IsNullOrEmpty;

    /// <summary>The parts of a setting that are texts, or arrays or objects of them.</summary>
    public abstract IEnumerable<PlacedSetting> Parts(PlacedSetting given);

    /// <summary>The value of a setting; null where it has none, which is reported.</summary>
    /// <param name="given">The setting.</param>
    /// <param name="options">The options declared with the parameter.</param>
    /// <param name="reader">Reads constants and schedules, and is told what is wrong.</param>
    public abstract Argument? Read(PlacedSetting given, ImmutableArray<string> options, IArgumentReader reader);

    /// <summary>The value of an argument in a formula that calls the kind; null where it has none, which is reported.</summary>
    public abstract Argument? Bind(ExpressionSyntax given, IArgumentBinder binder);

    /// <summary>
    /// The value that the formula of a kind passes on to another, by the name of a parameter of its own of the same type; null where it does not
    /// fit, which is reported. Names that are values by themselves come as expressions.
    /// </summary>
    public abstract Argument? PassOn(Argument passed, NameSyntax name, IArgumentBinder binder);

    /// <summary>A new JSON schema for the setting.</summary>
    public abstract JsonObject Schema(ImmutableArray<string> options);

    /// <summary>Writes a value as JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="given">The setting it was read from; null where it was in none.</param>
    /// <param name="writer">Writes the JSON.</param>
    public abstract void Write(Argument value, Setting? given, IArgumentWriter writer);

    /// <summary>The value for people.</summary>
    public abstract string Describe(Argument value);

    /// <summary>The name as that of the method that hands a value to code.</summary>
    public sealed override string ToString() => char.ToUpperInvariant(Name[0]) + Name[1..];
}

/// <summary>A type with what code receives of its values.</summary>
internal abstract class ParameterType<T> : ParameterType
{
    /// <summary>The value for the code of a kind.</summary>
    /// <param name="value">The value.</param>
    /// <param name="functionOf">The function of a schedule.</param>
    public abstract T ForCode(Argument value, Func<IScheduleArgument, Func<long, double>> functionOf);
}
