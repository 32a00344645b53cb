using LrExpr.Bits;

// Compares the bits of this machine with those of tests/data/bits/hashes.txt, for the rows that are named, or all:
//   dotnet run -c Release --project tests/LrExpr.Bits -- [--whole] [row...]
// A hundredth of each row is compared, or with --whole everything. What the file should be is written by
//   dotnet run -c Release --project tests/LrExpr.Bits -- --update tests/data/bits/hashes.txt
if (args is ["--update", var path])
{
    BitsFile.Write(path, BitsRow.All.AsParallel().AsOrdered().Select(row => row.ShareAndWhole() is var (share, whole) ? (share, whole, row.Name) : default));
    return 0;
}

bool isWhole = args.Contains("--whole");
string[] names = [.. args.Where(arg => arg != "--whole")];
var rows = BitsRow.All.Where(row => names.Length == 0 || names.Contains(row.Name)).ToList();
var stored = BitsFile.Read(Path.Combine(AppContext.BaseDirectory, "data", "bits", "hashes.txt")).ToDictionary(row => row.Name);
var wrong = rows.AsParallel().AsOrdered().Select(row => (row.Name, Fault: FaultOf(row))).Where(row => row.Fault is not null).ToList();
foreach (var (name, fault) in wrong)
    Console.WriteLine($"{name}: {fault}");
Console.WriteLine($"{rows.Count} rows, {wrong.Count} with other bits");
return wrong.Count == 0 && rows.Count > 0 ? 0 : 1;

string? FaultOf(BitsRow row)
{
    if (!stored.TryGetValue(row.Name, out var expected))
        return "not in the file";
    try
    {
        bool isSame = isWhole ? row.ShareAndWhole() == (expected.Share, expected.Whole) : row.Share() == expected.Share;
        return isSame ? null : "other bits than in the file";
    }
    catch (BitsException exception)
    {
        return exception.Message;
    }
}
