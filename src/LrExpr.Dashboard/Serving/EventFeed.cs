using System.Globalization;
using System.Text;
using LrExpr.Shown;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LrExpr.Serving;

/// <summary>Tells a page of each change, as server-sent events, until it is closed or the host stops.</summary>
/// <remarks>A page has no listener anywhere: it looks by itself, and there is nothing that could be left behind when it is gone. What is rejected is announced by no event of a registry.</remarks>
internal static class EventFeed
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>A connection of which nothing is heard for long is cut by proxies.</summary>
    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(15);

    /// <param name="context">The request.</param>
    /// <param name="shown">The schedules.</param>
    /// <param name="stopping">Ends it when the host is to stop.</param>
    public static async Task SendAsync(HttpContext context, IShownSchedules shown, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        Reply.SetHeaders(context.Response, "text/event-stream");
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        (long, Problem?)? told = null;
        var silence = TimeSpan.Zero;
        try
        {
            while (true)
            {
                (long Revision, Problem? Problem) now = (shown.Snapshot.Revision, shown.Problem);
                if (told is not { } before || before.Item1 != now.Revision || !IsSame(before.Item2, now.Problem))
                {
                    await WriteAsync(context, string.Create(CultureInfo.InvariantCulture, $"event: state\ndata: {{\"revision\":{now.Revision},\"isRejected\":{(now.Problem is null ? "false" : "true")}}}\n\n"), end.Token).ConfigureAwait(false);
                    (told, silence) = (now, TimeSpan.Zero);
                }
                else if (silence >= Sign)
                {
                    await WriteAsync(context, ": still here\n\n", end.Token).ConfigureAwait(false);
                    silence = TimeSpan.Zero;
                }

                await Task.Delay(Look, end.Token).ConfigureAwait(false);
                silence += Look;
            }
        }
        catch (OperationCanceledException)
        {
            // The page is closed, or the host stops.
        }
    }

    private static bool IsSame(Problem? one, Problem? other) => one?.Reason == other?.Reason && one?.Since == other?.Since;

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), end).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(end).ConfigureAwait(false);
    }
}
