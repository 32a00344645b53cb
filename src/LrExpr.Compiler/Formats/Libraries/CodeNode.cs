namespace LrExpr.Formats.Libraries;

/// <summary>A part of a written text: on one line where it fits, else its parts on lines of their own.</summary>
internal abstract record CodeNode
{
    private const int Width = 100;

    /// <summary>The whole on one line.</summary>
    public abstract string OneLine { get; }

    /// <summary>Its lines, moved in as far as they are within it.</summary>
    /// <param name="margin">How far its lines are moved in.</param>
    /// <param name="beside">How many characters stand before and after it where it is on one line.</param>
    public IEnumerable<string> Lines(int margin, int beside) => margin + beside + OneLine.Length <= Width ? [OneLine] : Broken(margin);

    /// <summary>Its parts on lines of their own.</summary>
    public abstract IEnumerable<string> Broken(int margin);

    public sealed record Text(string Content) : CodeNode
    {
        public override string OneLine => Content;

        public override IEnumerable<string> Broken(int margin) => [Content];
    }

    /// <param name="Open">The bracket, with what stands before it.</param>
    /// <param name="Items">The parts, each with what stands before it.</param>
    /// <param name="Close">The bracket.</param>
    /// <param name="Form">How far parts are moved in, and what stands behind the last one.</param>
    public sealed record Brackets(string Open, IReadOnlyList<(string Before, CodeNode Item)> Items, string Close, LayoutForm Form) : CodeNode
    {
        public override string OneLine => Open + string.Join(", ", Items.Select(item => item.Before + item.Item.OneLine)) + Close;

        public override IEnumerable<string> Broken(int margin)
        {
            yield return Open;
            int inner = margin + Form.Margin.Length;
            for (int i = 0; i < Items.Count; i++)
            {
                string[] lines = [.. Items[i].Item.Lines(inner, Items[i].Before.Length + 1)];
                lines[0] = Items[i].Before + lines[0];
                lines[^1] += i < Items.Count - 1 ? "," : Form.AfterLast;
                foreach (string line in lines)
                    yield return Form.Margin + line;
            }

            yield return Close;
        }
    }
}

/// <param name="Margin">How far parts are moved in.</param>
/// <param name="AfterLast">What stands behind the last of them.</param>
internal sealed record LayoutForm(string Margin, string AfterLast)
{
    public static LayoutForm Json { get; } = new("  ", "");

    public static LayoutForm Python { get; } = new("    ", ",");
}
