using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Loading;

/// <summary>The parameters that every formula of a configuration sees. They see one another, in any order, without circles.</summary>
internal static class SharedParameters
{
    public static IReadOnlyDictionary<string, ParameterSymbol> Evaluate(IReadOnlyList<PlacedSetting> definitions, StepTimes times, DiagnosticBag diagnostics)
    {
        var nodes = definitions.ToDictionary(place => place.Setting.Key, place => new Node(place), Names.Comparer);
        foreach (var node in nodes.Values)
            node.Edges = EdgesOf(node, nodes);

        var errors = new LinkErrors(diagnostics);
        var order = DependencyOrder.Of(nodes.Values, node => node.Edges, edge => edge.Target, (edge, circle) =>
        {
            errors.CircleOfParameters(edge.Source, edge.Span, circle.Append(circle[0]).Select(node => node.Place.Setting.Key));
            foreach (var node in circle)
                node.IsInCircle = true;
        });

        var values = new Dictionary<string, ParameterSymbol>(Names.Comparer);
        var reader = new ConstantReader(values, diagnostics) { Times = times };
        foreach (var node in order)
        {
            var value = node.IsInCircle ? null : reader.Read(node.Place);
            bool isTime = HasTimes(node.Place) || node.Edges.Any(edge => values.GetValueOrDefault(edge.Target.Place.Setting.Key)?.ReadBy is not null);
            values[node.Place.Setting.Key] = ParameterReader.ToSymbol(node.Place, value) with { ReadBy = isTime ? times.Clock : null };
        }

        return values;
    }

    private static bool HasTimes(PlacedSetting place) => place.Setting.Text is { } text
        ? text.Contains('\'', StringComparison.Ordinal) || StepText.IsMeant(text)
        : place.Children.Any(HasTimes);

    private static List<Edge> EdgesOf(Node node, Dictionary<string, Node> nodes)
    {
        var edges = new List<Edge>();
        var texts = node.Place.Setting.IsText ? [node.Place] : node.Place.Children.Where(child => child.Setting.IsText);
        foreach (var source in texts.Select(text => text.ToSource()))
        {
            if (FormulaParser.ParseFormula(source, new DiagnosticBag()) is { } syntax)
                FreeNames.Visit(syntax, name =>
                {
                    if (nodes.TryGetValue(name.Name, out var target))
                        edges.Add(new Edge(target, source, name.Span));
                });
        }

        return edges;
    }

    private sealed class Node(PlacedSetting place)
    {
        public PlacedSetting Place { get; } = place;

        public List<Edge> Edges { get; set; } = [];

        public bool IsInCircle { get; set; }
    }

    private sealed record Edge(Node Target, SourceText Source, TextSpan Span);
}
