using System.Diagnostics.Metrics;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>Listens to the meter of one container.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly List<(string Name, double Value, string Tag)> _values = [];

    public Measurements(IMeterFactory factory)
    {
        Listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != "LrExpr" || !ReferenceEquals(instrument.Meter.Scope, factory))
                    return;
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            },
        };
        Listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        Listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        Listener.SetMeasurementEventCallback<double>(Add2);
        Listener.Start();

        void Add2(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => Add(instrument, value, tags);
    }

    public MeterListener Listener { get; }

    public List<Instrument> Instruments { get; } = [];

    public Dictionary<string, string> Tags { get; } = [];

    public double Sum(string name, string tag = "") => _values.Where(value => value.Name == name && (tag.Length == 0 || value.Tag == tag)).Sum(value => value.Value);

    public double Last(string name) => _values.Last(value => value.Name == name).Value;

    public (double Value, string Tag) LastWithTag(string name)
    {
        var last = _values.Last(value => value.Name == name);
        return (last.Value, last.Tag);
    }

    public void Dispose() => Listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
            Tags[instrument.Name] = tag.Key;
        _values.Add((instrument.Name, value, tags.Length > 0 ? (string)tags[0].Value! : ""));
    }
}
