using System.ComponentModel;
using System.Globalization;

namespace LrExpr;

/// <summary>Says what to write, where a binder of configuration finds a schedule: it knows neither the parameters nor the other schedules.</summary>
internal sealed class ScheduleTypeConverter : TypeConverter
{
    public const string Advice = "options with schedules are bound by services.AddOptions<…>().BindSchedules(section), not by Configure or Bind";

    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        throw new NotSupportedException(Advice);
}
