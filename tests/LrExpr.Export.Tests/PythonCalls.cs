using System.Text.Json;

namespace LrExpr.Export.Tests;

/// <summary>What code of Python tells a library: it is run with libraries in the place of PyTorch and Optax that write down how they are called.</summary>
internal static class PythonCalls
{
    private const string Driver = """
        import ast, json, sys, types

        class Library(types.ModuleType):
            def __getattr__(self, name):
                if name.startswith("__"):
                    raise AttributeError(name)
                return Library(f"{self.__name__}.{name}")

            def __call__(self, *arguments, **named):
                named["function"] = self.__name__
                if arguments and arguments[0] != "optimizer":
                    named["schedulers"] = arguments[0]
                return named

        for name in ("torch", "optax"):
            sys.modules[name] = Library(name)
        result = []
        for code in json.load(open(sys.argv[1])):
            ast.parse(code)
            names = {"optimizer": "optimizer"}
            exec(code, names)
            result.append(names[sys.argv[2]])
        json.dump(result, open(sys.argv[1], "w"))
        """;

    /// <summary>The value of a variable after each module: a call is an object of its arguments, and of its <c>function</c>.</summary>
    /// <param name="modules">The texts.</param>
    /// <param name="variable">The variable.</param>
    public static IReadOnlyList<JsonElement> Read(IEnumerable<string> modules, string variable)
    {
        var folder = Directory.CreateTempSubdirectory("lrexpr-python-");
        try
        {
            string driver = Path.Combine(folder.FullName, "driver.py"), data = Path.Combine(folder.FullName, "data.json");
            File.WriteAllText(driver, Driver);
            File.WriteAllText(data, JsonSerializer.Serialize(modules));
            var (exitCode, error) = Python.Execute(driver, data, variable);
            Assert.True(exitCode == 0, error);
            return [.. JsonDocument.Parse(File.ReadAllText(data)).RootElement.EnumerateArray()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
