using LrExpr;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuickStart;

// The settings stand beside the program, wherever it is started from.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSchedules(builder.Configuration.GetSection("LrExpr"));
builder.Services.AddSingleton<Trainer>();

using var host = builder.Build();
try
{
    await host.StartAsync();
}
catch (ScheduleException exception)
{
    // All that is wrong with the schedules, each with its key, its file and a caret: make a mistake in appsettings.json and see.
    Console.Error.WriteLine(exception.Message);
    return 1;
}

host.Services.GetRequiredService<Trainer>().Run();

// Edit appsettings.json beside the program while it waits: break it, mend it.
if (args.Contains("--watch"))
{
    ChangePrinter.PrintFrom(host.Services.GetRequiredService<IScheduleRegistry>());
    await host.WaitForShutdownAsync();
    return 0;
}

await host.StopAsync();
return 0;
