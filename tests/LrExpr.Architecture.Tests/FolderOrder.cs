namespace LrExpr.Architecture.Tests;

/// <summary>The picture of <c>docs/architecture.md</c>: which folders there are, and which of them each may know.</summary>
public static class FolderOrder
{
    /// <summary>The projects, and the folders of each, from the one that knows no other to the one that none may know. The root of a project has its name.</summary>
    private static readonly (string Project, string[] Folders)[] Projects =
    [
        ("LrExpr.Parser", ["Text", "Syntax", "Diagnostics", "Parsing"]),
        ("LrExpr.Compiler", ["Language", "Json", "Time", "Settings", "Parameters", "Definitions", "Kinds", "Binding", "CSharpDialect", "Lowering", "Facts", "Keyframes", "Running", "Checks", "Loading", "Formats", "Api"]),
        ("LrExpr.Import", ["Documents", "Drafts", "Dialects", "Api"]),
        ("LrExpr.Exploration", ["Curves", "Courses", "Highlights", "Trials", "Scripts"]),
        ("LrExpr.Hosting", ["", "ScheduleFiles", "Configuration", "Registry", "Options", "Observability", "Reload", "Startup", "Registration"]),
        ("LrExpr.Dashboard", ["Contract", "Shown", "Answers", "Serving"]),
        ("LrExpr.Cli", ["Text", "Plotting", "Input", "Fitting", "Exploration", "Output", "Commands", ""]),
    ];

    private static readonly string[] Places = [.. Projects.SelectMany(project => project.Folders.Select(folder => $"{project.Project}/{folder}".TrimEnd('/')))];

    /// <summary>Whether an arrow leads to a folder that comes later, or from within a folder out to it.</summary>
    public static bool IsAgainst(Arrow arrow) =>
        PlaceOf(arrow.From) < PlaceOf(arrow.To)
        || (PlaceOf(arrow.From) == PlaceOf(arrow.To) && arrow.From.Folder.StartsWith(arrow.To.Folder + "/", StringComparison.Ordinal));

    /// <summary>Where a file stands in the order; null where its folder has no place there. Folders within a folder stand with it.</summary>
    public static int? PlaceOf(SourceFile file)
    {
        string[] parts = file.Folder.Split('/');
        int place = Array.IndexOf(Places, string.Join('/', parts.Take(2)));
        return place < 0 ? null : place;
    }
}
