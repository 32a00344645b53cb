using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LrExpr.Formats.Export;

namespace LrExpr.Export.Tests;

/// <summary>A schedule that listens, and what it is told.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Reports">The reports, in their order; without signals, its value is looked at.</param>
internal sealed record Run(string Name, CompiledSchedule Schedule, IReadOnlyList<(long Step, (string Name, double Value)[]? Signals)> Reports)
{
    private const double Tolerance = 1e-12;

    private static readonly TargetLanguage InPython = new PythonLanguage(), InCSharp = new CSharpLanguage(), InJavaScript = new JavaScriptLanguage();

    /// <summary>What the inputs are.</summary>
    public IReadOnlyList<(string Name, double Value)> Inputs { get; init; } = [];

    private IScheduleController Controller() => Inputs.Aggregate(Schedule, (schedule, input) => schedule.With(input.Name, input.Value)).CreateController();

    /// <summary>The members that keep what the controller keeps.</summary>
    private IReadOnlyList<string> States(TargetLanguage language)
    {
        var members = language.Members(Schedule.Name);
        return [.. Controller().State.Keys.Select(state => members.Take(language.MemberName(state)))];
    }

    /// <summary>The values of a controller: at each step before the report, after it, at another step, and all that it keeps.</summary>
    private IReadOnlyList<double> Expected()
    {
        var controller = Controller();
        var values = new List<double>();
        foreach (var (step, signals) in Reports)
        {
            values.Add(controller.At(step));
            if (signals is not null)
                values.Add(controller.Report(step, signals));
            values.AddRange([controller.Value, controller.At(step + 2), .. controller.State.Values]);
        }

        return values;
    }

    public static void AssertSameInPython(IReadOnlyList<Run> runs)
    {
        var script = new StringBuilder("import base64\n");
        var calls = new List<string>();
        foreach (var (i, run) in runs.Index())
        {
            string code = run.Schedule.ToPython();
            script.Append(CultureInfo.InvariantCulture, $"m{i} = {{}}\nexec(base64.b64decode('{Convert.ToBase64String(Encoding.UTF8.GetBytes(code))}').decode(), m{i})\n")
                .Append(CultureInfo.InvariantCulture, $"s{i} = m{i}['{Python.ClassOf(code)}']({string.Join(", ", run.Inputs.Select(Argument))})\n");
            string[] states = [.. run.States(InPython).Select(state => $"s{i}.{state}")];
            foreach (var (step, signals) in run.Reports)
            {
                calls.Add(FormattableString.Invariant($"s{i}({step})"));
                if (signals is not null)
                    calls.Add(FormattableString.Invariant($"s{i}.report({string.Join(", ", signals.Select(Argument).Prepend($"{step}"))})"));
                calls.AddRange([$"s{i}.value", FormattableString.Invariant($"s{i}({step + 2})"), .. states]);
            }
        }

        AssertSame(runs, Python.Evaluate(script.ToString(), calls));

        static string Argument((string Name, double Value) given) => FormattableString.Invariant($"{InPython.LocalName(given.Name)}=float('{given.Value:R}')");
    }

    public static void AssertSameInJavaScript(IReadOnlyList<Run> runs)
    {
        var calls = new List<string>();
        var made = new List<string>();
        string[] modules = [.. runs.Select(run => run.Schedule.Export(ExportTarget.JavaScript))];
        foreach (var (i, run) in runs.Index())
        {
            made.Add($"const s{i} = new m{i}.{Node.ExportOf(modules[i])}({Arguments(modules[i], "constructor", run.Inputs)});");
            string[] states = [.. run.States(InJavaScript).Select(state => $"s{i}.{state}")];
            foreach (var (step, signals) in run.Reports)
            {
                calls.Add(FormattableString.Invariant($"s{i}.at({step})"));
                if (signals is not null)
                    calls.Add(FormattableString.Invariant($"s{i}.report({Arguments(modules[i], "report", [("step", step), .. signals])})"));
                calls.AddRange([$"s{i}.value", FormattableString.Invariant($"s{i}.at({step + 2})"), .. states]);
            }
        }

        AssertSame(runs, Node.Evaluate(modules, made, calls));

        // By the names in the declaration; what is not given is undefined, for which there are the defaults. A word of the language has a number behind it.
        static string Arguments(string module, string method, IReadOnlyList<(string Name, double Value)> given)
        {
            string declared = Regex.Match(module, $@"^  {method}\((.*)\) {{$", RegexOptions.Multiline).Groups[1].Value;
            string[] names = [.. declared.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Split(' ')[0])];
            Assert.All(given, one => Assert.Contains(names, name => IsFor(name, one.Name)));
            return string.Join(", ", names.Select(name => given.Where(one => IsFor(name, one.Name)).Select(one => InJavaScript.Number(one.Value).Text).FirstOrDefault("undefined")));
        }

        static bool IsFor(string parameter, string name) => parameter == InJavaScript.LocalName(name) || parameter == InJavaScript.LocalName(name) + "_2";
    }

    public static void AssertSameInCSharp(IReadOnlyList<Run> runs)
    {
        var types = CSharp.Compile([.. runs.Select(run => run.Schedule.ToCSharp())]);
        AssertSame(runs, [.. runs.Zip(types).SelectMany(pair => pair.First.ValuesOf(pair.Second))]);
    }

    private IEnumerable<double> ValuesOf(Type type)
    {
        var constructor = type.GetConstructors().Single();
        object schedule = constructor.Invoke(Arguments(constructor, Inputs));
        var (at, report) = (type.GetMethod("At")!.CreateDelegate<Func<long, double>>(schedule), type.GetMethod("Report")!);
        var states = States(InCSharp).Select(state => type.GetProperty(state)!).ToList();
        foreach (var (step, signals) in Reports)
        {
            yield return at(step);
            if (signals is not null)
                yield return (double)report.Invoke(schedule, [step, .. Arguments(report, signals)[1..]])!;
            yield return (double)type.GetProperty("Value")!.GetValue(schedule)!;
            yield return at(step + 2);
            foreach (var state in states)
                yield return (double)state.GetValue(schedule)!;
        }
    }

    private static object?[] Arguments(System.Reflection.MethodBase method, IReadOnlyList<(string Name, double Value)> given)
    {
        Assert.All(given, one => Assert.Contains(method.GetParameters(), parameter => IsFor(parameter, one.Name)));
        return [.. method.GetParameters().Select(parameter =>
            given.Where(one => IsFor(parameter, one.Name)).Select(one => (object?)one.Value).FirstOrDefault(parameter.HasDefaultValue ? parameter.DefaultValue : null))];

        // A word of the language has a number behind it.
        static bool IsFor(System.Reflection.ParameterInfo parameter, string name) => parameter.Name == InCSharp.LocalName(name) || parameter.Name == InCSharp.LocalName(name) + "_2";
    }

    private static void AssertSame(IReadOnlyList<Run> runs, IReadOnlyList<double> values)
    {
        Assert.NotEmpty(runs);
        int place = 0;
        foreach (var run in runs)
        {
            var expected = run.Expected();
            for (int i = 0; i < expected.Count; i++)
            {
                double actual = values[place++];
                if (!expected[i].Equals(actual) && !(Math.Abs(expected[i] - actual) <= Tolerance * Math.Abs(expected[i])))
                    Assert.Fail(FormattableString.Invariant($"{run.Name}, value {i} of {expected.Count}: {expected[i]:R}, but exported {actual:R}"));
            }
        }

        Assert.Equal(values.Count, place);
    }
}
