namespace LrExpr.Architecture.Tests;

/// <summary>A name in one file of something that another file defines.</summary>
/// <param name="From">The file that names it.</param>
/// <param name="Line">The line there.</param>
/// <param name="Name">The name.</param>
/// <param name="To">The file that defines it.</param>
public sealed record Arrow(SourceFile From, int Line, string Name, SourceFile To)
{
    public override string ToString() => FormattableString.Invariant($"src/{From}:{Line} names {Name} of src/{To}");
}

/// <summary>A name in a file of something that a package or the framework defines.</summary>
/// <param name="From">The file that names it.</param>
/// <param name="Line">The line there.</param>
/// <param name="Name">The name, with its type and namespace.</param>
/// <param name="IsOfPackage">Whether a package defines it, not the framework.</param>
public sealed record OutsideName(SourceFile From, int Line, string Name, bool IsOfPackage)
{
    public override string ToString() => FormattableString.Invariant($"src/{From}:{Line} names {Name}");
}
