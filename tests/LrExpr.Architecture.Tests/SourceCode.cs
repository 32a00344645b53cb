using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrExpr.Architecture.Tests;

/// <summary>
/// All code below <c>src</c>, and who names whom in it, by what the compiler takes the names for. The projects are compiled as one, since what one
/// may see of another is held by their own builds.
/// </summary>
public sealed class SourceCode
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<SourceCode> Everything = new(() => new SourceCode());

    private readonly Dictionary<SyntaxTree, SourceFile> _files;
    private readonly CSharpCompilation _compilation;
    private readonly HashSet<string> _framework;
    private readonly ConcurrentBag<Arrow> _arrows = [];
    private readonly ConcurrentBag<OutsideName> _outsideNames = [];
    private readonly ConcurrentBag<string> _unknownNames = [];

    private SourceCode()
    {
        // Who may be null names nothing, so it is not worked out.
        var parsing = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("run-nullable-analysis", "never")]);
        string root = RootFolder();
        _files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Relative: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(file => !file.Relative.Contains("/obj/", StringComparison.Ordinal) && !file.Relative.Contains("/bin/", StringComparison.Ordinal))
            .AsParallel()
            .Select(file => new SourceFile(file.Relative, CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), parsing, file.Path)))
            .ToDictionary(file => file.Tree);
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => !IsOwn(Path.GetFileName(path))).ToList();
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        _framework = [.. assemblies.Where(path => Path.GetDirectoryName(path) == framework).Select(path => Path.GetFileNameWithoutExtension(path))];
        _compilation = CSharpCompilation.Create(
            "LrExpr",
            _files.Keys.Append(CSharpSyntaxTree.ParseText(Usings, parsing)).Concat(Listed(root).Select(text => CSharpSyntaxTree.ParseText(text, parsing))),
            assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        Parallel.ForEach(Files, Read);
    }

    public static SourceCode All => Everything.Value;

    public IReadOnlyCollection<SourceFile> Files => _files.Values;

    /// <summary>Names of what other files define, in the order of the files.</summary>
    public IEnumerable<Arrow> Arrows => _arrows.OrderBy(arrow => arrow.From.Path, StringComparer.Ordinal).ThenBy(arrow => arrow.Line);

    /// <summary>Names of what packages and the framework define, in the order of the files.</summary>
    public IEnumerable<OutsideName> OutsideNames => _outsideNames.OrderBy(name => name.From.Path, StringComparer.Ordinal).ThenBy(name => name.Line);

    /// <summary>Names that mean nothing to the compiler; each may be an arrow that is missed.</summary>
    public IEnumerable<string> UnknownNames => _unknownNames;

    /// <summary>The types that the files define, each once.</summary>
    public IEnumerable<INamedTypeSymbol> Types => Files
        .SelectMany(file => file.Tree.GetRoot().DescendantNodes(node => node is not BaseMethodDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => (INamedTypeSymbol)_compilation.GetSemanticModel(file.Tree).GetDeclaredSymbol(node)!))
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The list of libraries that the build writes; of one configuration, since all have the same.</summary>
    private static IEnumerable<string> Listed(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "LrExpr.Compiler", "obj"), "BuiltInKinds.Listed.cs", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).Take(1).Select(File.ReadAllText);

    private static string RootFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LrExpr.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }

    private static bool IsOwn(string assembly) => assembly.StartsWith("LrExpr.", StringComparison.OrdinalIgnoreCase);

    private void Read(SourceFile file)
    {
        var model = _compilation.GetSemanticModel(file.Tree);
        foreach (var node in file.Tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax))
        {
            if (!CanName(node))
                continue;
            var info = model.GetSymbolInfo(node);
            var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            if (symbol is null && node is SimpleNameSyntax { Identifier.Text: not ("nameof" or "notnull") })
                _unknownNames.Add(FormattableString.Invariant($"src/{file}:{LineOf(node)} names {node}, which is not known"));
            if (Defined(symbol) is { } definition)
                Add(file, node, definition);
        }
    }

    /// <summary>A name, or something that stands for one as an operator does.</summary>
    private static bool CanName(SyntaxNode node) => node is SimpleNameSyntax { Parent: not (NameColonSyntax or BaseNamespaceDeclarationSyntax) } and not IdentifierNameSyntax { IsVar: true }
        or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax;

    /// <summary>What a file can define, in the form it is defined in; null for what is local, of the language or a namespace.</summary>
    private static ISymbol? Defined(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
            symbol = extension;
        if (symbol is IMethodSymbol { AssociatedSymbol: { } property })
            symbol = property;
        return symbol is INamedTypeSymbol or IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.BuiltinOperator) } or IPropertySymbol or IFieldSymbol or IEventSymbol
            ? symbol.OriginalDefinition
            : null;
    }

    private List<SourceFile> HomesOf(ISymbol symbol) =>
        [.. symbol.DeclaringSyntaxReferences.Where(place => _files.ContainsKey(place.SyntaxTree)).Select(place => _files[place.SyntaxTree])];

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private void Add(SourceFile file, SyntaxNode node, ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        if (type is null || type.TypeKind == TypeKind.Error)
            return;
        string name = ReferenceEquals(type, symbol) ? type.Name : $"{type.Name}.{symbol.Name}";

        // What the compiler adds, such as the constructor of a record, and what the build writes stand where their type does.
        var homes = HomesOf(symbol) is { Count: > 0 } own ? own : HomesOf(type);
        if (homes.Count == 0)
            _outsideNames.Add(new OutsideName(file, LineOf(node), $"{type.ContainingNamespace}.{name}", !_framework.Contains(type.ContainingAssembly.Name)));
        else if (!homes.Contains(file))
            _arrows.Add(new Arrow(file, LineOf(node), name, homes.Find(home => home.Name == type.Name + ".cs") ?? homes[0]));
    }
}
