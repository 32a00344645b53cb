using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LrExpr.Options;

/// <summary>Sets options from what is in use.</summary>
internal sealed class ScheduledOptionsSetup<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(OptionsBinding<T> binding) : IConfigureNamedOptions<T>
    where T : class
{
    public OptionsBinding<T> Binding => binding;

    public void Configure(string? name, T options)
    {
        if (name == binding.OptionsName)
            binding.Bind(options);
    }

    public void Configure(T options) => Configure(Microsoft.Extensions.Options.Options.DefaultName, options);
}

/// <summary>Tells monitors of options when a change is in use; earlier, the schedules would not be there.</summary>
internal sealed class ScheduledOptionsChanges<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(OptionsBinding<T> binding) : IOptionsChangeTokenSource<T>
    where T : class
{
    public string Name => binding.OptionsName;

    public IChangeToken GetChangeToken() => binding.GetChangeToken();
}

/// <summary>Makes options whose constructor takes values, such as records. What made them has set their members, and does not do so again.</summary>
internal sealed class ScheduledOptionsFactory<[DynamicallyAccessedMembers(ObjectShape.Members)] T>(
    IEnumerable<IConfigureOptions<T>> setups, IEnumerable<IPostConfigureOptions<T>> postConfigures, IEnumerable<IValidateOptions<T>> validations, IReadOnlyList<OptionsBinding<T>> bindings)
    : OptionsFactory<T>(setups.Where(setup => setup is not ScheduledOptionsSetup<T> scheduled || scheduled.Binding != MakerOf(scheduled.Binding.OptionsName, bindings)), postConfigures, validations)
    where T : class
{
    protected override T CreateInstance(string name) => (T?)MakerOf(name, bindings)?.Create() ?? base.CreateInstance(name);

    private static OptionsBinding<T>? MakerOf(string name, IReadOnlyList<OptionsBinding<T>> bindings) => bindings.FirstOrDefault(binding => binding.OptionsName == name);
}
