using System.Runtime.CompilerServices;
using LrExpr.Benchmarks.Formulas;
using LrExpr.Benchmarks.Quick;

// Calls in an application that is compiled ahead of time:
//   dotnet publish benchmarks/LrExpr.NativeBenchmarks --output published && published/LrExpr.NativeBenchmarks
Console.WriteLine(RuntimeFeature.IsDynamicCodeCompiled ? "This process can make code; publish the project and run what comes of it." : "No code can be made in this process.");
foreach (var formula in SampleFormulas.All)
    EqualValues.Check(formula);
Table.Head("One value without a compiler, against a hand-written static method", "ns");
foreach (var formula in SampleFormulas.All)
{
    var outcomes = Rounds.Measure(
        CallWork.Calls("by hand", formula.HandWritten),
        CallWork.Calls("closures", formula.Compile().Function),
        CallWork.Calls("interpreted tree", formula.Tree.Compile()));
    Table.Row(formula.Name, outcomes[1], outcomes[0], bar: 3, per: CallWork.CallsInOneRun, mostBytes: 0);
    Table.Row("- interpreted expression tree", outcomes[2], outcomes[0], per: CallWork.CallsInOneRun);
}
