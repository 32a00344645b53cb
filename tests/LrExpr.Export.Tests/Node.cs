using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LrExpr.Export.Tests;

/// <summary>Runs exported modules of JavaScript by the node of the machine, all of them in one process.</summary>
internal static class Node
{
    private const string Name = "node";

    /// <summary>Imports every module, and writes the values of what it exports at the steps as doubles.</summary>
    private const string Driver = """
        import { readFileSync, writeFileSync } from 'node:fs';
        const folder = process.argv[2];
        const lines = name => readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n');
        const steps = lines('steps').map(Number);
        const values = [];
        for (const file of lines('modules')) {
          const [name, exported] = Object.entries(await import(`${folder}/${file}`))[0];
          try {
            const schedule = exported.toString().startsWith('class') ? new exported() : { at: exported };
            for (const step of steps) {
              values.push(schedule.at(step));
            }
          } catch (error) {
            console.error(`${file}: ${name}: ${error}`);
            process.exit(1);
          }
        }
        writeFileSync(`${folder}/values`, new Uint8Array(new Float64Array(values).buffer));
        """;

    public static bool IsThere { get; } = Interpreter.Answers(Name, "--version");

    public static IReadOnlyList<double[]> Run(IReadOnlyList<Subject> subjects, long[] steps) => InFolder(folder =>
    {
        foreach (var (i, subject) in subjects.Index())
            File.WriteAllText(Path.Combine(folder, $"m{i}.mjs"), subject.Schedule.Export(ExportTarget.JavaScript));
        File.WriteAllLines(Path.Combine(folder, "modules"), subjects.Select((_, i) => $"m{i}.mjs"));
        File.WriteAllLines(Path.Combine(folder, "steps"), steps.Select(step => FormattableString.Invariant($"{step}")));
        File.WriteAllText(Path.Combine(folder, "driver.mjs"), Driver);
        var (exitCode, error) = Interpreter.Execute(Name, Path.Combine(folder, "driver.mjs"), folder);
        Assert.True(exitCode == 0, error);
        return ValuesIn(folder).Chunk(steps.Length).ToList();
    });

    /// <summary>The values of expressions, which see the modules as <c>m0</c>, <c>m1</c> and so on.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="before">Statements before the expressions.</param>
    /// <param name="calls">The expressions.</param>
    public static double[] Evaluate(IEnumerable<string> modules, IEnumerable<string> before, IEnumerable<string> calls) => InFolder(folder =>
    {
        var script = new List<string> { "import { writeFileSync } from 'node:fs';" };
        foreach (var (i, code) in modules.Index())
        {
            File.WriteAllText(Path.Combine(folder, $"m{i}.mjs"), code);
            script.Add($"import * as m{i} from './m{i}.mjs';");
        }

        script.AddRange([.. before, "const values = [", .. calls.Select(call => $"  {call},"), "];", "writeFileSync(`${process.argv[2]}/values`, new Uint8Array(new Float64Array(values).buffer));"]);
        File.WriteAllLines(Path.Combine(folder, "calls.mjs"), script);
        var (exitCode, error) = Interpreter.Execute(Name, Path.Combine(folder, "calls.mjs"), folder);
        Assert.True(exitCode == 0, error);
        return ValuesIn(folder);
    });

    /// <summary>What a module exports.</summary>
    public static string ExportOf(string code) => Regex.Match(code, @"^export (function|class) (\w+)", RegexOptions.Multiline).Groups[2].Value;

    private static double[] ValuesIn(string folder) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "values"))).ToArray();

    private static T InFolder<T>(Func<string, T> work)
    {
        var folder = Directory.CreateTempSubdirectory("lrexpr-node-");
        try
        {
            return work(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A test that is skipped, visibly, where there is no node.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!Node.IsThere)
            Skip = "There is no node on this machine, which runs JavaScript.";
    }
}

/// <summary>Tests that are skipped, visibly, where there is no node.</summary>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute()
    {
        if (!Node.IsThere)
            Skip = "There is no node on this machine, which runs JavaScript.";
    }
}
