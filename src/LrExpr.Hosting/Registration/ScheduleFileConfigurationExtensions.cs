using LrExpr.ScheduleFiles;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Microsoft.Extensions.Configuration;

/// <summary>Adds files with schedules to a configuration.</summary>
public static class ScheduleFileConfigurationExtensions
{
    /// <summary>
    /// Adds a JSON file that is taken anew within a second of any change: saved in place or slowly, replaced, renamed, or exchanged by a
    /// symbolic link as Kubernetes does. It is read like <c>appsettings.json</c>, so the schedules stand in their section.
    /// </summary>
    /// <remarks>
    /// It goes before the environment variables and the command line, which therefore still win, and behind all files that were added before. A file that is
    /// broken, cannot be read or is gone while the application runs keeps its last good values.
    /// </remarks>
    /// <param name="builder">The configuration.</param>
    /// <param name="path">The path, in relation to the content root of the application.</param>
    /// <param name="optional">Whether the file may be missing when the application starts. It is taken as soon as it appears.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="FileNotFoundException">The file is missing and not optional; thrown when the configuration is built.</exception>
    /// <exception cref="InvalidDataException">The file is not valid JSON, or cannot be read; thrown when the configuration is built.</exception>
    /// <example>
    /// <code>
    /// builder.Configuration.AddScheduleFile("schedules.json");
    /// builder.Services.AddSchedules(builder.Configuration);
    /// </code>
    /// </example>
    public static IConfigurationBuilder AddScheduleFile(this IConfigurationBuilder builder, string path, bool optional = false) =>
        AddScheduleFile(builder, path, optional, TimeProvider.System);

    internal static IConfigurationBuilder AddScheduleFile(this IConfigurationBuilder builder, string path, bool optional, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        builder.Sources.Insert(Place(builder.Sources), new ScheduleFileSource(path, optional, time));
        return builder;
    }

    /// <summary>Before the environment variables of the application, or else its command line. Those with a prefix are of the host, and come first.</summary>
    private static int Place(IList<IConfigurationSource> sources)
    {
        for (int i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
                return i;
        }

        // Told by its name, so that the command line does not become a dependency.
        for (int i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i].GetType().Name == "CommandLineConfigurationSource")
                return i;
        }

        return sources.Count;
    }
}
