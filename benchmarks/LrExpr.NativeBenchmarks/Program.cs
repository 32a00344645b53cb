using System.Runtime.CompilerServices;
using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Kinds;
using LrExpr.Benchmarks.Quick;

// Values in an application that is compiled ahead of time:
//   dotnet publish benchmarks/LrExpr.NativeBenchmarks --output published && published/LrExpr.NativeBenchmarks
// With --into and the file of a page the tables go into it.
Console.WriteLine(RuntimeFeature.IsDynamicCodeCompiled ? "This process can make code; publish the project and run what comes of it." : "No code can be made in this process.");
if (args is ["--into", var page])
    Table.Page = new Page(page);
Console.WriteLine($"Bits of all kinds: {KindBits.Hash()}");
foreach (var formula in SampleFormulas.All)
    EqualValues.Check(formula);
OneValue();
ManyValues();
KindTable.Measure("kinds ahead of time", "Many values by Fill without a compiler, in times of a loop over At");

static void OneValue()
{
    using var table = Table.OfOutcomes("ahead of time", "One value without a compiler, against a hand-written static method", "ns");
    foreach (var formula in SampleFormulas.All)
    {
        var outcomes = Rounds.Measure(
            CallWork.Calls("by hand", formula.HandWritten),
            CallWork.Calls("closures", formula.Compile().Function),
            CallWork.Calls("interpreted tree", formula.Tree.Compile()));
        table.Row(formula.Name, outcomes[1], outcomes[0], bar: 1.3, per: CallWork.CallsInOneRun, mostBytes: 0);
        table.Row("- interpreted expression tree", outcomes[2], outcomes[0], per: CallWork.CallsInOneRun);
    }
}

static void ManyValues()
{
    const int Count = 1_000_000;
    const double Bar = 4;
    using var table = Table.OfOutcomes("ahead of time, fill", "Many values without a compiler, against a loop over the hand-written method, for a value", "ns");
    var ratios = new List<double>();
    foreach (var formula in SampleFormulas.All)
    {
        EqualValues.CheckFill(formula, Count);
        var outcomes = Rounds.Measure(CallWork.Loop(formula, Count), CallWork.Fill(formula, Count));
        table.Row(formula.Name, outcomes[1], outcomes[0], per: Count);
        ratios.Add(outcomes[1].Ratio);
    }

    table.Row("median", Table.Ratio(Rounds.Median(ratios)), "≤ " + Table.Ratio(1 / Bar), Rounds.Median(ratios) <= 1 / Bar);
}
