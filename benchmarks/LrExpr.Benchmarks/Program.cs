using BenchmarkDotNet.Running;
using LrExpr.Benchmarks;
using LrExpr.Benchmarks.Quick;

if (args is ["--quick", .. var parts])
{
    Run("parse", QuickRun.Parse);
    Run("at", QuickRun.At);
    Run("compile", QuickRun.Compile);
    Run("fill", QuickRun.Fill);

    void Run(string part, Action measure)
    {
        if (parts.Length == 0 || parts.Contains(part))
            measure();
    }
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(AtBenchmarks).Assembly).Run(args);
}
