using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LrExpr.Dashboard.Tests;

/// <summary>A web application with the page, whose settings a test can edit.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;
    private readonly DirectoryInfo _folder;

    private PageHost(WebApplication application, DirectoryInfo folder)
    {
        (_application, _folder) = (application, folder);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(application.Urls.First() + "/schedules/"), Timeout = Patience };
    }

    public HttpClient Client { get; }

    public IScheduleRegistry Registry => _application.Services.GetRequiredService<IScheduleRegistry>();

    private string File => Path.Combine(_folder.FullName, "schedules.json");

    /// <summary>Starts one.</summary>
    /// <param name="settings">Its schedules, as JSON.</param>
    /// <param name="environment">The environment, such as Production.</param>
    /// <param name="before">What stands before the page.</param>
    /// <param name="conventions">What is said of who may see it.</param>
    /// <param name="services">More services.</param>
    public static async Task<PageHost> StartAsync(
        string settings, string environment = "Production", Action<WebApplication>? before = null, Action<IEndpointConventionBuilder>? conventions = null, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("lrexpr-page-");
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "schedules.json"), settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = "TestApplication" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddScheduleFile(Path.Combine(folder.FullName, "schedules.json"));
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSchedules(builder.Configuration).Configure(options => options.ObserveLastCalls = true);
        services?.Invoke(builder.Services);
        var application = builder.Build();
        before?.Invoke(application);
        var page = application.MapSchedules();
        conventions?.Invoke(page);
        await application.StartAsync();
        return new PageHost(application, folder);
    }

    public void Edit(string settings) => System.IO.File.WriteAllText(File, settings);

    public async Task<JsonNode> Json(string address)
    {
        using var answer = await Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<(HttpStatusCode Status, JsonNode Answer)> Ask(string question)
    {
        using var content = new StringContent(question, null, "application/json");
        using var answer = await Client.PostAsync("api/curves", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>The answer to a question for one curve.</summary>
    public async Task<JsonNode> Curve(object curve, long last = 100)
    {
        var (status, answer) = await Ask(JsonSerializer.Serialize(new { first = 0, last, columns = 800, curves = new[] { curve } }));
        Assert.Equal(HttpStatusCode.OK, status);
        return answer["curves"]!.AsArray().Single()!;
    }

    public static async Task<JsonNode> Until(Func<Task<JsonNode>> ask, Func<JsonNode, bool> isRight)
    {
        var end = DateTime.UtcNow + Patience;
        while (true)
        {
            var answer = await ask();
            if (isRight(answer))
                return answer;
            Assert.True(DateTime.UtcNow < end, answer.ToJsonString());
            await Task.Delay(50);
        }
    }

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
