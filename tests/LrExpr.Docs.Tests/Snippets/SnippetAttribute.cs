namespace LrExpr.Docs.Tests.Snippets;

/// <summary>Names a region of the method's body that documents show. The method is run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SnippetAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
