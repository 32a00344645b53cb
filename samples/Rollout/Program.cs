using System.Globalization;
using LrExpr;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSchedules(builder.Configuration);
using var host = builder.Build();
await host.StartAsync();
var newPage = host.Services.GetRequiredKeyedService<ISchedule>("new_page");
string[] users = ["ada", "bob", "eve", "joe", "kim", "lou", "may", "ned", "pat", "sue"];
foreach (string day in new[] { "2026-12-01", "2026-12-03", "2026-12-05", "2026-12-08" })
    Console.WriteLine($"{day}  {string.Join(' ', users.Where(user => newPage.With("user", Schedule.Hash(user)).At(DateTimeOffset.Parse(day + "T12:00+01:00", CultureInfo.InvariantCulture)) == 1))}");
Console.WriteLine($"now, ada sees the {(newPage.With("user", Schedule.Hash("ada")).Now() == 1 ? "new" : "old")} page");
await host.StopAsync();
