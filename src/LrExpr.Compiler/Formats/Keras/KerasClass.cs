using LrExpr.Binding;
using LrExpr.Definitions;

namespace LrExpr.Formats.Keras;

/// <summary>What Keras calls a kind.</summary>
/// <param name="Module">The module of the class; null for a class of one's own.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="RegisteredName">The name it is registered under; null for a class that Keras exports.</param>
internal sealed record KerasClass(string? Module, string Name, string? RegisteredName)
{
    private const string Keras = "Keras";

    /// <summary>Classes that Keras has, but does not export.</summary>
    private static readonly string[] NotExported = ["LinearCosineDecay", "NoisyLinearCosineDecay"];

    /// <summary>The class of a kind; null where it has none, as a kind of another library.</summary>
    public static KerasClass? Of(KindSymbol kind, KerasEnvelope? envelope)
    {
        if (kind.Definition.Source is { } source)
        {
            return source.Library != Keras ? null
                : NotExported.Contains(kind.Name) ? new KerasClass("keras.src.optimizers.schedules.learning_rate_schedule", kind.Name, kind.Name)
                : new KerasClass("keras.optimizers.schedules", kind.Name, null);
        }

        // "my_pkg>Warm" is the class Warm, registered under a package.
        string registered = envelope?.RegisteredName ?? kind.Name;
        return new KerasClass(null, registered[(registered.LastIndexOf('>') + 1)..], registered);
    }

    /// <summary>Behind how many parameters Keras writes the <c>name</c>; null where a class of one's own has none.</summary>
    public int? PlaceOfName(int parameters, KerasEnvelope? envelope) =>
        Module is null ? envelope?.HasName == true ? parameters : null
        : Name == "CosineDecay" ? 3
        : parameters;
}
