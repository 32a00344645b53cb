namespace LrExpr.Benchmarks.Quick;

/// <summary>PyTorch's ReduceLROnPlateau as one would write it for a program, with relative thresholds and the lower the better.</summary>
internal class PlateauByHand(double rate, double factor, int patience, double threshold, int cooldown, double minRate, double eps)
{
    private double _rate = rate;
    private double _best = double.PositiveInfinity;
    private int _bad;
    private int _cooling;

    public virtual double Report(double metric)
    {
        if (metric < _best * (1 - threshold))
        {
            _best = metric;
            _bad = 0;
        }
        else
        {
            _bad++;
        }

        if (_cooling > 0)
        {
            _cooling--;
            _bad = 0;
        }

        if (_bad > patience)
        {
            double next = Math.Max(_rate * factor, minRate);
            if (_rate - next > eps)
                _rate = next;
            _cooling = cooldown;
            _bad = 0;
        }

        return _rate;
    }
}

/// <summary>The same for several threads.</summary>
internal sealed class LockedPlateauByHand(double rate, double factor, int patience, double threshold, int cooldown, double minRate, double eps)
    : PlateauByHand(rate, factor, patience, threshold, cooldown, minRate, eps)
{
    private readonly Lock _lock = new();

    public override double Report(double metric)
    {
        lock (_lock)
            return base.Report(metric);
    }
}
