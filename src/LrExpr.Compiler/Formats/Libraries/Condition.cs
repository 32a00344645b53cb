using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Loading;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Libraries;

/// <summary>A condition over the parameters of a kind, written as the constraints of the catalogue are.</summary>
/// <param name="text">The condition; empty for none.</param>
internal sealed class Condition(string text)
{
    private readonly SourceText _source = new(text, "libraries:condition");

    public bool Holds(LibraryCall call) =>
        text.Length == 0 || KindInstance.MeetsConstraints(new KindSymbol(call.Kind.Definition) { Constraints = [(Read(), _source)] }, call.Parameters, Silent.Instance);

    private ExpressionSyntax Read() =>
        FormulaParser.ParseFormula(_source, new DiagnosticBag()) ?? throw new InvalidOperationException($"'{text}' is no condition.");

    private sealed class Silent : IKindReporter
    {
        public static Silent Instance { get; } = new();

        public void Report(string code, DiagnosticSeverity severity, string message, IReadOnlyList<ParameterSymbol> parameters)
        {
        }
    }
}
