using System.Diagnostics.CodeAnalysis;
using LrExpr.Cli.Output;
using LrExpr.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace LrExpr.Cli.Input;

/// <summary>The configuration a verb works on: files in the order of their layers, and the section that has the schedules.</summary>
/// <param name="Files">The paths as they were given; what a later one sets replaces what an earlier one set.</param>
/// <param name="Section">The key path of the section.</param>
/// <param name="WithEnvironmentVariables">Whether environment variables are the last layer, as in a host.</param>
internal sealed record ConfigurationInput(IReadOnlyList<string> Files, string Section, bool WithEnvironmentVariables)
{
    /// <summary>The section with its sources, read as a host reads it.</summary>
    public Setting Read()
    {
        var root = Build();
        return SectionKey.Exists(root, Section)
            ? SectionReader.Read(root.GetSection(Section), root)
            : throw new InputException($"{string.Join(" + ", Files.Select(Printed.Line))}: no section {Printed.Quote(Section)}{SectionKey.Suggest(root, Section)}");
    }

    /// <summary>The schedules of the section, or what is wrong with them.</summary>
    public bool TryCompile([NotNullWhen(true)] out ScheduleSet? set, out IReadOnlyList<Diagnostic> diagnostics)
    {
        try
        {
            return ScheduleSet.TryCompile(Read(), out set, out diagnostics);
        }
        catch (ScheduleException faulty)
        {
            (set, diagnostics) = (null, faulty.Diagnostics);
            return false;
        }
    }

    private IConfigurationRoot Build()
    {
        var builder = new ConfigurationBuilder();
        foreach (var file in Files.Select(GivenFile.Read).ToList())
        {
            builder.Add(new JsonConfigurationSource
            {
                Path = file.Name,
                FileProvider = new GivenFileProvider(file),
                OnLoadException = context => throw BrokenJson.Describe(file, Section, context.Exception),
            });
        }

        if (WithEnvironmentVariables)
            builder.AddEnvironmentVariables();
        return builder.Build();
    }
}
