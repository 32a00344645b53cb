using System.ComponentModel;
using System.Diagnostics;

namespace LrExpr.Export.Tests;

/// <summary>Interpreters of other languages, as far as the machine has them.</summary>
internal static class Interpreter
{
    /// <summary>Runs one to its end, without input.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The exit code, and all that was written.</returns>
    public static (int ExitCode, string Error) Execute(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error + output.Result);
    }

    /// <summary>Whether there is one, and it can do something.</summary>
    public static bool Answers(string name, params string[] arguments)
    {
        try
        {
            return Execute(name, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
