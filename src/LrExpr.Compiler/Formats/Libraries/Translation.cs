using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Diagnostics;
using LrExpr.Language;
using LrExpr.Loading;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Settings;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Formats.Libraries;

/// <summary>A kind said in another library, with the same value at every step from 0 on.</summary>
/// <param name="From">The kind.</param>
/// <param name="To">A call of kinds of the other library; its arguments are constants over the parameters of the kind, or the names of some.</param>
internal sealed record Translation(string From, string To)
{
    /// <summary>When the two are the same, as a condition over the parameters of the kind; empty for always.</summary>
    public string When { get; init; } = "";

    /// <summary>The library it is for, as the prefix of its kinds.</summary>
    public string Prefix { get; } = LibraryCall.PrefixOf(To.TrimStart('`'));

    /// <summary>The call of the other library; null where the condition does not hold.</summary>
    public LibraryCall? Of(LibraryCall call) => new Condition(When).Holds(call) ? new Reader(call, new SourceText(To, "libraries:translation")).Read() : null;

    /// <summary>Reads a call, whose arguments see the parameters of the kind.</summary>
    private sealed class Reader(LibraryCall from, SourceText source)
    {
        private readonly DiagnosticBag _diagnostics = new();

        public LibraryCall Read() => Read((CallSyntax)FormulaParser.ParseFormula(source, _diagnostics)!);

        private LibraryCall Read(CallSyntax call)
        {
            var kind = KindLinker.BuiltIn.FindKind(call.Name.Name) ?? throw Wrong($"there is no kind '{call.Name.Name}'");
            var values = kind.Parameters.ToDictionary(parameter => parameter.Name);
            foreach (var (argument, index) in call.Arguments.Select((argument, index) => (argument, index)).Skip(1))
            {
                var declared = Binder.ParameterOf(kind, argument, index) ?? throw Wrong($"'{kind.Name}' has no such parameter");
                values[declared.Name] = Read(declared, argument.Value);
            }

            return new LibraryCall(kind, values);
        }

        private ParameterSymbol Read(ParameterSymbol declared, ExpressionSyntax value)
        {
            string text = source.Text.Substring(value.Span.Start, value.Span.Length);
            if (value is NameSyntax name && from.Kind.Parameter(name.Name) is { } own && own.Type == declared.Type)
                return from.Parameters[own.Name] is var passed && passed.State == ParameterState.Known ? declared with { Argument = passed.Argument, Text = passed.Text ?? text } : declared;
            if (declared.Type.Text == TextMeaning.Schedule)
                return declared with { Argument = new Argument { Schedules = Schedules(value) }, Text = text };
            var constants = new ConstantReader(from.Parameters, _diagnostics);
            var read = new ParameterReader(constants, _diagnostics).Read(declared, new PlacedSetting(new Setting(declared.Name, text), source.Path));
            return read.State == ParameterState.Known ? read with { Text = read.Argument.Value.ToString() } : throw Wrong($"'{text}' is no '{declared.Name}'");
        }

        private ImmutableArray<IScheduleArgument> Schedules(ExpressionSyntax value) => value switch
        {
            ArraySyntax array => [.. array.Elements.SelectMany(element => Schedules(element))],
            CallSyntax call => [Read(call)],
            NameSyntax name => from.Parameters[name.Name].Argument.Schedules,
            _ => throw Wrong("a schedule is expected"),
        };

        private InvalidOperationException Wrong(string what) => new($"In '{source.Text}' {what}. {string.Join(' ', _diagnostics.All.Select(one => one.Message))}");
    }
}
