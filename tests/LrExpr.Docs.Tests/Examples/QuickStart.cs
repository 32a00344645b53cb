using System.Diagnostics;
using System.Text;
using LrExpr.Docs.Tests.Documents;

namespace LrExpr.Docs.Tests.Examples;

/// <summary>The program of the first page, run as a process once, as its command says; it was built with the tests.</summary>
internal static class QuickStart
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly Lazy<(int ExitCode, string Output, string Error)> Ran = new(Run);

    public static string Output => Ran.Value.Output;

    public static string Error => Ran.Value.Error;

    public static int ExitCode => Ran.Value.ExitCode;

    private static (int, string, string) Run()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "-c", Configuration, "--project", "samples/QuickStart"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
