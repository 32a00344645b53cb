using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuickStart;

// The settings stand beside the program, wherever it is started from.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
builder.Services.AddSingleton<Trainer>();

using var host = builder.Build();
await host.StartAsync();
host.Services.GetRequiredService<Trainer>().Run();
await host.StopAsync();
