using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LrExpr.Export.Tests;

/// <summary>Compiles exported C# and runs it: all of it as one assembly, each in a namespace of its own.</summary>
internal static class CSharp
{
    public static IReadOnlyList<double[]> Run(IReadOnlyList<Subject> subjects, long[] steps)
    {
        var types = Compile([.. subjects.Select(subject => subject.Schedule.ToCSharp())]);
        return [.. types.Select(FunctionOf).Select(function => steps.Select(function).ToArray())];
    }

    /// <summary>The classes of exported files.</summary>
    public static IReadOnlyList<Type> Compile(IReadOnlyList<string> files)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var trees = files.Select((file, i) => CSharpSyntaxTree.ParseText(
            file.Replace("using System;\n", $"using System;\nnamespace M{i};\n", StringComparison.Ordinal), options));
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = new[] { "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Memory.dll" }.Select(file => MetadataReference.CreateFromFile(Path.Combine(platform, file)));
        var compilation = CSharpCompilation.Create("Exported", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(10)
            .Select(error => error + "\n" + error.Location.SourceTree)));
        var types = System.Reflection.Assembly.Load(image.ToArray()).GetExportedTypes().ToDictionary(type => type.Namespace!);
        return [.. files.Select((_, i) => types[$"M{i}"])];
    }

    /// <summary>The values before any report where it listens.</summary>
    private static Func<long, double> FunctionOf(Type type) =>
        type.GetMethod("At")! is { IsStatic: false } at ? at.CreateDelegate<Func<long, double>>(Activator.CreateInstance(type)) : type.GetMethod("At")!.CreateDelegate<Func<long, double>>();
}
