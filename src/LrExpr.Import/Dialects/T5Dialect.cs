using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Drafts;
using LrExpr.Json;
using LrExpr.Syntax;

namespace LrExpr.Dialects;

/// <summary>The bindings of <c>create_learning_rate_scheduler</c> in a file of gin, as t5x has them; or the text of its factors by itself.</summary>
internal static class T5Dialect
{
    private const string Function = "create_learning_rate_scheduler", KindName = "t5x." + Function, Factors = "factors";

    public static ImportDialect Row { get; } = new(
        "t5", "T5", "factors of create_learning_rate_scheduler in gin", $"bindings of '{Function}', or is factors with '*' between them", IsMeant, Read);

    /// <summary>A text of factors is known by one that is right.</summary>
    private static bool IsMeant(JsonPart root) => root.IsText()
        ? root.Text!.Length < 1000 && NamesOf(root.Text).All(Names.IsPlain) && NamesOf(root.Text).Any(IsFactor)
        : root.IsObject && root.Members.Any(member => FunctionOf(member) is not null);

    private static bool IsFactor(string name) =>
        ImportedFile.Kind(KindName).Parameters.Single(parameter => parameter.Name == Factors).Options.Contains(name, Names.Comparer);

    private static IEnumerable<string> NamesOf(string factors) => factors.Split('*').Select(name => name.Trim());

    /// <summary>The function that a binding is of, with its scope and module; null where it is of another one.</summary>
    private static string? FunctionOf(JsonMember binding)
    {
        int point = binding.Name.LastIndexOf('.');
        string function = point < 0 ? "" : binding.Name[..point];
        return function.Split('.', '/')[^1] == Function ? function : null;
    }

    private static void Read(ImportedFile file)
    {
        if (file.Root.IsText())
        {
            var draft = new Draft(file, ImportedFile.Kind(KindName), file.Root);
            draft.Take(new JsonMember(Factors, null, file.Root));
            file.Add(draft.ToGiven("learning_rate"));
            return;
        }

        // A function may have bindings for several scopes; each is a schedule.
        var functions = file.Root.Members.Where(member => FunctionOf(member) is not null).GroupBy(member => FunctionOf(member)!, StringComparer.Ordinal).ToList();
        foreach (var bindings in functions)
        {
            var draft = new Draft(file, ImportedFile.Kind(KindName), bindings.First().Value);
            foreach (var binding in bindings)
                draft.Take(binding with { Name = binding.Name[(bindings.Key.Length + 1)..] });
            file.Add(draft.ToGiven(functions[0] == bindings ? "learning_rate" : bindings.Key.Replace('/', '_').Replace('.', '_')));
        }
    }
}
