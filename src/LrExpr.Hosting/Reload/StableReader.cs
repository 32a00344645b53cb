using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;

namespace LrExpr.Reload;

/// <summary>
/// Reads a configuration that may change at any time. A configuration cannot be locked, and reading a section takes many calls: a reading
/// counts if a second one says the same and no source has changed meanwhile.
/// </summary>
internal sealed class StableReader(ScheduleSettings settings)
{
    private const int MostTries = 10;

    /// <returns>What the configuration says; null where it kept changing, so that it is better read later.</returns>
    public Reading? Read()
    {
        for (int i = 0; i < MostTries; i++)
        {
            var tokens = settings.Providers.Select(provider => provider.GetReloadToken()).ToList();
            try
            {
                var first = settings.Read();
                if (first.IsSame(settings.Read()) && !tokens.Exists(token => token.HasChanged))
                    return first;
            }
            catch (InvalidOperationException) when (i < MostTries - 1)
            {
                // A value was set in the midst of going through them.
            }
        }

        return null;
    }
}
