using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LrExpr.Documents;

namespace LrExpr.Drafts;

/// <summary>Writes a fragment of a configuration: JSON with comments, as .NET reads it.</summary>
internal sealed class FragmentText
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <param name="fragment">The object that the fragment is.</param>
    public static string Of(Given fragment)
    {
        var writer = new FragmentText();
        writer.WriteComments(fragment);
        writer.WriteValue(fragment);
        return writer._text.ToString();
    }

    private void WriteValue(Given value)
    {
        if (value.Text is { } text)
            _text.Append(NumberWord.Of(text) == text || text is "true" or "false" ? text : Quoted(text));
        else if (value.IsArray && value.Members.All(member => member.Text is not null))
            WriteRow(value);
        else if (value.IsArray || value.Members.Length > 0)
            WriteLines(value, value.IsArray ? '[' : '{', value.IsArray ? ']' : '}');
        else
            _text.Append("null");
    }

    /// <summary>Plain values in one line.</summary>
    private void WriteRow(Given array)
    {
        _text.Append('[');
        foreach (var element in array.Members)
        {
            WriteValue(element);
            _text.Append(", ");
        }

        _text.Length -= array.Members.Length > 0 ? 2 : 0;
        _text.Append(']');
    }

    private void WriteLines(Given container, char open, char close)
    {
        _text.Append(open);
        _depth++;
        for (int i = 0; i < container.Members.Length; i++)
        {
            var member = container.Members[i];
            _text.Append(i == 0 ? "\n" : ",\n");
            WriteComments(member);
            Indent();
            if (!container.IsArray)
                _text.Append(Quoted(member.Key)).Append(": ");
            WriteValue(member);
        }

        _depth--;
        _text.Append('\n');
        Indent();
        _text.Append(close);
    }

    private void WriteComments(Given value)
    {
        foreach (string comment in value.Comments)
        {
            Indent();
            _text.Append(CultureInfo.InvariantCulture, $"// {comment}\n");
        }
    }

    private void Indent() => _text.Append(' ', 2 * _depth);

    private static string Quoted(string text) => "\"" + Quoting.Encoder!.Encode(text) + "\"";
}
