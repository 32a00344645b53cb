using Microsoft.CodeAnalysis;

namespace LrExpr.Architecture.Tests;

/// <summary>A tree and what it refers to are made once. What is found out while they are made stands with those who make them.</summary>
public sealed class ImmutabilityTests
{
    /// <summary>The bases of what binding gives, and the records beside them.</summary>
    private static readonly string[] Roots = ["DefinitionSymbol", "BoundExpression", "Reference", "ParameterSymbol", "Local", "DefinitionTable"];

    private static readonly IReadOnlyList<INamedTypeSymbol> Types = [.. SourceCode.All.Types.Where(type => BasesOf(type).Any(IsRoot))];

    [Fact]
    public void SymbolsAndBoundNodes_AreFound()
    {
        Assert.Equal(Roots.Order(StringComparer.Ordinal), Types.Where(IsRoot).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Contains(Types, type => type.Name == "ScheduleSymbol");
        Assert.Contains(Types, type => type.Name == "BoundCall");
    }

    [Fact]
    public void SymbolsAndBoundNodes_DoNotChange() => Assert.Empty(Types
        .SelectMany(type => type.GetMembers())
        .Where(member => member switch
        {
            IPropertySymbol property => property.SetMethod is { IsInitOnly: false } || IsChangeable(property.Type),
            IFieldSymbol field => !field.IsReadOnly && !field.IsConst || IsChangeable(field.Type),
            _ => false,
        })
        .Select(member => $"{member.ContainingType.Name}.{member.Name}"));

    private static bool IsRoot(INamedTypeSymbol type) => Roots.Contains(type.Name) && type.ContainingNamespace.ToString() == "LrExpr.Binding";

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
    }

    /// <summary>A collection that whoever has it can change. Arrays of numbers are the values of the language, which nothing writes to.</summary>
    private static bool IsChangeable(ITypeSymbol type) =>
        type.ContainingNamespace?.ToString() == "System.Collections.Generic" && type.TypeKind == TypeKind.Class;
}
