using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>Finds the notation and the dialect of a file: the first notation in which it looks like a file of one.</summary>
/// <param name="options">How it is imported.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class Recognition(ScheduleImportOptions options, ImportErrors errors)
{
    private static readonly IEnumerable<string> Known = ImportDialects.All.Select(dialect => dialect.Name);

    /// <summary>The dialect, and the part of the document that is one of it; null where there is none, which is reported.</summary>
    public (ImportDialect Dialect, JsonPart Root)? Find(string text)
    {
        var named = options.Dialect is { } name ? ImportDialects.All.FirstOrDefault(dialect => Names.Same(dialect.Name, name)) : null;
        if (options.Dialect is not null && named is null)
        {
            errors.UnknownDialect(options.Dialect, Known);
            return null;
        }

        var readings = new List<JsonTree>();
        foreach (var tree in DocumentForms.Readings(text, options.Source))
        {
            readings.Add(tree);
            if (tree.Fault is not null)
                continue;
            foreach (var root in Roots(tree.Root!))
            {
                var meant = ImportDialects.All.Where(dialect => dialect.IsMeant(root)).ToList();
                if (named is not null && meant.Contains(named))
                    return (named, root);
                if (named is null && meant is [var only])
                    return (only, root);
                if (named is null && meant.Count > 1)
                {
                    errors.SeveralDialects(root, meant.Select(dialect => $"{dialect.Title} ({dialect.Name})"));
                    return null;
                }
            }
        }

        Report(named, readings);
        return null;
    }

    /// <summary>What the pointer points to; else the whole, for what looks for its schedule itself.</summary>
    private IEnumerable<JsonPart> Roots(JsonPart document) =>
        options.Pointer is not { } pointer ? [document] : Resolve(document, pointer, null) is { } part ? [part, document] : [document];

    private void Report(ImportDialect? named, List<JsonTree> readings)
    {
        // What can be read at all tells more than what cannot; a text by itself can always.
        var read = readings.FirstOrDefault(tree => tree.Fault is null && tree.Root!.IsContainer && tree.Root.Members.Count > 0);
        if (read is null && readings.Where(tree => tree.Fault is not null).MaxBy(tree => tree.Fault!.Span.Start) is { } faulty)
        {
            errors.NoDocument(faulty.Fault!);
            return;
        }

        var root = (read ?? readings[0]).Root!;
        if (options.Pointer is { } pointer && Resolve(root, pointer, errors) is not { } pointed)
            return;
        if (named is null)
            errors.NoDialect(root, Known);
        else
            errors.WrongDialect(root, named.Title, named.Sign, [.. readings.Where(tree => tree.Fault is null).SelectMany(tree => ImportDialects.All.Where(dialect => dialect.IsMeant(tree.Root!))).Select(dialect => dialect.Title).Distinct()]);
    }

    private static JsonPart? Resolve(JsonPart document, string pointer, ImportErrors? errors)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            errors?.BadPointer(pointer);
            return null;
        }

        var part = document;
        foreach (string token in pointer.Split('/').Skip(1))
        {
            string name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (part[name] is not { } next)
            {
                errors?.NothingAt(part, pointer, name);
                return null;
            }

            part = next;
        }

        return part;
    }
}
