using Microsoft.AspNetCore.Http;

namespace LrExpr.Serving;

/// <summary>Says who may see the page.</summary>
internal interface IPageGuard
{
    /// <summary>Why a request is refused; null where it is not.</summary>
    string? Refuse(HttpContext context);
}
