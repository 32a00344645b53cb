using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LrExpr.Serving;

/// <summary>Lets those in who know a token: other users of this machine do not. The address has it the first time, a cookie from then on.</summary>
/// <param name="token">The token.</param>
/// <param name="cookie">The name of the cookie; cookies know no ports, so it has that of the server.</param>
internal sealed class TokenGuard(string token, string cookie) : IPageGuard
{
    /// <summary>A token that nobody guesses.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string? Refuse(HttpContext context)
    {
        if (Is(context.Request.Query["token"]))
        {
            context.Response.Cookies.Append(cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            return null;
        }

        return Is(context.Request.Cookies[cookie]) ? null : "Open the address that the tool has printed: it has a token, which is missing here.";
    }

    private bool Is(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(token));
}
