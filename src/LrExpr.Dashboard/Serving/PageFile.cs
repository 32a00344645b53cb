using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LrExpr.Answers;
using LrExpr.Contract;
using LrExpr.Scripts;
using LrExpr.Shown;

namespace LrExpr.Serving;

/// <summary>The page as one file that needs no server: all of its parts, the schedules, and their functions for the sliders.</summary>
internal static partial class PageFile
{
    private const int Columns = 800;

    /// <summary>A browser is to run nothing but what stands here, and to ask nobody for anything.</summary>
    private const string Policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src {0}; style-src {1}";

    /// <param name="shown">The schedules.</param>
    public static string Of(IShownSchedules shown)
    {
        string index = Text(PageAsset.Index);
        string style = string.Join('\n', StyleLink().Matches(index).Select(link => Text(link.Groups[1].Value)));
        string script = Functions(shown) + "\n" + string.Join("\n;\n", ScriptLink().Matches(index).Select(link => Text(link.Groups[1].Value)));

        // The scripts come last: what they look for stands before them, as with "defer".
        script = InScript(script);
        string page = ScriptLink().Replace(StyleLink().Replace(index, ""), "").Replace("</head>", $"<meta http-equiv=\"Content-Security-Policy\" content=\"{string.Format(null, Policy, HashOf(script), HashOf(style))}\">\n<style>{style}</style>\n</head>", StringComparison.Ordinal);
        return page.Replace("</body>", $"<script type=\"application/json\" id=\"lrexpr-data\">{Data(shown)}</script>\n<script>{script}</script>\n</body>", StringComparison.Ordinal);
    }

    /// <summary>The answers that a server would give. They are escaped so that nothing in them ends the element.</summary>
    private static string Data(IShownSchedules shown)
    {
        var snapshot = shown.Snapshot;
        var set = snapshot.Schedules;
        var data = new PageData(
            StateAnswers.Of(shown),
            [.. set.Names.Select(name => SparkLine.Of(set[name]))],
            set.Names.ToDictionary(name => name, name => ScheduleAnswers.Of(shown, set, set[name])),
            set.Names.ToDictionary(name => name, name => CurveAnswers.Of(shown, new CurvesQuestion { Last = Ranges.LastOf(set[name]), Columns = Columns, Curves = [new CurveQuestion { Name = name }] }).Curves[0]));
        return JsonSerializer.Serialize(data, ContractJson.EmbeddedTypeOf<PageData>());
    }

    private static string Functions(IShownSchedules shown)
    {
        var set = shown.Snapshot.Schedules;
        var functions = new StringBuilder("const LrExprFunctions = {");
        foreach (string name in set.Names)
        {
            if (ScheduleScript.Of(set, set[name]) is { } script)
                functions.Append('\n').Append(Quoted(name)).Append(": { \"parameters\": [").AppendJoin(", ", script.Parameters.Select(Quoted)).Append("], \"at\": ").Append(script.Code).Append(" },");
        }

        return functions.Append("\n};").ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, ContractJson.EmbeddedTypeOf<string>());

    /// <summary>A script in which nothing ends its element: in texts and comments, where alone these can stand, the stroke changes nothing.</summary>
    private static string InScript(string script) => script.Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Text(string asset) => Encoding.UTF8.GetString(PageAsset.All[asset].Content()).ReplaceLineEndings("\n");

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\">")]
    private static partial Regex StyleLink();

    [GeneratedRegex("<script src=\"([^\"]+)\" defer></script>")]
    private static partial Regex ScriptLink();
}
