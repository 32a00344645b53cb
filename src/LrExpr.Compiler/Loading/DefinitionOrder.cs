using LrExpr.Definitions;
using LrExpr.Diagnostics;

namespace LrExpr.Loading;

/// <summary>Definitions of one sort in the order in which they are bound: each behind what it refers to, as far as there is no circle.</summary>
internal sealed class DefinitionOrder<T>
    where T : Definition
{
    private readonly HashSet<Definition> _inCircle = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Mention Closing, IReadOnlyList<Definition> Circle)> _circles = [];

    /// <param name="definitions">The definitions.</param>
    /// <param name="mentions">Those that refer to something, with what they refer to; what stands in place as a part of one has an entry of its own.</param>
    public DefinitionOrder(IReadOnlyList<T> definitions, IReadOnlyDictionary<Definition, IReadOnlyList<Mention>> mentions)
    {
        var roots = definitions.Where(mentions.ContainsKey).ToHashSet<Definition>(ReferenceEqualityComparer.Instance);
        var order = DependencyOrder.Of(
            definitions.Where(roots.Contains).Cast<Definition>(),
            definition => mentions[definition],
            mention => mentions.ContainsKey(mention.Target) ? mention.Target : null,
            (closing, circle) =>
            {
                _circles.Add((closing, circle));
                _inCircle.UnionWith(circle);
            });
        All = [.. definitions.Where(definition => !roots.Contains(definition)), .. order.Where(roots.Contains).Cast<T>()];
    }

    /// <summary>Those that refer to nothing, and then the others.</summary>
    public IReadOnlyList<T> All { get; }

    /// <summary>Those of circles, which stand before something that they refer to. They have errors.</summary>
    public IEnumerable<T> InCircle => _inCircle.OfType<T>();

    public bool IsInCircle(T definition) => _inCircle.Contains(definition);

    /// <summary>Reports the circles, behind what binding has reported of the same places.</summary>
    public void Report(LinkErrors errors)
    {
        foreach (var (closing, circle) in _circles)
            errors.Circle(closing, circle);
    }
}
