using LrExpr.Text;

namespace LrExpr.Registry;

/// <summary>The wording of a name that no schedule has.</summary>
internal static class UnknownSchedule
{
    private const int MostNames = 20;

    public static string Message(string name, IReadOnlyList<string> known) =>
        $"there is no schedule {Printable.Quote(name)}{Among(known)}{NearestNames.Suggest(name, known)}";

    private static string Among(IReadOnlyList<string> names) => names.Count switch
    {
        0 => ", nor any other",
        > MostNames => FormattableString.Invariant($" among {names.Count}, such as {List(names.Take(MostNames))}"),
        _ => " among " + List(names),
    };

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Printable.Quote));
}
