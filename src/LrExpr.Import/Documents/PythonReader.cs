using System.Text.Json;
using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>
/// The assignments of a configuration in Python, and of gin: <c>name = value</c>, <c>scope/module.function.name = value</c>, or a block
/// <c>module.function:</c> of them. Nothing is run: a statement that is no assignment is left out, and of two assignments the later counts, as it does there.
/// </summary>
internal sealed class PythonReader
{
    private static readonly string[] Keywords = ["else", "try", "finally"];

    private readonly string _text;
    private readonly PythonNames _names = new();

    private PythonReader(string text) => _text = text;

    public static JsonTree Read(string text)
    {
        try
        {
            return new JsonTree(text, new PythonReader(text).ReadAll(), null);
        }
        catch (FaultyDocumentException faulty)
        {
            return new JsonTree(text, null, faulty.Fault);
        }
    }

    private JsonPart ReadAll()
    {
        var statements = PythonStatements.Of(_text);

        // Macros of gin may stand behind what names them.
        for (int times = _text.Contains('%', StringComparison.Ordinal) ? 2 : 1; times > 0; times--)
            ReadStatements(statements);

        // A value by itself, as one copies it.
        if (_names.IsEmpty && statements is [var only] && new PythonValues(_text, only, _names).ReadWhole() is { Kind: JsonValueKind.Array or JsonValueKind.Object } value)
            return value;
        return new JsonPart(JsonValueKind.Object, new TextSpan(0, 0), null, [.. _names.Assigned]);
    }

    private void ReadStatements(IReadOnlyList<TextSpan> statements)
    {
        string? block = null;
        foreach (var statement in statements)
        {
            bool isInner = statement.Start > 0 && _text[statement.Start - 1] is ' ' or '\t';
            if (!isInner)
                block = BlockOf(statement);
            else if (block is null)
                continue;
            if (TargetOf(statement) is not { } target)
                continue;
            string name = isInner ? block + "." + _text.Substring(target.Start, target.Length) : _text.Substring(target.Start, target.Length);
            int equals = _text.IndexOf('=', target.End);
            int before = _names.Budget.Spent;
            var value = new PythonValues(_text, TextSpan.FromBounds(equals + 1, statement.End), _names).ReadWhole();
            _names.Assign(new JsonMember(name, target, value), _names.Budget.Spent - before);
        }
    }

    /// <summary>The name of a block of gin; null where a statement begins none.</summary>
    private string? BlockOf(TextSpan statement)
    {
        int end = EndOfName(statement.Start, statement.End);
        string name = _text[statement.Start..end];
        return name.Length > 0 && !Keywords.Contains(name) && _text[end..statement.End].Trim() == ":" ? name : null;
    }

    /// <summary>What an assignment assigns to; null where a statement is none.</summary>
    private TextSpan? TargetOf(TextSpan statement)
    {
        int end = EndOfName(statement.Start, statement.End), at = end;
        if (end == statement.Start)
            return null;
        at = PastBlanks(at, statement.End);
        if (at < statement.End && _text[at] == ':')
            at = PastBlanks(EndOfName(PastBlanks(at + 1, statement.End), statement.End), statement.End);
        bool isAssignment = at < statement.End && _text[at] == '=' && (at + 1 >= statement.End || _text[at + 1] != '=');
        return isAssignment ? TextSpan.FromBounds(statement.Start, end) : null;
    }

    private int PastBlanks(int at, int end)
    {
        while (at < end && _text[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>A name with points in it, and with the scopes of gin before it.</summary>
    private int EndOfName(int at, int end)
    {
        while (at < end && (char.IsLetterOrDigit(_text[at]) || _text[at] is '_' or '.' or '/'))
            at++;
        return at;
    }
}
