using System.Text;
using LrExpr.Formats.Keras;

namespace LrExpr.Formats.Libraries;

/// <summary>The values of parameters as Python writes them in its code: what differs from its JSON.</summary>
/// <param name="code">Receives the code.</param>
/// <param name="isCount">Whether the parameter counts steps.</param>
internal sealed class PythonArgumentWriter(StringBuilder code, bool isCount)
    : KerasArgumentWriter(code, isCount, schedule => throw new InvalidOperationException($"'{schedule.Name}' is no value."))
{
    private readonly StringBuilder _code = code;
    private readonly bool _isCount = isCount;

    public override void Boolean(bool value) => _code.Append(value ? "True" : "False");

    public override void Rows(double[] keys, double[] values, Setting? given) => _code
        .Append('{')
        .AppendJoin(", ", keys.Zip(values, (key, value) => $"{PythonText.Number(key, null, _isCount)}: {PythonText.Number(value, null)}"))
        .Append('}');
}
