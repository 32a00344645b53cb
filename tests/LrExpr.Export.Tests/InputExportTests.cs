using LrExpr.Formats.Export;
using LrExpr.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LrExpr.Export.Tests;

/// <summary>Inputs as arguments of exported functions.</summary>
public sealed class InputExportTests
{
    private const string Section = """
        {
          "Inputs": { "client": 0, "load": { "Default": 0.25, "Min": 0, "Max": 1 }, "class": null },
          "Functions": { "busy": "(t) => t * (1 + load)" },
          "Schedules": {
            "base": "busy(min(60, 0.5 * 2 ^ step)) / (1 + client)",
            "retry delay": "base(step) * class + base(step / 3) - base(step / load) * (isfinite(class) ? 7 : 1 / class)",
            "limits": { "Formula": "low + high", "Inputs": { "low": { "Min": -1.5 }, "high": { "Default": 0, "Max": 2 } } },
            "taken": "let at_2 = base(step / load); at_2 + at_2"
          }
        }
        """;

    private static readonly double[] Values = [0, 0.25, 1, 3, -2, 1e300, -0.0, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly long[] Steps = [0, 1, 5, -7, 1000];

    public static TheoryData<string> Names => ["retry delay", "base", "limits", "taken"];

    [Theory]
    [MemberData(nameof(Names))]
    public void CSharp_WithInputs_HasTheValues(string name)
    {
        var schedule = Load()[name];
        var at = Compiled(schedule.ToCSharp()).GetMethod("At")!;

        AssertSame(schedule, at.GetParameters().Skip(1).Select(parameter => parameter.Name!), (step, given) => (double)at.Invoke(null, [step, .. given.Cast<object>()])!);
    }

    [PythonTheory]
    [MemberData(nameof(Names))]
    public void Python_WithInputs_HasTheValues(string name)
    {
        var schedule = Load()[name];
        string code = schedule.ToPython();
        string function = name.Replace(' ', '_');
        string[] arguments = [.. code.Split('\n').Single(line => line.StartsWith($"def {function}(", StringComparison.Ordinal)).TrimEnd(':', ')').Split(", ")[1..].Select(argument => argument.Split('=')[0])];
        var calls = new List<string>();
        AssertSame(schedule, arguments, (step, given) =>
        {
            calls.Add(FormattableString.Invariant($"{function}({step}, {string.Join(", ", given.Select(Text))})"));
            return null;
        });
        var values = new Queue<double>(Python.Evaluate(code, calls));

        AssertSame(schedule, arguments, (_, _) => values.Dequeue());

        static string Text(double value) => double.IsNaN(value) ? "math.nan" : double.IsInfinity(value) ? value > 0 ? "math.inf" : "-math.inf"
            : value == 0 && double.IsNegative(value) ? "-0.0" : value == Math.Floor(value) && Math.Abs(value) < 1e9 && !double.IsNegative(value) ? FormattableString.Invariant($"{(long)value}") : FormattableString.Invariant($"{value:R}");
    }

    [NodeTheory]
    [MemberData(nameof(Names))]
    public void JavaScript_WithInputs_HasTheValues(string name)
    {
        var schedule = Load()[name];
        string code = schedule.Export(ExportTarget.JavaScript);
        string[] arguments = [.. code.Split('\n').Single(line => line.StartsWith("export function ", StringComparison.Ordinal)).TrimEnd('{', ' ', ')').Split(", ")[1..].Select(argument => argument.Split(' ')[0])];
        var language = new JavaScriptLanguage();
        var calls = new List<string>();
        AssertSame(schedule, arguments, (step, given) =>
        {
            calls.Add(FormattableString.Invariant($"m0.{Node.ExportOf(code)}({step}, {string.Join(", ", given.Select(value => language.Number(value).Text))})"));
            return null;
        });
        var values = new Queue<double>(Node.Evaluate([code], [], calls));

        AssertSame(schedule, arguments, (_, _) => values.Dequeue());
    }

    [Fact]
    public void JavaScript_WithInputs_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """
            /**
             * The schedule delay.
             *
             * Formula:
             *     user * min(load, step)
             * Inputs:
             *     user, to be given
             *     load = 0.25, 0 to 1: of the server
             */
            export function delay(step, user, load = 0.25) {
              load = load < 0 ? 0 : load > 1 ? 1 : load;
              return user * Math.min(load, step);
            }

            """.ReplaceLineEndings("\n"),
            Delay().Export(ExportTarget.JavaScript));

