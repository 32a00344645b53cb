namespace LrExpr.Language;

/// <summary>How a value goes with the step.</summary>
internal enum Tendency
{
    /// <summary>It is the same at all steps.</summary>
    Constant,

    /// <summary>It never falls.</summary>
    Rising,

    /// <summary>It never rises.</summary>
    Falling,

    /// <summary>Nothing is known.</summary>
    Unknown,
}

/// <summary>How tendencies go together.</summary>
internal static class Tendencies
{
    extension(Tendency tendency)
    {
        public bool IsOneWay => tendency is Tendency.Rising or Tendency.Falling;

        public Tendency Opposite => tendency switch
        {
            Tendency.Rising => Tendency.Falling,
            Tendency.Falling => Tendency.Rising,
            _ => tendency,
        };

        public Tendency Plus(Tendency other) =>
            tendency == Tendency.Constant ? other
            : other == Tendency.Constant || tendency == other ? tendency
            : Tendency.Unknown;

        /// <summary>How a function of the value goes, by how it goes with the value.</summary>
        public Tendency Along(Tendency slope) => slope switch
        {
            Tendency.Rising => tendency,
            Tendency.Falling => tendency.Opposite,
            _ => slope,
        };
    }
}
