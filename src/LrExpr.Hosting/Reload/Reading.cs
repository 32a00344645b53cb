using Microsoft.Extensions.Configuration;

namespace LrExpr.Reload;

/// <summary>A configuration as it was at one moment.</summary>
/// <param name="Setting">The section, with what code defines.</param>
/// <param name="HasSection">Whether the section exists.</param>
/// <param name="Files">The files that values of it came from.</param>
internal sealed record Reading(Setting Setting, bool HasSection, IReadOnlyList<FileConfigurationSource> Files);
