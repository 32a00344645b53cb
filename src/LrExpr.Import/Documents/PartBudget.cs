using LrExpr.Json;
using LrExpr.Text;

namespace LrExpr.Documents;

/// <summary>How many parts a document has. What repeats a part by a name has all of it again, or a short text would become endless work for whoever goes through it.</summary>
internal sealed class PartBudget
{
    private const int Most = 4_000_000;

    public int Spent { get; private set; }

    public void Spend(int parts, TextSpan at)
    {
        if (parts > Most - Spent)
            throw new FaultyDocumentException(new JsonFault("LRX5001", at, FormattableString.Invariant($"with what it repeats by names, the file has more than {Most} parts")));
        Spent += parts;
    }
}
