using System.Text;
using LrExpr.Cli.Input;
using LrExpr.Cli.Tests.Support;

namespace LrExpr.Cli.Tests;

public sealed class InputFileTests(Workspace files) : IClassFixture<Workspace>
{
    [Theory]
    [InlineData("", "x.json(1,1): not valid JSON: there is nothing in it")]
    [InlineData("{ \"LrExpr\": {\n  \"ä\": 1, \"b\": 0.1e }\n}", "x.json(2,20): not valid JSON: ' ' is invalid within a number, immediately after a sign character ('+' or '-'). Expected a digit ('0'-'9')")]
    [InlineData("{ \"LrExpr\": \"0.1", "x.json(1,17): not valid JSON: Expected end of string, but instead reached end of data")]
    [InlineData("{ \"LrExpr\": {}", "x.json(1,15): not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed")]
    [InlineData("[1, 2]", "x.json: Top-level JSON element must be an object. Instead, 'Array' was found.")]
    [InlineData("{ \"Logging\": 1,\n  \"LOGGING\": 2, \"LrExpr\": {} }", "x.json(2,3): the key 'LOGGING' stands here for the second time")]
    [InlineData("{ \"LrExpr\":\n{ \"a\\ud800\": 1 } }", "x.json(2,3): not valid JSON: Cannot read incomplete UTF-16 JSON text as string with missing low surrogate")]
    [InlineData("{ \"LrExpr\":\n{ \"a\": \"\\ud800\" } }", "x.json(2,8): not valid JSON: Cannot read incomplete UTF-16 JSON text as string with missing low surrogate")]
    [InlineData("{}", "x.json: no section 'LrExpr'")]
    [InlineData("{ \"LrExp\": {} }", "x.json: no section 'LrExpr'; did you mean 'LrExp'?")]
    [InlineData("{ \"Training\": { \"LrExpr\": { \"Schedules\": { \"a\": 1 } } } }", "x.json: no section 'LrExpr'; there are schedules in 'Training:LrExpr', try --section Training:LrExpr")]
    public void AnyVerb_UnusableContent_IsOneLineAndWrongUsage(string content, string message)
    {
        files.Write("x.json", content);
        foreach (string[] args in new string[][] { ["check"], ["eval", "--steps", "0"], ["list"], ["check", "--format", "json"], ["fmt"], ["fmt", "--write"], ["fmt", "--check", "--format", "json"] })
            Assert.Equal(new Outcome(2, "", $"lrexpr: {message}\n"), files.Run([.. args, "x.json"]));
    }

    [Theory]
    [InlineData("fmt")]
    [InlineData("import")]
    [InlineData("export", "a", "--to", "python")]
    [InlineData("export", "a", "--to", "csv", "--steps", "0")]
    [InlineData("bench", "a")]
    [InlineData("serve")]
    [InlineData("page", "-o", "page.html")]
    [InlineData("explain", "a")]
    public void EveryVerb_FileThatIsNone_IsOneLineAndWrongUsage(string verb, params string[] after)
    {
        Directory.CreateDirectory(files.Folder + "directory.json");
        files.Write("elf.json", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 0xFF]);
        using (var stream = File.Create(files.Folder + "large.json"))
            stream.SetLength(GivenFile.MostBytes + 1);

