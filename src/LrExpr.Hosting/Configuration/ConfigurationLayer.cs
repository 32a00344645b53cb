using Microsoft.Extensions.Configuration;

namespace LrExpr.Configuration;

/// <summary>One provider of a configuration, and what people call it.</summary>
internal readonly record struct ConfigurationLayer(IConfigurationProvider Provider, string Source);
