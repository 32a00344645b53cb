using System.Diagnostics.CodeAnalysis;
using LrExpr;
using LrExpr.Registry;
using LrExpr.Serving;
using LrExpr.Shown;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the page of schedules to an application.</summary>
public static class ScheduleEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds a page that shows the schedules of the application: their curves and values, where each number came from, what is rejected, and what an edit would do. It changes nothing in the host.
    /// </summary>
    /// <remarks>
    /// Outside of development it answers requests of this machine only, unless who may see it is said by <c>RequireAuthorization</c>. Below its address are the files of the page and what it asks for, as JSON;
    /// <c>api/value?name=NAME&amp;step=STEP</c> is for programs. The page sends nothing to any other address.
    /// </remarks>
    /// <param name="endpoints">The routes of the application, such as a <c>WebApplication</c>.</param>
    /// <param name="pattern">The address of the page.</param>
    /// <returns>A builder for all addresses of the page, for <c>RequireAuthorization</c> and other conventions.</returns>
    /// <exception cref="InvalidOperationException">The application has no schedules: <c>AddSchedules</c> was not called.</exception>
    /// <example>
    /// <code>
    /// app.MapSchedules("/schedules").RequireAuthorization("Operators");
    /// </code>
    /// </example>
    public static IEndpointConventionBuilder MapSchedules(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/schedules")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var services = endpoints.ServiceProvider;
        if (services.GetService<IServiceProviderIsService>()?.IsService(typeof(ScheduleRegistry)) == false)
            throw new InvalidOperationException("MapSchedules shows the schedules of the application, and it has none: call services.AddSchedules(configuration) first.");
        var environment = services.GetService<IHostEnvironment>();
        var shown = new Lazy<IShownSchedules>(() => new HostSchedules(
            services.GetRequiredService<ScheduleRegistry>(), environment?.ApplicationName ?? "", services.GetService<TimeProvider>() ?? TimeProvider.System));

        // What changes from the start on is known, whenever the page is opened first.
        var lifetime = services.GetService<IHostApplicationLifetime>();
        lifetime?.ApplicationStarted.Register(() => _ = shown.Value);
        var group = endpoints.MapGroup(pattern);
        new PageEndpoints(shown, new LocalGuard(environment?.IsDevelopment() == true), lifetime?.ApplicationStopping ?? default).Map(group);
        return group;
    }
}
