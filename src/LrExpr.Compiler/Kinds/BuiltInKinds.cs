using LrExpr.Definitions;
using LrExpr.Syntax;

namespace LrExpr.Kinds;

/// <summary>
/// The catalogue: every built-in kind, by library. The build lists the libraries from the files <c>*Kinds.cs</c> of this folder: to add one is to add
/// its file. A library is read when one of its names is first looked up.
/// </summary>
internal static partial class BuiltInKinds
{
    /// <summary>The libraries: Keras, whose names have no prefix, then the others by name, then our own.</summary>
    public static IEnumerable<KindLibrary> Libraries =>
        Listed.OrderBy(library => library.Prefix == KerasKinds.Prefix ? 0 : library.Prefix == CompositionKinds.Prefix ? 2 : 1).ThenBy(library => library.Prefix, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them; this reads every library.</summary>
    public static IEnumerable<KindDefinition> All => Libraries.SelectMany(library => library.Kinds);

    /// <summary>The kind of a name or an alias, or an output of one; null where there is none.</summary>
    public static KindDefinition? Find(string name)
    {
        int point = name.IndexOf('.', StringComparison.Ordinal);
        string prefix = point < 0 ? KerasKinds.Prefix : name[..point];
        foreach (var library in Listed)
        {
            if (Names.Same(library.Prefix, prefix) && library.Find(name) is { } kind)
                return kind;
        }

        return null;
    }
}