        Assert.Equal(new Outcome(2, "", "lrexpr: none.json: no such file\n"), files.Run([verb, "none.json", .. after]));
        Assert.Equal(new Outcome(2, "", "lrexpr: directory.json: is a directory, not a file\n"), files.Run([verb, "directory.json", .. after]));
        Assert.Equal(new Outcome(2, "", "lrexpr: elf.json: is not a text file\n"), files.Run([verb, "elf.json", .. after]));
        Assert.Equal(new Outcome(2, "", "lrexpr: large.json: is larger than 16 MiB, which no configuration file should be\n"), files.Run([verb, "large.json", .. after]));
    }

    [Theory]
    [InlineData("{ \"LrExpr\": { \"Schedules\": {\n  \"a\": 1,\n  \"A\": 2 } } }", "LrExpr:Schedules:A", "'A'", 3, 2, 3)]
    [InlineData("{ \"LrExpr\": [ 1, 2 ],\n  \"LrExpr:1\": 3 }", "LrExpr:1", "'1'", 2, 1, 18)]
    public void Check_KeyOfTheSectionThatStandsTwice_IsADiagnostic(string content, string path, string name, int line, int firstLine, int firstColumn)
    {
        files.Write("x.json", content);
        string block = $"{path}: error LRX3003: {name} is defined twice\n  hint: the first one is in line {firstLine}, column {firstColumn} of the file\n  in x.json({line},3)\n1 error\n";
        Assert.Equal(new Outcome(1, "", block), files.Run("check", "x.json"));
    }

    [Fact]
    public void Check_MissingFile_SaysSo()
    {
        files.Write("good.json", Files.Good);
        Assert.Equal(new Outcome(2, "", "lrexpr: missing.json: no such file\n"), files.Run("check", "good.json", "missing.json"));
        Assert.Equal(new Outcome(2, "", "lrexpr: no/such/folder.json: no such file\n"), files.Run("check", "no/such/folder.json"));
    }

    [Fact]
    public void Check_Folder_SaysSo()
    {
        Directory.CreateDirectory(files.Folder + "folder.json");
        Assert.Equal(new Outcome(2, "", "lrexpr: folder.json: is a directory, not a file\n"), files.Run("check", "folder.json"));
    }

    [Fact]
    public void Check_BinaryFile_SaysSo()
    {
        files.Write("binary.json", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2, 0xFF]);
        Assert.Equal(new Outcome(2, "", "lrexpr: binary.json: is not a text file\n"), files.Run("check", "binary.json"));
    }

    [Fact]
    public void Check_HugeFile_SaysSo()
    {
        using (var stream = File.Create(files.Folder + "huge.json"))
            stream.SetLength(GivenFile.MostBytes + 1);
        Assert.Equal(new Outcome(2, "", "lrexpr: huge.json: is larger than 16 MiB, which no configuration file should be\n"), files.Run("check", "huge.json"));
    }

    [Fact]
    public void Check_RandomBytes_NeverIsADefect()
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] content = Encoding.UTF8.GetBytes(Files.Good);
            for (int j = random.Next(1, 6); j > 0; j--)
                content[random.Next(content.Length)] = (byte)random.Next(1, 256);
            files.Write("random.json", content);
            foreach (string[] args in new string[][] { ["check"], ["fmt"], ["import"], ["export", "momentum", "--to", "python"] })
            {
                var outcome = files.Run([args[0], "random.json", .. args[1..]]);
                Assert.True(outcome.ExitCode <= 2, Encoding.UTF8.GetString(content) + "\n" + outcome.Error);
            }

            AssertCompletes(files, "explain " + files.Folder + "random.json ");
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Check_AnyUnicodeWithItsMark_IsRead(string encoding)
    {
        var unicode = Encoding.GetEncoding(encoding);
        files.Write("marked.json", [.. unicode.GetPreamble(), .. unicode.GetBytes(Files.Good)]);
        Assert.Equal(new Outcome(0, $"marked.json: 3 schedules, no errors, content {Files.GoodContent}\n", ""), files.Run("check", "marked.json"));
        files.Write("marked.json", [.. unicode.GetPreamble(), .. unicode.GetBytes(Files.Bad)]);
        Assert.Contains("  in marked.json(5,25)\n", files.Run("check", "marked.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_HiddenFile_IsRead()
    {
        files.Write(".hidden.json", Files.Good);
        Assert.Equal(0, files.Run("check", ".hidden.json").ExitCode);
    }

    [Fact]
    public void Check_NamesakesInTwoFolders_AreTold()
    {
        Directory.CreateDirectory(files.Folder + "one");
        Directory.CreateDirectory(files.Folder + "two");
        files.Write("one/app.json", """{ "LrExpr": { "Schedules": { "a": "x", "b": "1" } } }""");
        files.Write("two/app.json", """{ "LrExpr": { "Schedules": { "b": "y" } } }""");
        string error = files.Run("check", "one/app.json", "two/app.json").Error;
        Assert.Contains("  in one/app.json(1,30)\n", error, StringComparison.Ordinal);
        Assert.Contains("  in two/app.json(1,30)\n", error, StringComparison.Ordinal);
    }

    private static void AssertCompletes(Workspace files, string line)
    {
        var outcome = files.Run($"[suggest:{line.Length}]", line + " ");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }
}
