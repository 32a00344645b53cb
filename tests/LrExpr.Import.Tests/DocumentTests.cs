using System.Text.Json;
using LrExpr.Documents;
using LrExpr.Json;

namespace LrExpr.Import.Tests;

/// <summary>The notations: what stands where.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData("a: 1e-4", "1e-4")]
    [InlineData("a: 1_000", "1000")]
    [InlineData("a: +.5", "0.5")]
    [InlineData("a: 5.", "5")]
    [InlineData("a: -1", "-1")]
    [InlineData("a: 1E5", "1E5")]
    public void Yaml_Numbers_AreThoseOfJson(string text, string number) => Is(YamlReader.Read(text), JsonValueKind.Number, number);

    [Theory]
    [InlineData("a: 010")]
    [InlineData("a: '1'")]
    [InlineData("a: 1e999")]
    [InlineData("a: 1.2.3")]
    [InlineData("a: .nan")]
    [InlineData("a: 10ep")]
    public void Yaml_OtherWords_AreTexts(string text) => Is(YamlReader.Read(text), JsonValueKind.String, text[3..].Trim('\''));

    [Theory]
    [InlineData("a: yes", JsonValueKind.True)]
    [InlineData("a: Off", JsonValueKind.False)]
    [InlineData("a: ~", JsonValueKind.Null)]
    [InlineData("a:", JsonValueKind.Null)]
    public void Yaml_Words_AreThoseOfPyYaml(string text, JsonValueKind kind) => Is(YamlReader.Read(text), kind, null);

    [Theory]
    [InlineData("# é\r\nfirst: 1\r\nsecond: {deep: [1, 22]}\r\n")]
    [InlineData("first: \"\U0001F600\"\nsecond:\n  deep:\n  - 1\n  - 22\n")]
    public void Yaml_Parts_KnowTheirPlaces(string text)
    {
        var part = YamlReader.Read(text).Root!.At("second", "deep", "1") ?? YamlReader.Read(text).Root!.At("second", "deep")!.Members[1].Value;
        Assert.Equal("22", text.Substring(part.Span.Start, part.Span.Length));
    }

    [Fact]
    public void Yaml_Merged_HasTheMembersOfBothAndItsOwnFirst()
    {
        var root = YamlReader.Read("base: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3\n").Root!;
        Assert.Equal(["y=3", "x=1"], root.At("a")!.Members.Select(member => $"{member.Name}={member.Value.Text}"));
    }

    [Theory]
    [InlineData("a = 1_000", JsonValueKind.Number, "1000")]
    [InlineData("a = 2 * 3 + 10 // 4", JsonValueKind.Number, "8")]
    [InlineData("a = -2 ** 2", JsonValueKind.Number, "-4")]
    [InlineData("a = (1 + 2) / 4", JsonValueKind.Number, "0.75")]
    [InlineData("a = -7 % 3", JsonValueKind.Number, "2")]
    [InlineData("b = 12\na = b * 2", JsonValueKind.Number, "24")]
    [InlineData("a: int = 5", JsonValueKind.Number, "5")]
    [InlineData("a = 'x' \"y\"", JsonValueKind.String, "xy")]
    [InlineData("a = r'x'", JsonValueKind.String, "x")]
    [InlineData("a = True", JsonValueKind.True, null)]
    [InlineData("a = None  # nothing", JsonValueKind.Null, null)]
    [InlineData("a = int(3.5)", JsonValueKind.Undefined, "int(3.5)")]
    [InlineData("a = b", JsonValueKind.Undefined, "b")]
    [InlineData("a = 1 if b else 2", JsonValueKind.Undefined, "1 if b else 2")]
    [InlineData("a = f'{b}'", JsonValueKind.Undefined, "f'{b}'")]
    [InlineData("a = 1 / 0", JsonValueKind.Undefined, "1 / 0")]
    [InlineData("a = %WARMUP\nWARMUP = 10", JsonValueKind.Number, "10")]
    [InlineData("a = 1\na = 2", JsonValueKind.Number, "2")]
    public void Python_Values_AreReadAsFarAsNothingIsRun(string text, JsonValueKind kind, string? value) => Is(PythonReader.Read(text), kind, value);

    [Fact]
    public void Python_Configuration_IsReadWithItsPlaces()
    {
        const string Text = """
            # of a detector
            _base_ = ['../_base_/models/x.py']
            max_epochs = 12
            param_scheduler = [
                dict(
                    type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500),
                {'type': 'MultiStepLR', 'milestones': (8, 11), 'end': max_epochs},
                dict(type=CosineAnnealingLR, T_max=[x for x in y], **optional),
            ]
            if True:
                max_epochs = 24
            model.backbone.depth = 50
            """;
        var root = PythonReader.Read(Text).Root!;
        var list = root.At("param_scheduler")!;

        Assert.Equal(["_base_", "max_epochs", "param_scheduler", "model.backbone.depth"], root.Members.Select(member => member.Name));
        Assert.Equal("500", list.Members[0].Value.At("end")!.Text);
        Assert.Equal(["8", "11"], list.Members[1].Value.At("milestones")!.Members.Select(element => element.Value.Text));
        Assert.Equal("max_epochs", Text.Substring(list.Members[1].Value.At("end")!.Span.Start, 10));
        Assert.Equal("12", list.Members[1].Value.At("end")!.Text);
        Assert.Equal(JsonValueKind.Undefined, list.Members[2].Value.Kind);
        var name = list.Members[0].Value.Member("start_factor")!.NameSpan!.Value;
        Assert.Equal("start_factor", Text.Substring(name.Start, name.Length));
    }

    [Fact]
    public void Gin_Blocks_AreNamesBeforeNames()
    {
        var root = PythonReader.Read("import x\nfrom __gin__ import dynamic_registration\nSTEPS = 100\nutils.create_learning_rate_scheduler:\n  factors = 'constant'\n  warmup_steps = %STEPS\ntrain/f.x = @g()\n").Root!;
        Assert.Equal(["STEPS", "utils.create_learning_rate_scheduler.factors", "utils.create_learning_rate_scheduler.warmup_steps", "train/f.x"], root.Members.Select(member => member.Name));
        Assert.Equal("100", root.At("utils.create_learning_rate_scheduler.warmup_steps")!.Text);
    }

    [Fact]
    public void Sections_Values_AreJsonOrTexts()
    {
        var root = SectionReader.Read("[a.b]\nx = 1e-3\ny = \"text\"\nz = bare word\nw = [1,\n  2]\nnone =\n[a]\nq = true\n").Root!;
        var inner = root.At("a", "b")!;
        Assert.Equal(["Number 1e-3", "String text", "String bare word", "Array ", "Null "], inner.Members.Select(member => $"{member.Value.Kind} {member.Value.Text}"));
        Assert.Equal(JsonValueKind.True, root.At("a", "q")!.Kind);
    }

    private static void Is(JsonTree tree, JsonValueKind kind, string? text)
    {
        Assert.Null(tree.Fault);
        var value = tree.Root!.Members.Single(member => member.Name == "a").Value;
        Assert.Equal((kind, text), (value.Kind, value.Text));
    }
}
