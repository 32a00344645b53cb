namespace LrExpr.Language;

/// <summary>The pieces of a function that is made of pieces, such as <c>min</c>, which is one argument or another.</summary>
/// <param name="Of">On which piece it is with these arguments. A limit that is just reached counts as the limit.</param>
/// <param name="ValueOn">What its value is on a piece: that of the argument with the index, <see cref="Flat"/> or <see cref="Curved"/>.</param>
internal sealed record Pieces(Func<Value[], int> Of, Func<int, int> ValueOn)
{
    /// <summary>The value is the same everywhere on the piece.</summary>
    public const int Flat = -1;

    /// <summary>The value is computed from several arguments, or in another way.</summary>
    public const int Curved = -2;

    /// <summary>The last piece, where their number depends on the arguments.</summary>
    private const int Last = int.MaxValue;

    /// <summary>Two pieces meet here, or an argument is NaN.</summary>
    private const int Between = -2;

    /// <summary>Whether the piece follows from which argument is smaller or larger.</summary>
    public bool ComparesArguments { get; private init; }

    /// <summary>How the value on a piece that is curved goes with the number, by the elements of the last array; null where nothing is known.</summary>
    public Func<int, double[], Tendency>? SlopeOn { get; private init; }

    public static Pieces Min { get; } = new(arguments => IndexOfExtreme(arguments, 1), piece => piece) { ComparesArguments = true };

    public static Pieces Max { get; } = new(arguments => IndexOfExtreme(arguments, -1), piece => piece) { ComparesArguments = true };

    public static Pieces Piecewise { get; } = new(OfPiecewise, _ => Flat);

    public static Pieces Reached { get; } = new(arguments => OfReached(arguments[0].Number, arguments[1].Array), _ => Flat);

    public static Pieces Interpolate { get; } = new(OfInterpolate, piece => piece is 0 or Last ? Flat : Curved) { SlopeOn = (piece, elements) => Slopes.OfElements(elements[(piece - 1)..(piece + 1)]) };

    public static Pieces At { get; } = new(arguments => Element(arguments[1].Number, arguments[0].Array.Length - 1), _ => Flat);

    public static Pieces Product { get; } = new(arguments => Element(arguments[1].Number, arguments[0].Array.Length), _ => Flat);

    /// <summary>What is flat where its first argument is not between 0 and 1.</summary>
    public static Pieces Unit { get; } = new(arguments => OfUnit(arguments[0].Number), piece => piece == 1 ? Curved : Flat);

    public static Pieces Sign { get; } = new(OfSign, _ => Flat);

    public static Pieces Abs { get; } = new(OfSign, piece => piece < 0 ? Curved : 0);

    private static int OfSign(Value[] arguments) => double.IsNaN(arguments[0].Number) ? Between : Math.Sign(arguments[0].Number);

    private static int OfUnit(double x) => double.IsNaN(x) ? Between : x < 0 ? 0 : x < 1 ? 1 : 2;

    private static int OfPiecewise(Value[] arguments)
    {
        int index = Array.BinarySearch(arguments[1].Array, arguments[0].Number);
        return index < 0 ? ~index : index;
    }

    private static int OfReached(double x, double[] boundaries) => double.IsNaN(x) ? Between : (int)Intrinsics.Reached(x, boundaries);

    private static int OfInterpolate(Value[] arguments)
    {
        int reached = OfReached(arguments[0].Number, arguments[1].Array);
        return reached == arguments[1].Array.Length ? Last : reached;
    }

    private static int Element(double index, int last) => double.IsNaN(index) ? Between : (int)Math.Min(Math.Max(index, 0), last);

    private static int IndexOfExtreme(Value[] arguments, int direction)
    {
        int best = 0;
        bool isTie = false;
        for (int i = 1; i < arguments.Length; i++)
        {
            int order = arguments[i].Number.CompareTo(arguments[best].Number) * direction;
            isTie = order == 0 || (isTie && order > 0);
            best = order < 0 ? i : best;
        }

        return isTie ? Between : best;
    }
}
