using System.Linq.Expressions;
using System.Text;
using System.Text.RegularExpressions;
using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>
/// What the foreign parser is given instead of the text: every number, boolean, constant and value is a parameter named after its token,
/// so that it can neither give them a meaning of its own nor lose where they stood; and every function is <see cref="Lr.Call(double)"/>.
/// </summary>
internal sealed partial class MaskedFormula
{
    private readonly SourceText _source;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly int[] _starts;
    private readonly Dictionary<ParameterExpression, int> _indices = [];

    public MaskedFormula(SourceText source, IReadOnlyList<Token> tokens, Brackets brackets, NameWall names)
    {
        _source = source;
        _tokens = tokens;
        _starts = new int[tokens.Count];
        var text = new StringBuilder();
        for (int i = 0; i < tokens.Count; i++)
        {
            _starts[i] = text.Length;
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Number:
                    Mask(i, FormulaType.Number, text);
                    break;
                case TokenKind.True or TokenKind.False:
                    Mask(i, FormulaType.Boolean, text);
                    break;
                case TokenKind.Name when names.TypeAt(i) is { } type:
                    Mask(i, type, text);
                    break;
                case TokenKind.Name:
                    text.Append(names.TextOf(i) == NameWall.Conditional ? NameWall.Conditional : nameof(Lr) + "." + nameof(Lr.Call));
                    break;
                case TokenKind.Plus when brackets.IsPrefix(i):
                    // The foreign parser does not know it; the translation finds it again in the text.
                    break;
                case TokenKind.Not:
                    text.Append('!');
                    break;
                default:
                    text.Append(source.Text, token.Start, token.Length);
                    break;
            }

            text.Append(' ');
        }

        Text = text.ToString();
    }

    public string Text { get; }

    public IReadOnlyCollection<ParameterExpression> Parameters => _indices.Keys;

    /// <summary>The index of the token that a parameter stands for, or null for another parameter.</summary>
    public int? TokenOf(ParameterExpression parameter) => _indices.TryGetValue(parameter, out int index) ? index : null;

    /// <summary>The index of the token at an offset of the masked text; that after the last one at its end.</summary>
    public int TokenAt(int offset)
    {
        int index = Array.BinarySearch(_starts, offset);
        return offset >= Text.TrimEnd().Length ? _tokens.Count : Math.Max(0, index >= 0 ? index : ~index - 1);
    }

    /// <summary>A message about the masked text in words of the original.</summary>
    public string Unmask(string message) => MaskedName().Replace(message, match =>
        int.TryParse(match.ValueSpan[1..], out int index) && index < _tokens.Count ? _source.Text.Substring(_tokens[index].Start, _tokens[index].Length) : match.Value);

    private void Mask(int index, FormulaType type, StringBuilder text)
    {
        var parameter = Expression.Parameter(ForeignTypes.Of(type), string.Create(null, $"t{index}"));
        _indices.Add(parameter, index);
        text.Append(parameter.Name);
    }

    [GeneratedRegex(@"\bt[0-9]+\b")]
    private static partial Regex MaskedName();
}
