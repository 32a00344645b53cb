using System.Globalization;
using System.Text.Json;
using LrExpr.Answers;
using LrExpr.Contract;
using LrExpr.Registry;
using LrExpr.Shown;
using LrExpr.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace LrExpr.Serving;

/// <summary>The addresses of the page. None of them changes anything: what is tried is computed for who asks, and forgotten.</summary>
/// <param name="shown">The schedules.</param>
/// <param name="guard">Who may see them.</param>
/// <param name="stopping">Ends what goes on when the host is to stop.</param>
internal sealed class PageEndpoints(Lazy<IShownSchedules> shown, IPageGuard guard, CancellationToken stopping)
{
    private const long LongestQuestion = 256 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] Asking = [HttpMethods.Post];

    public void Map(IEndpointRouteBuilder group)
    {
        Add(group, Reading, "", IndexAsync);
        foreach (var asset in PageAsset.All.Values)
            Add(group, Reading, asset.Name, context => Reply.SendAsync(context, asset));
        Add(group, Reading, "api/state", context => Reply.SendAsync(context, StateAnswers.Of(shown.Value)));
        Add(group, Reading, "api/sparks", SparksAsync);
        Add(group, Reading, "api/schedule", ScheduleAsync);
        Add(group, Reading, "api/value", ValueAsync);
        Add(group, Reading, "api/events", context => EventFeed.SendAsync(context, shown.Value, stopping));
        Add(group, Asking, "api/curves", CurvesAsync);
    }

    private void Add(IEndpointRouteBuilder group, string[] methods, string pattern, RequestDelegate answer) => group.MapMethods(pattern, methods, context =>
        guard.Refuse(context) is { } reason ? Reply.SendAsync(context, StatusCodes.Status403Forbidden, reason) : answer(context));

    /// <summary>The addresses in the page are relative to it, so its own ends as a folder does.</summary>
    private static Task IndexAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is { Length: > 0 } path && path.EndsWith('/'))
            return Reply.SendAsync(context, PageAsset.All[PageAsset.Index]);
        context.Response.Redirect($"{request.PathBase}{request.Path}/{request.QueryString}");
        return Task.CompletedTask;
    }

    private Task SparksAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!TryNumber(query["revision"], out long revision) || !TryNumber(query["first"], out long first) || !TryNumber(query["rows"], out long rows))
            return Reply.SendAsync(context, StatusCodes.Status400BadRequest, "revision, first and rows must be whole numbers");
        return SparkAnswers.Of(shown.Value, revision, (int)Math.Clamp(first, 0, int.MaxValue), (int)Math.Clamp(rows, 0, int.MaxValue)) is { } sparks
            ? Reply.SendAsync(context, sparks)
            : Reply.SendAsync(context, StatusCodes.Status409Conflict, "another revision is in use by now");
    }

    private Task ScheduleAsync(HttpContext context)
    {
        string name = context.Request.Query["name"].ToString();
        var set = shown.Value.Snapshot.Schedules;
        if (context.Request.Query["revision"].ToString() is { Length: > 0 } given)
        {
            if (!TryNumber(given, out long revision) || shown.Value.History.Find(revision) is not { } known)
                return Reply.SendAsync(context, StatusCodes.Status404NotFound, "this revision is not known, or not any more");
            set = known.Snapshot.Schedules;
        }

        return set.TryGet(name, out var schedule) ? Reply.SendAsync(context, ScheduleAnswers.Of(shown.Value, set, schedule)) : UnknownAsync(context, name, set);
    }

    private Task ValueAsync(HttpContext context)
    {
        string name = context.Request.Query["name"].ToString(), at = context.Request.Query["step"].ToString();
        var set = shown.Value.Snapshot.Schedules;
        if (!set.TryGet(name, out var schedule))
            return UnknownAsync(context, name, set);
        if (schedule.Symbol.Inputs.FirstOrDefault(input => input.Default is null) is { } open)
            return Reply.SendAsync(context, StatusCodes.Status400BadRequest, $"{Printable.Quote(name)} needs the input {Printable.Quote(open.Name)}");
        if (TryNumber(at, out long step))
            return ReplyAsync(step);
        return at is "" or "now" && new Places(shown.Value).Of(schedule) is { } now
            ? ReplyAsync(now.Step)
            : Reply.SendAsync(context, StatusCodes.Status400BadRequest, at is "" or "now" ? "it has no clock and was not called yet; give a step as in step=1000" : "step must be now or a whole number");

        Task ReplyAsync(long step) => Reply.SendAsync(
            context, new ValueAnswer(schedule.Name, step, schedule.At(step), schedule.HasClock ? schedule.TimeOf(step) : null));
    }

    private async Task CurvesAsync(HttpContext context)
    {
        // A form of another site could not send this type without asking first.
        if (!context.Request.HasJsonContentType())
        {
            await Reply.SendAsync(context, StatusCodes.Status415UnsupportedMediaType, "the question must be application/json").ConfigureAwait(false);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestQuestion;
        try
        {
            var question = await JsonSerializer.DeserializeAsync(context.Request.Body, ContractJson.TypeOf<CurvesQuestion>(), context.RequestAborted).ConfigureAwait(false);
            await Reply.SendAsync(context, CurveAnswers.Of(shown.Value, question ?? new CurvesQuestion())).ConfigureAwait(false);
        }
        catch (JsonException faulty)
        {
            await Reply.SendAsync(context, StatusCodes.Status400BadRequest, $"the question cannot be read: {faulty.Message}").ConfigureAwait(false);
        }
        catch (BadHttpRequestException faulty)
        {
            await Reply.SendAsync(context, faulty.StatusCode, faulty.Message).ConfigureAwait(false);
        }
    }

    private static Task UnknownAsync(HttpContext context, string name, ScheduleSet set) =>
        Reply.SendAsync(context, StatusCodes.Status404NotFound, UnknownSchedule.Message(name, set.Names));

    private static bool TryNumber(string? text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
