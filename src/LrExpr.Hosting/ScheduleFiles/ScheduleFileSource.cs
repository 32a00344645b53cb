using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace LrExpr.ScheduleFiles;

/// <summary>A JSON file that is looked at again and again.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="IsOptional">Whether it may be missing when the application starts.</param>
/// <param name="Time">The clock.</param>
internal sealed record ScheduleFileSource(string Path, bool IsOptional, TimeProvider Time) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        string folder = (builder.GetFileProvider() as PhysicalFileProvider)?.Root ?? AppContext.BaseDirectory;
        return new ScheduleFileProvider(this, System.IO.Path.Combine(folder, Path));
    }
}
