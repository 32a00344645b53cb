using System.Globalization;
using System.Xml;
using LrExpr.Cli.Exploration;
using LrExpr.Cli.Text;

namespace LrExpr.Cli.Output;

/// <summary>What came of tests as XML in the form of JUnit, which build servers read.</summary>
internal static class JUnitReport
{
    public static void Write(IReadOnlyList<TestedConfiguration> tested, TextWriter output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        Counts(xml, tested.Sum(configuration => configuration.Tests), tested.Sum(configuration => configuration.Failed), tested.Count(IsBroken));
        foreach (var configuration in tested)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Printed.Line(configuration.Name));
            Counts(xml, configuration.Tests, configuration.Failed, IsBroken(configuration) ? 1 : 0);
            if (IsBroken(configuration))
                Broken(xml, configuration);
            foreach (var schedule in configuration.Schedules)
            {
                foreach (var result in schedule.Results)
                    Case(xml, schedule, result);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private static bool IsBroken(TestedConfiguration configuration) => configuration.Fault is not null || configuration.Diagnostics.Count > 0;

    private static void Counts(XmlWriter xml, int tests, int failed, int broken)
    {
        // What could not be read is a test of its own, which has an error.
        xml.WriteAttributeString("tests", (tests + broken).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failed.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", broken.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, TestedSchedule schedule, TestResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Printed.Line(schedule.Schedule.Name));
        xml.WriteAttributeString("name", $"{Printed.Line(result.Test.Place.Path)} ({result.Test.Name})");
        if (result.Failure is { } failure)
            Fault(xml, "failure", failure.Message, failure.ToString());
        xml.WriteEndElement();
    }

    private static void Broken(XmlWriter xml, TestedConfiguration configuration)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Printed.Line(configuration.Name));
        xml.WriteAttributeString("name", "reading the configuration");
        string message = configuration.Fault?.Message ?? configuration.Diagnostics[0].Message;
        Fault(xml, "error", message, configuration.Fault?.Message ?? string.Join('\n', configuration.Diagnostics));
        xml.WriteEndElement();
    }

    private static void Fault(XmlWriter xml, string element, string message, string text)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Printed.Line(message));
        xml.WriteAttributeString("type", element == "failure" ? "LRX7005" : "configuration");
        xml.WriteString(Printed.Lines(text));
        xml.WriteEndElement();
    }
}
