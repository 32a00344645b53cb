using LrExpr.Drafts;
using LrExpr.Json;

namespace LrExpr;

/// <summary>A sort of files that schedules can be imported from, by the library that reads them.</summary>
/// <example><code>foreach (var dialect in ScheduleImport.Dialects) Console.WriteLine($"{dialect.Name}: {dialect.Reads}");</code></example>
public sealed class ImportDialect
{
    internal ImportDialect(string name, string title, string reads, string sign, Func<JsonPart, bool> isMeant, Action<ImportedFile> read)
    {
        Name = name;
        Title = title;
        Reads = reads;
        Sign = sign;
        IsMeant = isMeant;
        Read = read;
    }

    /// <summary>What options call it, such as <c>deepspeed</c>.</summary>
    public string Name { get; }

    /// <summary>The library, such as <c>DeepSpeed</c>.</summary>
    public string Title { get; }

    /// <summary>Which files are read, in a few words.</summary>
    public string Reads { get; }

    /// <summary>What a file of it has, as messages say.</summary>
    internal string Sign { get; }

    /// <summary>Whether a document looks like one of this dialect.</summary>
    internal Func<JsonPart, bool> IsMeant { get; }

    /// <summary>Reads a document that does.</summary>
    internal Action<ImportedFile> Read { get; }

    /// <summary>Whether the fragment says where it came from. That of Keras is JSON without comments, which scripts have read since there is an import.</summary>
    internal bool HasComments { get; init; } = true;

    /// <summary>Its title.</summary>
    /// <returns>The title.</returns>
    public override string ToString() => Title;
}
