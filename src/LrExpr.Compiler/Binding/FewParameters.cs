using System.Collections;
using System.Diagnostics.CodeAnalysis;
using LrExpr.Syntax;

namespace LrExpr.Binding;

/// <summary>Parameters by name that are compared one by one: most schedules have three or four, and there may be thousands of schedules.</summary>
internal sealed class FewParameters : IReadOnlyDictionary<string, ParameterSymbol>
{
    private const int Few = 8;

    private readonly ParameterSymbol[] _all;

    private FewParameters(ParameterSymbol[] all) => _all = all;

    /// <summary>Parameters by name, however many they are.</summary>
    /// <param name="parameters">The parameters, each of another name.</param>
    public static IReadOnlyDictionary<string, ParameterSymbol> Of(ParameterSymbol[] parameters) => parameters.Length switch
    {
        0 => ParameterSymbol.None,
        <= Few => new FewParameters(parameters),
        _ => parameters.ToDictionary(parameter => parameter.Name, Names.Comparer),
    };

    public int Count => _all.Length;

    public IEnumerable<string> Keys => _all.Select(parameter => parameter.Name);

    public IEnumerable<ParameterSymbol> Values => _all;

    public ParameterSymbol this[string key] => TryGetValue(key, out var parameter) ? parameter : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ParameterSymbol value)
    {
        foreach (var parameter in _all)
        {
            if (Names.Same(parameter.Name, key))
            {
                value = parameter;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, ParameterSymbol>> GetEnumerator() => _all.Select(parameter => KeyValuePair.Create(parameter.Name, parameter)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
