using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace LrExpr.Serving;

/// <summary>Lets requests of this machine in; all where the application says who may come, or is in development.</summary>
/// <param name="isOpen">Whether the application is in development.</param>
internal sealed class LocalGuard(bool isOpen) : IPageGuard
{
    /// <summary>Of a request that comes by a proxy on this machine, these say that somebody else sent it.</summary>
    private static readonly string[] HeadersOfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    public string? Refuse(HttpContext context) =>
        isOpen || IsAuthorized(context) || IsLocal(context) ? null
        : "The schedules are shown to requests of this machine only. To show them to others, say who: app.MapSchedules(\"/schedules\").RequireAuthorization(...).";

    /// <summary>Whether the application says who may come: then its authorization has let the request in.</summary>
    private static bool IsAuthorized(HttpContext context) => context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<AuthorizationPolicy>() is not null)
        && metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool IsLocal(HttpContext context)
    {
        var connection = context.Connection;

        // A test host has no addresses.
        bool isNear = connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote) || remote.Equals(connection.LocalIpAddress);
        return isNear && IsNameOfThisMachine(context.Request.Host) && !HeadersOfProxies.Any(context.Request.Headers.ContainsKey);
    }

    /// <summary>A page of another site can have its name lead here, but not have the browser say another one.</summary>
    private static bool IsNameOfThisMachine(HostString host) =>
        !host.HasValue || host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _) || host.Host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);
}
