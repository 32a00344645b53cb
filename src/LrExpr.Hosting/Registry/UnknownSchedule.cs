using LrExpr.Text;

namespace LrExpr.Registry;

/// <summary>The wording of a name that no schedule has.</summary>
internal static class UnknownSchedule
{
    private const int MostNames = 20;

    public static string Message(string name, IReadOnlyList<string> known) =>
        $"there is no schedule {Printable.Quote(name)}{NearestNames.Suggest(name, known)}{Known(known)}";

    private static string Known(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "; there are no schedules at all",
        > MostNames => FormattableString.Invariant($"; there are {names.Count}, such as {List(names.Take(MostNames))}"),
        _ => "; there are " + List(names),
    };

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Printable.Quote));
}
