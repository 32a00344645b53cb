using System.Text.Json;

namespace LrExpr.Tests.Support;

/// <summary>Settings written as JSON.</summary>
internal static class SettingJson
{
    /// <summary>A section of a key.</summary>
    public static Setting Read(string key, string json)
    {
        using var document = JsonDocument.Parse(json);
        return TestData.ToSetting(key, document.RootElement);
    }
}
