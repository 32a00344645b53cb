using System.Net;
using LrExpr.Shown;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LrExpr.Serving;

/// <summary>A web server for nothing but the page, for this machine and who knows its token.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly string _token;

    private PageServer(WebApplication application, string token) => (_application, _token) = (application, token);

    /// <summary>The address with the token.</summary>
    public string Address => $"{_application.Urls.First()}/?token={_token}";

    /// <summary>Begins to serve.</summary>
    /// <param name="shown">The schedules.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="token">The token.</param>
    /// <exception cref="IOException">The port is in use, or may not be used.</exception>
    public static async Task<PageServer> StartAsync(IShownSchedules shown, int port, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var application = builder.Build();
        new PageEndpoints(new Lazy<IShownSchedules>(shown), new TokenGuard(token, $"lrexpr-{port}"), application.Lifetime.ApplicationStopping).Map(application.MapGroup(""));
        await application.StartAsync().ConfigureAwait(false);
        return new PageServer(application, token);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
