using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Finds what a formula will refer to when it is bound: the definitions of its own sort, in the order in which they are bound, and only where they are.</summary>
internal sealed class MentionFinder<T> : SyntaxWalker
    where T : Definition
{
    private readonly SourceText _source;
    private FormulaScope _scope;
    private List<Mention>? _found;

    private MentionFinder(SourceText source, FormulaScope scope)
    {
        _source = source;
        _scope = scope;
    }

    /// <param name="formula">The formula.</param>
    /// <param name="source">Its text.</param>
    /// <param name="scope">What it sees.</param>
    public static IReadOnlyList<Mention> In(ExpressionSyntax formula, SourceText source, FormulaScope scope)
    {
        var finder = new MentionFinder<T>(source, scope);
        finder.Visit(formula);
        return finder._found ?? (IReadOnlyList<Mention>)[];
    }

    protected override bool VisitCall(CallSyntax node)
    {
        string name = node.Name.Name;
        if (_scope.Parameters.TryGetValue(name, out var parameter) && parameter.Type.Use.IsCall)
            return base.VisitCall(node);
        if (FunctionTable.Find(name) is { } function)
            return _scope.CanCall(function) && function.Form switch
            {
                FunctionForm.Plain or FunctionForm.If => base.VisitCall(node),
                FunctionForm.Join => node.Arguments.Length == 3 && Visit(node.Arguments[0].Value) & Visit(node.Arguments[1].Value),
                FunctionForm.Fold => VisitFold(node),
                _ => true,
            };
        var called = _scope.Definitions.DefinitionOf(name);
        if (called is not KindDefinition || _scope.Definitions.Find(name) is not KindSymbol kind)
            base.VisitCall(node);
        else if (!Binder.HasSense(node, kind))
            return base.VisitCall(node);
        else
            VisitArguments(node, kind);
        if (called is T)
            Add(called, node.Name);
        return true;
    }

    /// <summary>The name of an element hides a definition, as a parameter does.</summary>
    private bool VisitFold(CallSyntax node)
    {
        if (FoldSyntax.Of(node) is not { } fold || fold.ElementIn(_scope) is not { } element)
            return true;
        Visit(fold.Start);
        var outer = _scope;
        _scope = outer.With(element);
        Visit(fold.Value);
        _scope = outer;
        return true;
    }

    private void VisitArguments(CallSyntax node, KindSymbol kind)
    {
        Visit(node.Arguments[0].Value);
        for (int i = 1; i < node.Arguments.Length; i++)
        {
            var argument = node.Arguments[i];
            var declared = Binder.ParameterOf(kind, argument, i);
            if (declared is null or { State: ParameterState.Faulty })
                continue;
            if (declared.Type.Text == TextMeaning.Expression)
                Visit(argument.Value);
            else if (declared.Type.Text == TextMeaning.Schedule)
                FindSchedules(argument.Value);
        }
    }

    /// <summary>A kind is given schedules by their names.</summary>
    private void FindSchedules(ExpressionSyntax given)
    {
        foreach (var element in given is ArraySyntax array ? array.Elements : [given])
        {
            if (element is NameSyntax name && _scope.Definitions.DefinitionOf(name.Name) is T target)
                Add(target, name);
        }
    }

    private void Add(Definition target, NameSyntax name) => (_found ??= []).Add(new Mention(target, _source, name.Span));
}
