using LrExpr.Diagnostics;

namespace LrExpr.Tests.CSharpDialect;

/// <summary>What has been tried on the foreign parser, most of it with success. Each is refused, by the first wall and by the later ones without it.</summary>
public sealed class AttemptTests
{
    /// <summary>Behind the first wall <c>t0</c> is the step and <c>t2</c> an array.</summary>
    internal static readonly string[] All =
    [
        // The clock, randomness, identity.
        "DateTime.Now.Ticks", "DateTime.UtcNow.Second * 1.0", "DateTimeOffset.Now.Year", "TimeSpan.FromDays(1).TotalDays", "Guid.NewGuid().ToByteArray()[0]", "Guid.NewGuid().GetHashCode()",
        "Random.Shared.NextDouble()", "Environment.TickCount", "Environment.MachineName.Length",

        // The process, files, types.
        "Environment.Exit(3)", "Environment.GetEnvironmentVariable(\"PATH\").Length", "System.IO.File.ReadAllText(\"/etc/passwd\").Length", "File.Exists(\"/\") ? 1 : 2",
        "System.Diagnostics.Process.Start(\"sh\").Id", "GC.Collect()", "Thread.Sleep(1000)", "System.Activator.CreateInstance(\"x\")", "t0.GetType().Assembly.FullName.Length",
        "step.GetType().Assembly.FullName.Length", "typeof(string).Assembly.GetTypes().Length", "object.ReferenceEquals(t0, t0) ? 1 : 2", "t0.GetHashCode()", "t0.ToString().Length",
        "step.Equals(step) ? 1 : 2", "t0.Equals(t0) ? 1 : 2", "is(t2, \"System.Net.Http.HttpClient, System.Net.Http\") ? 1.0 : 2.0", "as(t2, \"System.String\")", "cast(t0, \"System.Int32\")",
        "cast(t0, \"System.Net.Http.HttpClient, System.Net.Http\")", "\"x\".GetType().Assembly.Location.Length",

        // Texts: memory without limit, reading while parsing.
        "\"abc\".Length", "\"abc", "'a'", "\"a\".PadLeft(2000000000).Length", "string.Join(\",\", values).Length", "String.Format(\"{0,1000000000}\", t0).Length", "new string('a', 2000000000).Length",
        "(\"a\" + t0).Length", "string.Concat(t0, t0).Length", "double.Parse(\"1\")", "Double.Parse(\"x\")", "int.Parse(\"1\")", "Uri(\"http://x\").Port", "new Uri(\"http://example.org\").Port",
        "DateTime(\"2020-01-01\").Ticks", "DateTime(2020, 1, 1).Ticks", "Convert.ToDouble(\"x\")", "Convert.FromBase64String(\"aaaa\").Length", "Enum.GetNames(null).Length", "Regex.IsMatch(\"a\", \"a\") ? 1 : 2",
        "StringComparer.Ordinal.GetHashCode()", "DayOfWeek.Monday", "StringComparison.Ordinal == 4 ? 1 : 2",

        // Sequences: work without limit.
        "values.Sum()", "t2.Sum()", "t2.SelectMany(t2).SelectMany(t2).SelectMany(t2).Count()", "t2.AsParallel().Sum()", "t2.Where(it > 1).Count()", "t2.Select(it * 2).Sum()", "t2.Aggregate(\"Sum\")",
        "t2.Length * 1.0", "t2[99]", "t2.First()", "t2.OrderBy(it).First()", "t2.ToList().Count", "t2.Cast(\"System.Object\").Count()", "Enumerable.Range(0, 2000000000).Count()", "t2.Any() ? 1 : 2",
        "t0 in (1, 2) ? 1 : 2", "t2.Clone()", "t2.GetValue(0)", "values.Length * 1.0",

        // Types made while parsing.
        "new(step as a).a", "new(t0 as a).a", "new { t0 }", "new (t0 as a, t0 as b).b", "new System.Object().GetHashCode()",

        // Operators and conversions of other kinds, exceptions.
        "step ^ 2", "step << 3", "1 << 3", "t0 & 1", "1 & 2", "1 | 2", "~1", "step ?? 1", "t0 ?? 1", "isnull(step, 1.0)", "isnull(t0, 1.0)", "step == null ? 1 : 2", "np(t0)", "t0?.Length", "decimal(step)", "int(step)",
        "int(t0)", "Int32(t0)", "decimal(t0)", "step + 1m", "1m / 0m", "1 / 2 * step", "7 % 2 + step", "1 / 0", "int.MaxValue + 1", "Double.MaxValue * 1", "Decimal.MaxValue * 2", "(int)step", "(object)step",
        "Math.BigMul(3, 4) * 1.0", "Math.DivRem(7, 2)", "Math.Round(step, 2)", "Math.Round(t0, 400)", "Math.Floor(1.5m)", "Math.ScaleB(step, 2)", "Math.Foo(step)", "Math", "Lr", "Math.PI.ToString().Length",
        "checked(1 + 1)", "default(double)", "nameof(step).Length", "throw new Exception()", "await step", "(x => x)(1)", "x => 1", "(double x) => x",

        // Names with a meaning of the parser's own.
        "it * 2", "root", "parent", "$ * 2", "@step", "this", "it.GetType()", "@0", "outerIt", "true.ToString().Length", "null", "values", "t2",

        // Assignments, statements, comments, other notations.
        "step = 2", "step += 1", "step; step", "step // 2", "step /* 2 */", "0x10", "0b11", "1e400", "1e-400", "1__0", "5.", "1.2.3", "step step", "Math.Floor(step", "step)", "()", ",", "?:", "step ? 1 : 2", "#r \"x\"", "$\"{step}\"",
    ];

    public static TheoryData<string> Attempts => [.. All];

    [Theory]
    [MemberData(nameof(Attempts))]
    public void Attempt_AsFormula_IsRefusedWithAPlaceInTheText(string attempt)
    {
        var errors = CSharpCode.ErrorsOf(attempt);

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("formula", error.Path));
        Assert.All(errors, error => Assert.InRange(error.Span.End, 0, attempt.Length));
        Assert.All(errors, error => Assert.Matches("^LRX(600[1-6]|2005|1004|2102)$", error.Code));
    }

    /// <summary>The parser is given the attempt as it is; the translation does not trust it.</summary>
    [Theory]
    [MemberData(nameof(Attempts))]
    public void Attempt_BehindTheFirstWall_IsRefusedAllTheSame(string attempt)
    {
        if (attempt is "t2")
            return; // An array, which is refused as a formula when it is bound.
        var bag = new DiagnosticBag();

        Assert.Null(Walls.Translate("step * values", attempt.Replace("step", "t0", StringComparison.Ordinal).Replace("values", "t2", StringComparison.Ordinal), bag));
        Assert.All(bag.All, error => Assert.Matches("^LRX600[1-6]$", error.Code));
        Assert.NotEmpty(bag.All);
    }
}
