using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LrExpr.Dashboard.Tests;

/// <summary>Who may see the page, and how it is sent.</summary>
public sealed class AccessTests
{
    private const string Settings = """{ "LrExpr": { "Schedules": { "rate": "0.1" } } }""";

    private static readonly string[] Addresses = ["", "app.js", "page.css", "uPlot.min.js", "api/state", "api/schedule?name=rate", "api/sparks?revision=1&first=0&rows=1", "api/value?name=rate&step=1"];

    [Fact]
    public async Task Requests_OfThisMachine_AreAnswered()
    {
        await using var host = await PageHost.StartAsync(Settings);

        foreach (string address in Addresses)
        {
            using var answer = await host.Client.GetAsync(address);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("default-src 'none'; script-src 'self'; ", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("address")]
    [InlineData("proxy")]
    [InlineData("name")]
    public async Task Requests_FromElsewhere_AreRefused(string how)
    {
        await using var host = await PageHost.StartAsync(Settings, before: application => application.Use((context, next) =>
        {
            if (how == "address")
                (context.Connection.RemoteIpAddress, context.Connection.LocalIpAddress) = (IPAddress.Parse("192.0.2.7"), IPAddress.Parse("192.0.2.1"));
            else if (how == "proxy")
                context.Request.Headers["X-Forwarded-For"] = "192.0.2.7";
            else
                context.Request.Host = new HostString("attacker.example");
            return next(context);
        }));

        foreach (string address in Addresses)
        {
            using var answer = await host.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("RequireAuthorization", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await host.Ask("{}")).Status);
    }

    [Fact]
    public async Task Requests_InDevelopment_AreAnsweredFromAnywhere()
    {
        await using var host = await PageHost.StartAsync(Settings, "Development", Elsewhere);

        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("api/state")).StatusCode);
    }

    [Fact]
    public async Task Requests_ThatAreAuthorized_AreAnsweredFromAnywhere()
    {
        await using var host = await PageHost.StartAsync(
            Settings,
            before: application =>
            {
                Elsewhere(application);
                application.UseAuthentication();
                application.UseAuthorization();
            },
            conventions: page => page.RequireAuthorization(),
            services: services =>
            {
                services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, KeyHandler>("Test", null);
                services.AddAuthorization();
            });

        foreach (string address in Addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "X-Key", "right" } } };
            using var answer = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task Address_WithoutTheStroke_LeadsToTheOneWithIt()
    {
        await using var host = await PageHost.StartAsync(Settings);

        using var answer = await host.Client.GetAsync(new Uri(host.Client.BaseAddress!, "/schedules?a=b"));

        Assert.Equal((HttpStatusCode.Redirect, "/schedules/?a=b"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Files_AreSentCompressed_AndOnce()
    {
        await using var host = await PageHost.StartAsync(Settings);
        byte[] plain = await host.Client.GetByteArrayAsync("uPlot.min.js");
        foreach (string address in new[] { "uPlot.min.js", "api/state" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
            using var answer = await host.Client.SendAsync(request);
            if (address == "uPlot.min.js")
            {
                Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
                Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < plain.Length / 2);
            }
            else
            {
                continue;
            }

            using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
            using var known = await host.Client.SendAsync(again);
            Assert.Equal((HttpStatusCode.NotModified, 0), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).Length));
            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            using var headers = await host.Client.SendAsync(head);
            Assert.Equal((HttpStatusCode.OK, plain.Length), (headers.StatusCode, (int)headers.Content.Headers.ContentLength!));
        }
    }

    /// <summary>No verb changes the host: all but reading, and the question for curves, is refused.</summary>
    [Fact]
    public async Task Verbs_OtherThanReading_AreRefused()
    {
        await using var host = await PageHost.StartAsync(Settings);
        foreach (string address in Addresses.Append("api/events").Append("api/curves"))
        {
            foreach (var verb in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Post, HttpMethod.Options })
            {
                using var request = new HttpRequestMessage(verb, address);
                using var answer = await host.Client.SendAsync(request);
                Assert.Equal(address == "api/curves" && verb == HttpMethod.Post ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("api/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("../../etc/passwd")).StatusCode);
        Assert.Equal(1, host.Registry.Revision);
    }

    [Fact]
    public async Task Questions_ThatAreTooLong_AreRefused()
    {
        await using var host = await PageHost.StartAsync(Settings);

        var (status, _) = await host.Ask("{ \"curves\": [ { \"name\": \"" + new string('x', 300_000) + "\" } ] }");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public void Page_WithoutSchedules_SaysWhatToCall()
    {
        var builder = WebApplication.CreateSlimBuilder();
        using var application = (IDisposable)builder.Build();

        var fault = Assert.Throws<InvalidOperationException>(() => ((WebApplication)application).MapSchedules());

        Assert.Contains("AddSchedules", fault.Message, StringComparison.Ordinal);
    }

    private static void Elsewhere(WebApplication application) => application.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        return next(context);
    });

    private sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-Key"] == "right"
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Test")), "Test"))
            : AuthenticateResult.NoResult());
    }
}
