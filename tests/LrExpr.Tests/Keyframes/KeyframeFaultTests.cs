using LrExpr.Tests.Support;

namespace LrExpr.Tests.Keyframes;

/// <summary>What is wrong with keyframes is said at the key or the value it is wrong in.</summary>
public sealed class KeyframeFaultTests
{
    [Theory]
    [InlineData(
        """{ "Keyframes": { "0": 0.1, "warmpu": 0.3 } }""",
        """
        LrExpr:Schedules:a:Keyframes:warmpu(1,1): error LRX3016: unknown name 'warmpu'; did you mean 'warm'?
          warmpu
          ^^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 0.1, "warm / 2 +": 0.3 } }""",
        """
        LrExpr:Schedules:a:Keyframes:warm / 2 +(1,11): error LRX3016: formula ends too early; expected a value
          warm / 2 +
                    ^
        """)]
    [InlineData(
        """{ "Keyframes": { "100": 0.4, "0": 0.1, "warm": "0.3" } }""",
        """
        LrExpr:Schedules:a:Keyframes:warm(1,1): error LRX3016: the keyframes '100' and 'warm' are both at step 100
          warm
          ^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "100.2": 0.4, "100.7": { "Value": 1 } } }""",
        """
        LrExpr:Schedules:a:Keyframes:100.7(1,1): error LRX3016: the keyframes '100.2' and '100.7' are both at step 100
          100.7
          ^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "1e300": 0.3 } }""",
        """
        LrExpr:Schedules:a:Keyframes:1e300(1,1): error LRX3016: a keyframe must be at a step from -9007199254740992 to 9007199254740992, but this is 1e300
          1e300
          ^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 0, "step": 0.3 } }""",
        """
        LrExpr:Schedules:a:Keyframes:step(1,1): error LRX3016: 'step' is not available in the value of a parameter
          step
          ^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 0, "true": 0.3 } }""",
        """
        LrExpr:Schedules:a:Keyframes:true(1,1): error LRX3016: 'true' must be a number, but is a boolean
          true
          ^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": "2 * wram", "10": 1 } }""",
        """
        LrExpr:Schedules:a:Keyframes:0(1,5): error LRX2001: unknown name 'wram'; did you mean 'warm'?
          2 * wram
              ^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": { "Value": "step <", "Between": "step" }, "10": 1 } }""",
        """
        LrExpr:Schedules:a:Keyframes:0:Value(1,7): error LRX1012: formula ends too early; expected a value
          step <
                ^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": { "Between": "step" }, "10": 1 } }""",
        "LrExpr:Schedules:a:Keyframes:0: error LRX3016: the keyframe '0' has no 'Value'")]
    [InlineData(
        """{ "Keyframes": { "0": { "Value": 1, "Betwen": "step" }, "10": 1 } }""",
        """
        LrExpr:Schedules:a:Keyframes:0:Betwen(1,1): error LRX3004: unknown key 'Betwen'; did you mean 'Between'?
          step
          ^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "easeInOtCubic" }""",
        """
        LrExpr:Schedules:a:Between(1,1): error LRX3016: unknown way 'easeInOtCubic' to go between keyframes; did you mean 'easeInOutCubic'?
          easeInOtCubic
          ^^^^^^^^^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": { "Value": 2, "Between": "cosin" } } }""",
        """
        LrExpr:Schedules:a:Keyframes:10:Between(1,1): error LRX3016: unknown way 'cosin' to go between keyframes; did you mean 'cosine'?
          cosin
          ^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "cubic-bezier(.1, 2, 1.5, 3)" }""",
        """
        LrExpr:Schedules:a:Between(1,21): error LRX3016: the x of a point of cubic-bezier must be from 0 to 1, but is 1.5
          cubic-bezier(.1, 2, 1.5, 3)
                              ^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "cubic-bezier(.1, two, 1, 3)" }""",
        """
        LrExpr:Schedules:a:Between(1,18): error LRX3016: a point of cubic-bezier is made of numbers, and 'two' is none
          cubic-bezier(.1, two, 1, 3)
                           ^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "cubic-bezier(.1, 2)" }""",
        """
        LrExpr:Schedules:a:Between(1,13): error LRX3016: cubic-bezier needs 4 numbers, x1, y1, x2 and y2, and these are 2
          cubic-bezier(.1, 2)
                      ^^^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "cubic-bezier" }""",
        """
        LrExpr:Schedules:a:Between(1,1): error LRX3016: cubic-bezier needs the two points of its curve: cubic-bezier(x1, y1, x2, y2)
          cubic-bezier
          ^^^^^^^^^^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 2 }, "Between": "cosine(1)" }""",
        """
        LrExpr:Schedules:a:Between(1,7): error LRX3016: 'cosine' is written without parentheses
          cosine(1)
                ^^^
        """)]
    [InlineData(
        """{ "Keyframes": { "0": "warm", "10": "step + warm" }, "Between": "pchip" }""",
        """
        LrExpr:Schedules:a:Keyframes:10(1,1): error LRX3016: 'pchip' goes between constant values, and this one depends on the step or on an input
          step + warm
          ^^^^^^^^^^^
        """)]
    [InlineData("""{ "Keyframes": {} }""", "LrExpr:Schedules:a:Keyframes: error LRX3016: 'Keyframes' must have one keyframe at least")]
    [InlineData("""{ "Keyframes": { "0": null } }""", "LrExpr:Schedules:a:Keyframes: error LRX3016: 'Keyframes' must have one keyframe at least")]
    [InlineData(
        """{ "Keyframes": "0: 1" }""",
        """
        LrExpr:Schedules:a:Keyframes(1,1): error LRX3008: 'Keyframes' must be an object of keyframes, each with its step as the key
          0: 1
          ^^^^
        """)]
    [InlineData(
        """{ "Formula": "warm", "Between": "linear" }""",
        """
        LrExpr:Schedules:a:Between(1,1): error LRX3008: 'Between' says how a curve goes from keyframe to keyframe, and there are no 'Keyframes'
          linear
          ^^^^^^
        """)]
    [InlineData("""{ "Formula": "warm", "Keyframes": { "0": 1 } }""", "LrExpr:Schedules:a: error LRX3008: schedule 'a' has more than one form: 'Formula' and 'Keyframes'")]
    [InlineData(
        """{ "Keyframes": { "0": "a(step)", "10": 2 } }""",
        """
        LrExpr:Schedules:a:Keyframes:0(1,1): error LRX4001: schedules refer to each other in a circle: a -> a
          a(step)
          ^
        """)]
    [InlineData(
        """{ "Keyframes": { "own": 1 }, "Parameters": { "own": 5, "more": 1 } }""",
        "LrExpr:Schedules:a:Parameters:more: warning LRX2902: parameter 'more' is not used")]
    [InlineData(
        """{ "Keyframes": { "0": 1, "10": 3 }, "Expect": { "Max": 2 } }""",
        "LrExpr:Schedules:a:Expect: error LRX7002: at step 6 the value 2.2 is not at most 'Max', 2")]
    public void Fault_IsReportedWhereItIs(string schedule, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', DiagnosticsOf($$"""{ "Parameters": { "warm": 100 }, "Schedules": { "a": {{schedule}} } }""")));

    [Fact]
    public void Faults_AreAllReported()
    {
        var codes = DiagnosticsOf("""{ "Schedules": { "a": { "Keyframes": { "x": 1, "10": "y", "20": { "Value": 1, "Between": "z" } }, "Between": "w" } } }""").Select(diagnostic => diagnostic.Path);

        Assert.Equal(["LrExpr:Schedules:a:Between", "LrExpr:Schedules:a:Keyframes:10", "LrExpr:Schedules:a:Keyframes:20:Between", "LrExpr:Schedules:a:Keyframes:x"], codes);
    }

    private static IReadOnlyList<Diagnostic> DiagnosticsOf(string section)
    {
        ScheduleSet.TryLoad(SettingJson.Read("LrExpr", section), out _, out var diagnostics);
        return diagnostics;
    }
}
