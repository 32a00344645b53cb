using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace LrExpr.Hosting.Tests;

public class LogDocumentationTests
{
    [Fact]
    public void Documentation_OfTheLog_ListsEveryEventWithItsLevel()
    {
        var written = Regex.Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "hosting.md")), @"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}");
        var events = typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId)
            .Select(message => $"{message.EventId} {message.Level}");

        Assert.Equal(events, written);
    }
}
