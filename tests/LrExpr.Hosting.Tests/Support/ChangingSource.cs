using Microsoft.Extensions.Configuration;

namespace LrExpr.Hosting.Tests.Support;

/// <summary>A source of a configuration whose text a test exchanges, as a file is that somebody saves.</summary>
internal sealed class ChangingSource : ConfigurationProvider, IConfigurationSource
{
    public ChangingSource(string text) => Data = Parse(text);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Exchanges the text.</summary>
    public void Save(string text)
    {
        Data = Parse(text);
        OnReload();
    }

    /// <summary>What else makes a configuration call: another section, another file.</summary>
    public void Touch() => OnReload();

    private static Dictionary<string, string?> Parse(string text) => new(Json.Of(text).AsEnumerable(), StringComparer.OrdinalIgnoreCase);
}
