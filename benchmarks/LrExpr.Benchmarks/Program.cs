using BenchmarkDotNet.Running;
using LrExpr.Benchmarks;
using LrExpr.Benchmarks.Quick;

switch (args)
{
    case ["--quick", "--into", var page, .. var parts]:
        Table.Page = new Page(page);
        QuickRun.Run(parts);
        break;
    case ["--quick", .. var parts]:
        QuickRun.Run(parts);
        break;
    case ["--first", var way]:
        ColdStart.RunOnce(way);
        break;
    case ["--many", var way]:
        Many.RunOnce(way);
        break;
    case ["--host", var way]:
        HostStart.RunOnce(way);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(AtBenchmarks).Assembly).Run(args);
        break;
}
