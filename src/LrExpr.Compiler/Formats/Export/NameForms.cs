namespace LrExpr.Formats.Export;

/// <summary>The forms that names have in other languages.</summary>
internal static class NameForms
{
    /// <summary><c>LearningRate</c>, whatever the name is; without any word in it, <c>Schedule</c>.</summary>
    public static string Pascal(string text)
    {
        string name = string.Concat(Identifiers.Words(text).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 ? "Schedule" : char.IsAsciiDigit(name[0]) ? "N" + name : name;
    }

    /// <summary><c>_learning_rate</c>: the name in Python of a function that is written along, which no schedule and no local has.</summary>
    public static string PythonPrivate(string function) => "_" + string.Join('_', Identifiers.Words(function)).ToLowerInvariant();

    /// <summary><c>_learningRate</c>: the same in JavaScript.</summary>
    public static string JavaScriptPrivate(string function) => "_" + char.ToLowerInvariant(function[0]) + function[1..];
}
