namespace LrExpr.Loading;

/// <summary>
/// Puts definitions behind those they refer to, and finds circles. It walks without recursion: chains of references may be
/// longer than a stack is deep.
/// </summary>
internal static class DependencyOrder
{
    /// <param name="nodes">The definitions, in the order in which they are visited.</param>
    /// <param name="edgesOf">What a definition refers to.</param>
    /// <param name="targetOf">The definition an edge leads to; null where it leads out of the graph.</param>
    /// <param name="onCircle">Receives the edge that closes a circle, and the circle from the definition it leads to.</param>
    public static List<TNode> Of<TNode, TEdge>(
        IEnumerable<TNode> nodes, Func<TNode, IReadOnlyList<TEdge>> edgesOf, Func<TEdge, TNode?> targetOf, Action<TEdge, IReadOnlyList<TNode>> onCircle)
        where TNode : class
    {
        var order = new List<TNode>();
        var isDone = new Dictionary<TNode, bool>(ReferenceEqualityComparer.Instance);
        var path = new List<(TNode Node, int NextEdge)>();
        foreach (var root in nodes)
        {
            Enter(root);
            while (path.Count > 0)
            {
                var (node, next) = path[^1];
                var edges = edgesOf(node);
                if (next == edges.Count)
                {
                    isDone[node] = true;
                    order.Add(node);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[^1] = (node, next + 1);
                if (targetOf(edges[next]) is not { } target)
                    continue;
                if (isDone.TryGetValue(target, out bool done) && !done)
                    onCircle(edges[next], [.. path.Select(entry => entry.Node).SkipWhile(entry => entry != target)]);
                else
                    Enter(target);
            }
        }

        return order;

        void Enter(TNode node)
        {
            if (isDone.TryAdd(node, false))
                path.Add((node, 0));
        }
    }
}
