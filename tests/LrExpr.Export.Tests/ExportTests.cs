using CsCheck;
using LrExpr.Syntax;
using LrExpr.Tests.Properties;

namespace LrExpr.Export.Tests;

/// <summary>What was exported has the values of the schedule, when Python, C# and JavaScript run it.</summary>
public sealed class ExportTests
{
    private const int RandomFormulas = 400;
    private static readonly long[] Many = Comparison.Steps(10_000);
    private static readonly long[] Some = Comparison.Steps(700);

    [Fact]
    public void Kinds_Each_HasAnExample() =>
        Assert.Equal(Catalogue.Kinds.Select(kind => kind.Name).Order(), Subject.Kinds.Select(subject => subject.Name).Order());

    [PythonFact]
    public void Kinds_InPython_HaveTheirValues() => Comparison.AssertEqual(Subject.Kinds, Many, Python.Run(Subject.Kinds, Many));

    [PythonFact]
    public void Corpus_InPython_HasItsValues() => Comparison.AssertEqual(Subject.Corpus, Many, Python.Run(Subject.Corpus, Many));

    [PythonFact]
    public void Edges_InPython_HaveTheirValues() => Comparison.AssertEqual(Subject.Edges, Some, Python.Run(Subject.Edges, Some));

    [PythonFact]
    public void RandomFormulas_InPython_HaveTheirValues()
    {
        var subjects = RandomSubjects();
        Comparison.AssertEqual(subjects, Some, Python.Run(subjects, Some));
    }

    [NodeFact]
    public void Kinds_InJavaScript_HaveTheirValues() => Comparison.AssertEqual(Subject.Kinds, Many, Node.Run(Subject.Kinds, Many));

    [NodeFact]
    public void Corpus_InJavaScript_HasItsValues() => Comparison.AssertEqual(Subject.Corpus, Many, Node.Run(Subject.Corpus, Many));

    [NodeFact]
    public void Edges_InJavaScript_HaveTheirValues() => Comparison.AssertEqual(Subject.Edges, Some, Node.Run(Subject.Edges, Some));

    [NodeFact]
    public void RandomFormulas_InJavaScript_HaveTheirValues()
    {
        var subjects = RandomSubjects();
        Comparison.AssertEqual(subjects, Some, Node.Run(subjects, Some));
    }

    [Fact]
    public void Kinds_InCSharp_HaveTheirValues() => Comparison.AssertEqual(Subject.Kinds, Many, CSharp.Run(Subject.Kinds, Many));

    [Fact]
    public void Corpus_InCSharp_HasItsValues() => Comparison.AssertEqual(Subject.Corpus, Many, CSharp.Run(Subject.Corpus, Many));

    [Fact]
    public void Edges_InCSharp_HaveTheirValues() => Comparison.AssertEqual(Subject.Edges, Some, CSharp.Run(Subject.Edges, Some));

    [Fact]
    public void RandomFormulas_InCSharp_HaveTheirValues()
    {
        var subjects = RandomSubjects();
        Comparison.AssertEqual(subjects, Some, CSharp.Run(subjects, Some));
    }

    /// <summary>New ones at each run; a failure names the formula.</summary>
    private static List<Subject> RandomSubjects() =>
    [
        .. RandomFormula.Number.Array[RandomFormulas].Single().Where(formula => Compile(formula) is not null)
            .Select(formula => Subject.Of(SyntaxPrinter.Print(formula)) with { Neighbours = Nudge.Apply(formula).Select(Compile).OfType<CompiledSchedule>() }),
    ];

    private static CompiledSchedule? Compile(ExpressionSyntax formula) =>
        Schedule.TryCompile(SyntaxPrinter.Print(formula), null, out var schedule, out _) ? schedule : null;
}
