using System.Reflection;
using LrExpr.Configuration;
using LrExpr.Registry;
using LrExpr.Settings;
using LrExpr.Text;
using Microsoft.Extensions.Options;

namespace LrExpr.Options;

/// <summary>Makes options of a reading that may come to be in use, to find out whether they can be made.</summary>
/// <param name="options">What stands in the sections.</param>
/// <param name="set">The set that would be in use; null where that has errors.</param>
/// <param name="isReload">Whether the application runs already, so that all that it does with the options can be tried.</param>
internal sealed class OptionsTrial(IReadOnlyDictionary<ConfiguredOptions, OptionsContent> options, ScheduleSet? set, bool isReload)
{
    [ThreadStatic]
    private static OptionsTrial? t_current;

    private readonly Dictionary<OptionsBinding, OptionsValues> _values = [];
    private List<OptionsBinding> _tried = [];

    /// <summary>What is being tried on this thread; null for nothing.</summary>
    public static OptionsTrial? Current => t_current;

    /// <summary>What options are tried with where the schedules are wrong. It has a unit, so that it can stand for times as well.</summary>
    private static CompiledSchedule StandIn { get; } =
        ScheduleSet.Load(new Setting("", [new Setting("Schedules", [new Setting("none", [new Setting("Formula", "0"), new Setting("Unit", "seconds")])])]))["none"];

    /// <summary>What is wrong with the options, apart from their schedules.</summary>
    /// <param name="bindings">Those to try. Those of the same options are tried together.</param>
    public IEnumerable<Diagnostic> Of(IEnumerable<OptionsBinding> bindings)
    {
        foreach (var same in bindings.GroupBy(binding => (binding.OptionsType, binding.OptionsName)))
        {
            List<OptionsBinding> all = [.. same];
            var faults = all.SelectMany(binding => binding.Faults(Content(binding), set).Where(fault => !IsInAnother(fault, binding)).Select(fault => Report(binding, fault))).ToList();
            foreach (var fault in faults.Count > 0 ? faults : Make(all))
                yield return fault;
        }
    }

    public OptionsContent Content(OptionsBinding binding) => options[binding];

    /// <summary>Whether options are those that are being tried. Others that are made meanwhile, by what validates say, are of what is in use.</summary>
    public bool IsTrying(OptionsBinding binding) => _tried.Exists(tried => tried.OptionsType == binding.OptionsType && tried.OptionsName == binding.OptionsName);

    /// <summary>Whether what one section lacks stands in another that the same options are bound to.</summary>
    private bool IsInAnother(OptionsFault fault, OptionsBinding binding) => fault.Code == "LRX3012" && options.Keys.OfType<OptionsBinding>().Any(other =>
        other != binding && other.OptionsType == binding.OptionsType && other.OptionsName == binding.OptionsName
        && fault.Path.Split(':').Aggregate((Setting?)Content(other).Section, (setting, key) => setting?[key]) is { IsNullOrEmpty: false });

    /// <summary>The schedules of options as they would be.</summary>
    public OptionsValues ValuesOf(OptionsBinding binding)
    {
        if (!_values.TryGetValue(binding, out var values))
            _values.Add(binding, values = new OptionsValues(place => Find(Content(binding), place)));
        return values;
    }

    private BoundSchedule? Find(OptionsContent content, string place) => !content.Schedules.TryGetValue(place, out var schedule) ? null
        : set is not null && set.TryGet(schedule.Name, out var loaded) ? new BoundSchedule(loaded, loaded.At, loaded)
        : new BoundSchedule(StandIn, StandIn.At, StandIn);

    private List<Diagnostic> Make(List<OptionsBinding> bindings)
    {
        var outer = t_current;
        t_current = this;
        _tried = bindings;
        try
        {
            List<Diagnostic> elements = [.. bindings.SelectMany(binding => binding.Elements(Content(binding)).SelectMany(element => Try(bindings, element)))];
            if (elements.Count > 0)
                return elements;

            // What was made by itself is not what the options receive.
            _values.Clear();
            var faults = Try(bindings, () => MakeAll(bindings));
            return faults.Count > 0 ? faults : [.. bindings.SelectMany(NotTaken)];
        }
        finally
        {
            t_current = outer;
        }
    }

    /// <summary>What the application itself adds, such as validation, is tried once it runs: it may ask for the registry that is just being made.</summary>
    private void MakeAll(List<OptionsBinding> bindings)
    {
        if (isReload)
        {
            bindings[0].Make();
            return;
        }

        object options = bindings[0].Create();
        foreach (var further in bindings.Skip(1))
            further.Bind(options);
    }

    private List<Diagnostic> Try(List<OptionsBinding> bindings, Action make)
    {
        try
        {
            make();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            // Where the schedules are wrong, others stand in for them, and whoever looks at their values may rightly complain.
            return set is null ? [] : [.. invalid.Failures.Select(failure => Report(bindings[0], new OptionsFault("LRX3014", "", $"{bindings[0].OptionsType.Name}: {Printable.Escape(failure)}")))];
        }
#pragma warning disable CA1031 // Whatever the application's own classes throw, it is a fault of the configuration, which is reported with all others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return set is null && exception is not InvalidOperationException ? [] : [Describe(bindings, exception)];
        }
    }

    /// <summary>A schedule that the configuration has for the options, and that no member of them received.</summary>
    private IEnumerable<Diagnostic> NotTaken(OptionsBinding binding) =>
        from place in Content(binding).Schedules.Keys
        where !ValuesOf(binding).Taken.Contains(place)
        select Report(binding, new OptionsFault("LRX3013", place, $"no member of {binding.OptionsType.Name} receives this schedule; what it is bound to needs a set or an init accessor, or a collection that can be filled"));

    private Diagnostic Describe(List<OptionsBinding> bindings, Exception exception)
    {
        var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;

        // The binder of .NET says the key path in its message alone.
        var (binding, place) = bindings
            .SelectMany(binding => Places(Content(binding).Section, "").Where(place => cause.Message.Contains($"'{binding.Path}:{place}'", StringComparison.OrdinalIgnoreCase)).Select(place => (binding, place)))
            .Append((bindings[0], ""))
            .MaxBy(found => found.Item2.Length);
        string message = cause.InnerException is NotSupportedException { Message: var why } ? $"{cause.Message} {why}" : cause.Message;
        return Report(binding, new OptionsFault("LRX3014", place, $"{binding.OptionsType.Name} cannot be made of this: {Printable.Escape(message)}"));
    }

    private Diagnostic Report(OptionsBinding binding, OptionsFault fault) =>
        new(fault.Code, DiagnosticSeverity.Error, fault.Message, fault.Path.Length == 0 ? binding.Path : $"{binding.Path}:{fault.Path}", SourceOf(Content(binding).Section, fault.Path));

    private static IEnumerable<string> Places(Setting setting, string path) =>
        setting.Children.SelectMany(child => Places(child, path.Length == 0 ? child.Key : $"{path}:{child.Key}").Prepend(path.Length == 0 ? child.Key : $"{path}:{child.Key}"));

    private static string? SourceOf(Setting section, string place)
    {
        var setting = section;
        foreach (string key in place.Split(':'))
            setting = setting[key] ?? setting;
        return setting.Source;
    }
}
