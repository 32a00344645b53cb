namespace LrExpr.Binding;

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

        public Tendency Times(double factor) =>
            factor > 0 ? tendency
            : factor < 0 ? tendency.Opposite
            : factor == 0 ? Tendency.Constant
            : Tendency.Unknown;
    }
}
