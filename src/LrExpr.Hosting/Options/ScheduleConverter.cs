using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LrExpr.Options;

/// <summary>Gives the binder of .NET a schedule for the text that stands in for it.</summary>
/// <param name="type">The type that the options take it as.</param>
internal sealed class ScheduleConverter(Type type) : TypeConverter
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        foreach (var form in ScheduleForm.All)
            TypeDescriptor.AddAttributes(form.Type, new TypeConverterAttribute(typeof(ScheduleConverter)));
        return true;
    });

    /// <summary>Makes the binder of .NET ask for schedules.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ScheduleConverter))]
    public static void Register() => _ = Registered.Value;

    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        OptionsValues.Current is not { } values ? throw new NotSupportedException(ScheduleTypeConverter.Advice)
        : values.FindByText((string)value) is { } schedule ? ScheduleForm.Of(type)!.From(schedule)
        : throw new NotSupportedException("Of the declared types none has a schedule here; declare the type that has this member.");
}
