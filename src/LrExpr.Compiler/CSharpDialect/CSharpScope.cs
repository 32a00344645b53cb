using LrExpr.Language;
using LrExpr.Syntax;

namespace LrExpr.CSharpDialect;

/// <summary>What a C# formula sees: names of values with their types. A value that has been reported has the type <see cref="FormulaType.Error"/>.</summary>
internal sealed class CSharpScope
{
    private readonly Dictionary<string, FormulaType> _values = new(Names.Comparer) { [Constants.Step] = FormulaType.Number };

    /// <summary>Whether any other name may stand for a parameter as well, whose type is guessed from where it stands.</summary>
    public bool IsOpen { get; init; }

    public IReadOnlyCollection<string> ValueNames => _values.Keys;

    /// <summary>Makes a value visible, unless there is one of the name already, which hides it.</summary>
    public void Add(string name, FormulaType type) => _values.TryAdd(name, type);

    public FormulaType? TypeOf(string name) => _values.TryGetValue(name, out var type) ? type : null;
}