    [Fact]
    public void Python_WithInputs_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """"
            import math


            def _min(*values):
                result = values[0]
                for value in values[1:]:
                    if math.isnan(value) or value < result or value == result and math.copysign(1.0, value) < 0.0:
                        result = result if math.isnan(result) else value
                return result


            def delay(step, user, load=0.25):
                """The schedule delay.

                Formula:
                    user * min(load, step)
                Inputs:
                    user, to be given
                    load = 0.25, 0 to 1: of the server
                """
                step = float(step)
                user = float(user)
                load = float(load)
                load = 0.0 if load < 0.0 else 1.0 if load > 1.0 else load
                return user * _min(load, step)

            """".ReplaceLineEndings("\n"),
            Delay().ToPython());

    [Fact]
    public void CSharp_WithInputs_IsWhatOneWouldWrite() =>
        Assert.Equal(
            """
            using System;

            /// <summary>The schedule delay.</summary>
            public static class DelaySchedule
            {
                /// <summary>The value at a step.</summary>
                public static double At(long step, double user, double load = 0.25) => Delay(step, user, load < 0.0 ? 0.0 : load > 1.0 ? 1.0 : load);

                // The schedule delay.
                // Formula:
                //     user * min(load, step)
                // Inputs:
                //     user, to be given
                //     load = 0.25, 0 to 1: of the server
                private static double Delay(double step, double user, double load)
                {
                    return user * Math.Min(load, step);
                }
            }

            """.ReplaceLineEndings("\n"),
            Delay().ToCSharp());

    [Fact]
    public void Export_OfInputsThatAreGiven_HasThemAsConstants()
    {
        var given = Delay().With("load", 7);

        Assert.Contains("At(long step, double user) => Delay(step, user);", given.ToCSharp(), StringComparison.Ordinal);
        Assert.Contains("Math.Min(1.0, step)", given.ToCSharp(), StringComparison.Ordinal);
        Assert.Contains("def delay(step):", given.With("user", 2).ToPython(), StringComparison.Ordinal);
    }

    private static void AssertSame(CompiledSchedule schedule, IEnumerable<string> arguments, Func<long, double[], double?> exported)
    {
        var inputs = arguments.Select(argument => schedule.Inputs.Single(input => Syntax.Names.Same(input.Name, argument.TrimEnd('_', '2')))).ToList();
        foreach (long step in Steps)
        {
            for (int i = 0; i < Values.Length * Values.Length; i++)
            {
                double[] given = [.. inputs.Select((_, place) => Values[(place == 0 ? i : place == 1 ? i / Values.Length : 3 * i) % Values.Length])];
                var values = new ScheduleInputs();
                foreach (var (input, value) in inputs.Zip(given))
                    values[input.Name] = value;
                double expected = schedule.At(step, values);
                if (exported(step, given) is { } actual && !(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected)))
                    Assert.Fail(FormattableString.Invariant($"{schedule} at step {step} with {string.Join(", ", given)}: {expected:R}, but exported {actual:R}"));
            }
        }
    }

    private static CompiledSchedule Delay() => ScheduleSet.Load(SettingJson.Read("LrExpr", """
        { "Schedules": { "delay": { "Formula": "user * min(load, step)", "Inputs": { "user": null, "load": { "Default": 0.25, "Min": 0, "Max": 1, "Description": "of the server" } } } } }
        """))["delay"];

    private static Type Compiled(string code)
    {
        string platform = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = new[] { "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Memory.dll" }.Select(file => MetadataReference.CreateFromFile(Path.Combine(platform, file)));
        var compilation = CSharpCompilation.Create("ExportedWithInputs", [CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12))], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics) + code);
        return System.Reflection.Assembly.Load(image.ToArray()).GetExportedTypes().Single();
    }

    private static ScheduleSet Load() => ScheduleSet.Load(SettingJson.Read("LrExpr", Section));
}
