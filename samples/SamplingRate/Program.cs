using System.Globalization;
using LrExpr;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSchedules(builder.Configuration);
using var host = builder.Build();
await host.StartAsync();
var rate = host.Services.GetRequiredKeyedService<ISchedule>("sampling_rate");
foreach (string time in new[] { "2026-12-02T03:00+01:00", "2026-12-02T09:00+01:00", "2026-12-03T12:00+01:00", "2026-12-05T12:00+01:00" })
    Console.WriteLine(FormattableString.Invariant($"{time}  {rate.At(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)):P0} of the requests"));
Console.WriteLine(Random.Shared.NextDouble() < rate.Now() ? "this one is traced" : "this one is not traced");
await host.StopAsync();
