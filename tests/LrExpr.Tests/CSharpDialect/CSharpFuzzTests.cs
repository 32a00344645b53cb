using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using LrExpr.CSharpDialect;
using LrExpr.Diagnostics;
using Xunit.Abstractions;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>Alone, since it watches what the whole process loads.</summary>
[CollectionDefinition(nameof(CSharpFuzzTests), DisableParallelization = true)]
[Collection(nameof(CSharpFuzzTests))]
public sealed class CSharpFuzzTests(ITestOutputHelper output)
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("LREXPR_FUZZ"), CultureInfo.InvariantCulture, out int count) ? count : 100_000;

    private static readonly string[] Seeds =
    [
        "rate * Math.Pow(0.96, Math.Floor(step / 1000))",
        "step < 10 ? rate * step / 10.0 : rate",
        "Lr.Piecewise(step, bounds, values) * (flag ? 1.0 : 2)",
        "0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, 100) / 100))",
        "flag && !(step >= 5 || count != 3) ? -rate : +1e-3",
        "iif(step % 2 == 0, Lr.Lerp(1, 0.1, step / 50), Lr.At(values, step))",
        "Math.Max(Math.Log(step + 1, 2), Lr.Uniform(42, step)) - -count",
        "7.0 / 2 % 4 + step * (3 - 1) / 2",
        "not flag or step > 1_000 and true ? 1d : Math.Sign(step) * 2",
    ];

    /// <summary>How many of the pieces an honest author would use.</summary>
    private const int HonestPieces = 53;

    /// <summary>What expressions are made of, and then what attackers would add.</summary>
    private static readonly string[] Pieces =
    [
        "step", "rate", "count", "flag", "values", "bounds", "true", "false", "1", "0", "2.5", "1e3", "1e-400", "1L", "2d", "1m", "0x1F", "9223372036854775807", "(", ")", ",", "+", "-",
        "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "!", "?", ":", " and ", " or ", " not ", "Math.Floor(", "Math.Pow(", "Math.Min(", "Math.Round(", "Math.Sign(", "Lr.At(",
        "Lr.Interp(", "Lr.Reached(", "Math.PI", "Math.E", "iif(", " ", "\n", ".", "=", "=>", "??", "?.", "[0]", "\"a\"", "'a'", "&", "|", "^", "~", "<<", ">>", "$", "@", ";", "{", "}", "new(", "new ",
        "it", "root", "parent", "null", "np(", "isnull(", "is(", "as(", "cast(", "typeof(", "DateTime", "DateTime.Now", "Guid.NewGuid()", "Environment.Exit(1)", "System.IO.File", ".GetType()", ".Length",
        ".Sum()", ".Select(", "Convert.ToInt32(", "string.Format(", "Math.BigMul(", "Math", "Lr", "Enum", "int(", "double(", "decimal(", "Uri(", "in ", "eq", "lt", "mod", "t0", "t1", "\0", "\u00a0", "\u03c0",
    ];

    [Fact]
    public void Text_Random_GivesDiagnosticsOrAScheduleAndNothingElse()
    {
        var outcomes = new ConcurrentDictionary<string, int>();
        Watch(Count, random => Mutated(random, Seeds), text =>
        {
            bool isRight = Schedule.TryCompile(text, CSharpCode.Parameters, out var schedule, out var diagnostics, dialect: Dialect.CSharp);
            if (isRight)
                schedule!.At(3);
            string outcome = isRight ? "compiled" : diagnostics.First(one => one.Severity == DiagnosticSeverity.Error).Code;
            outcomes.AddOrUpdate(outcome, 1, (_, sum) => sum + 1);
            foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Path == "formula"))
            {
                Assert.Equal(isRight, diagnostics.All(one => one.Severity == DiagnosticSeverity.Warning));
                Assert.InRange(diagnostic.Span.Start, 0, text.Length);
                Assert.InRange(diagnostic.Span.End, 0, text.Length);
                Assert.DoesNotContain("does not agree", diagnostic.Message, StringComparison.Ordinal);
                Assert.NotEmpty(diagnostic.ToString());
            }
        });
        output.WriteLine(string.Join(", ", outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Key} {outcome.Value}")));
        if (Count < 10_000)
            return;
        Assert.InRange(outcomes["compiled"], Count / 100, Count / 2);
        Assert.All(Enumerable.Range(1, 6), code => Assert.InRange(outcomes[$"LRX600{code}"], 1, Count));
    }

    /// <summary>
    /// As if the first wall did not exist: what the parser is given is random, and the translation stands alone. The parser loads parts of
    /// the framework when it looks for types, which is one reason for the first wall.
    /// </summary>
    [Fact]
    public void Tree_OfRandomTextBehindTheFirstWall_IsTranslatedOnlyIfItAgreesWithTheText()
    {
        string[] seeds = ["t0 * t2", "t0 * Lr.Call(t2)", "Math.Floor(t0) + t2.Length", "t0 + 1", "DateTime.Now.Ticks", "t0.ToString().Length", "iif(t0 > 1, t0, t2)"];
        var translated = new ConcurrentBag<string>();
        Watch(Count / 5, random => Mutated(random, seeds), text =>
        {
            var bag = new DiagnosticBag();
            if (Walls.Translate("step * rate", text, bag) is not null)
                translated.Add(text);
            else
                Assert.NotEmpty(bag.All);
        }, mayLoad: true);
        output.WriteLine($"{translated.Count} translated");

        // Brackets make no node, and nor does a function that the foreign parser has itself: np(x) is x.
        Assert.All(translated, text => Assert.Equal(
            "t0*t2", string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ')')).Replace("np(", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal)));
    }

    /// <summary>Several name assemblies and types; one that was looked for would be loaded.</summary>
    [Fact]
    public void Attempt_WithEveryTrickKnown_LoadsNoAssemblyAndMakesNoType()
    {
        int next = -1;
        Watch(AttemptTests.All.Length, _ => AttemptTests.All[Interlocked.Increment(ref next)], text =>
        {
            CSharpCode.ErrorsOf(text);
            Walls.Translate("step * values", text.Replace("step", "t0", StringComparison.Ordinal), new DiagnosticBag());
        });
    }

    private static string Mutated(Random random, string[] seeds)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "" : seeds[random.Next(seeds.Length)]);
        int pieces = random.Next(3) == 0 ? Pieces.Length : HonestPieces;
        for (int changes = random.Next(text.Length == 0 ? 12 : 4); changes >= 0; changes--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0 when text.Length > 0:
                    text.Remove(Math.Min(at, text.Length - 1), 1);
                    break;
                case 1 when text.Length > 0:
                    int length = random.Next(Math.Min(8, text.Length - Math.Min(at, text.Length)) + 1);
                    text.Insert(random.Next(text.Length + 1), text.ToString(Math.Min(at, text.Length - length), length));
                    break;
                case 2 when random.Next(8) == 0:
                    text.Insert(at, (char)random.Next(random.Next(2) == 0 ? 128 : 65_536));
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(pieces)]);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>Runs many texts, a thread for every core, while looking for assemblies that are loaded and types that are made.</summary>
    private static void Watch(int count, Func<Random, string> make, Action<string> check, bool mayLoad = false)
    {
        foreach (string seed in Seeds.Concat(Pieces))
            check(seed);
        LoadWhatTheParserIsMadeOf();
        int dynamicTypes = DynamicTypes();
        var loaded = new ConcurrentBag<string>();
        void OnLoad(object? sender, AssemblyLoadEventArgs load) => loaded.Add(load.LoadedAssembly.FullName ?? "");
        AppDomain.CurrentDomain.AssemblyLoad += OnLoad;
        try
        {
            int seed = Environment.TickCount;
            Parallel.For(0, count, i =>
            {
                string text = make(new Random(HashCode.Combine(seed, i)));
                try
                {
                    check(text);
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException("For the text " + text, exception);
                }
            });
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyLoad -= OnLoad;
        }

        if (!mayLoad)
            Assert.Empty(loaded);
        Assert.Equal(dynamicTypes, DynamicTypes());
    }

    /// <summary>Assemblies that are used for the first time are loaded then; only others may not be.</summary>
    private static void LoadWhatTheParserIsMadeOf()
    {
        IEnumerable<Assembly> assemblies = new[] { "System.Linq.Dynamic.Core", "System.Linq.Expressions", "LrExpr.Compiler" }.Select(Assembly.Load);
        for (int depth = 0; depth < 3; depth++)
            assemblies = [.. assemblies.SelectMany(assembly => assembly.GetReferencedAssemblies()).DistinctBy(name => name.FullName).Select(Assembly.Load)];
    }

    private static int DynamicTypes() =>
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.IsDynamic).Sum(assembly => assembly.GetTypes().Length);
}
