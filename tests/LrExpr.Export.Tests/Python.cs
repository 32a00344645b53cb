using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace LrExpr.Export.Tests;

/// <summary>Runs exported modules by the python3 of the machine, all of them in one process.</summary>
internal static class Python
{
    private const string Name = "python3";

    /// <summary>Imports every module, and writes the values of its last function at the steps as doubles.</summary>
    private const string Driver = """
        import array, importlib, sys
        sys.path.insert(0, sys.argv[1])
        sys.dont_write_bytecode = True
        steps = [int(line) for line in open(sys.argv[1] + "/steps")]
        with open(sys.argv[1] + "/values", "wb") as out:
            for line in open(sys.argv[1] + "/modules"):
                module, function = line.split()
                schedule = getattr(importlib.import_module(module), function.rstrip("()"))
                schedule = schedule() if function.endswith("()") else schedule
                try:
                    values = array.array("d", [schedule(step) for step in steps])
                except Exception as error:
                    raise SystemExit(f"{module}.{function}: {error!r}")
                values.tofile(out)
        """;

    public static bool IsThere { get; } = Interpreter.Answers(Name, "-c", "import math");

    public static IReadOnlyList<double[]> Run(IReadOnlyList<Subject> subjects, long[] steps)
    {
        var folder = Directory.CreateTempSubdirectory("lrexpr-python-");
        try
        {
            var modules = new List<string>();
            foreach (var (i, subject) in subjects.Index())
            {
                string code = subject.Schedule.ToPython();
                File.WriteAllText(Path.Combine(folder.FullName, $"m{i}.py"), code);
                modules.Add($"m{i} {FunctionOf(code)}");
            }

            File.WriteAllLines(Path.Combine(folder.FullName, "modules"), modules);
            File.WriteAllLines(Path.Combine(folder.FullName, "steps"), steps.Select(step => FormattableString.Invariant($"{step}")));
            File.WriteAllText(Path.Combine(folder.FullName, "driver.py"), Driver);
            var (exitCode, error) = Execute(Path.Combine(folder.FullName, "driver.py"), folder.FullName);
            Assert.True(exitCode == 0, error + "\n" + (error.StartsWith('m') ? subjects[int.Parse(error[1..error.IndexOf('.', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture)].Schedule.ToPython() : ""));
            double[] all = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder.FullName, "values"))).ToArray();
            return [.. all.Chunk(steps.Length)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The values of expressions that call the functions of a module.</summary>
    public static double[] Evaluate(string code, IEnumerable<string> calls)
    {
        var folder = Directory.CreateTempSubdirectory("lrexpr-python-");
        try
        {
            string script = Path.Combine(folder.FullName, "calls.py"), values = Path.Combine(folder.FullName, "values");
            File.WriteAllText(script, $"{code}\nimport array, sys\nwith open(sys.argv[1], 'wb') as out:\n    array.array('d', [\n{string.Concat(calls.Select(call => $"        {call},\n"))}    ]).tofile(out)\n");
            var (exitCode, error) = Execute(script, values);
            Assert.True(exitCode == 0, error);
            return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(values)).ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The class, called; else the function that the last line, which is for PyTorch, hands on.</summary>
    private static string FunctionOf(string code) => ClassOf(code) is { } name ? name + "()" : code[(code.LastIndexOf('=') + 1)..].Trim(')', '\n');

    /// <summary>The class that a module of a schedule that listens has; null for none.</summary>
    public static string? ClassOf(string code) => Regex.Match(code, @"^class (\w+):", RegexOptions.Multiline) is { Success: true } found ? found.Groups[1].Value : null;

    public static (int ExitCode, string Error) Execute(params string[] arguments) => Interpreter.Execute(Name, arguments);
}

/// <summary>A test that is skipped, visibly, where there is no python3.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (!Python.IsThere)
            Skip = "There is no python3 on this machine.";
    }
}

/// <summary>Tests that are skipped, visibly, where there is no python3.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute()
    {
        if (!Python.IsThere)
            Skip = "There is no python3 on this machine.";
    }
}
