using LrExpr.Definitions;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Loading;
using LrExpr.Parameters;

namespace LrExpr;

/// <summary>What the language has built in, described for tools and documentation.</summary>
/// <example><code>foreach (var kind in Catalogue.Kinds) Console.WriteLine(kind.Name);</code></example>
public static class Catalogue
{
    /// <summary>The built-in functions, in the order of the documentation.</summary>
    public static IReadOnlyList<FunctionDescription> Functions { get; } =
    [
        .. FunctionTable.All.Where(row => row.Form != FunctionForm.Operator).Select(row => new FunctionDescription(row)),
    ];

    /// <summary>The built-in kinds, in the order of the documentation.</summary>
    public static IReadOnlyList<KindDescription> Kinds { get; } = Describe([.. BuiltInKinds.All]);

    /// <summary>The kinds, each with those it names as alike, and those that name it.</summary>
    private static KindDescription[] Describe(IReadOnlyList<KindDefinition> kinds)
    {
        var named = kinds.SelectMany(kind => kind.SeeAlso.Where(other => other.Here.Length > 0).Select(other => (Kind: BuiltInKinds.Find(other.Name), By: kind, other.Here, other.There)))
            .Where(one => one.Kind?.SeeAlso.All(other => BuiltInKinds.Find(other.Name) != one.By) == true)
            .ToLookup(one => one.Kind, one => KeyValuePair.Create(one.By.Name, one.There.Contains(one.Kind!.Name, StringComparison.Ordinal) ? $"`` {one.There} `` is `` {one.Here} ``" : ""));
        return [.. kinds.Select(kind => new KindDescription(kind, named[kind]))];
    }
}

/// <summary>A built-in function.</summary>
public sealed class FunctionDescription
{
    internal FunctionDescription(FunctionSymbol symbol)
    {
        Name = symbol.Name;
        Signature = symbol.Signature;
        Group = symbol.Group;
        Cost = symbol.Cost;
        CostGrowsWithArrays = symbol.CostGrowsWithArrays;
        Summary = symbol.Summary;
        Examples = [.. symbol.Examples.Select(example => new KeyValuePair<string, string>(example.Formula, example.Result))];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How it is written, such as <c>log(x, base)</c>.</summary>
    public string Signature { get; }

    /// <summary>The heading it stands under.</summary>
    public string Group { get; }

    /// <summary>The bound on the work of one call, arguments apart.</summary>
    public int Cost { get; }

    /// <summary>Whether each array argument adds the binary logarithm of its length to the cost.</summary>
    public bool CostGrowsWithArrays { get; }

    /// <summary>What it does, in a sentence of Markdown.</summary>
    public string Summary { get; }

    /// <summary>Formulas with the values they have.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Examples { get; }
}

/// <summary>A built-in kind.</summary>
public sealed class KindDescription
{
    internal KindDescription(KindDefinition kind, IEnumerable<KeyValuePair<string, string>> namedBy)
    {
        Name = kind.Name;
        Aliases = kind.Aliases;
        Description = kind.Description ?? "";
        Formula = kind.Formula?.Text ?? "";
        Constraints = [.. kind.Constraints.Select(constraint => constraint.Text)];
        Until = kind.Until?.Step.Text;
        Beyond = kind.Until?.Beyond ?? "";
        Parameters = [.. kind.Parameters.Select(parameter => new KindParameterDescription(parameter))];
        States = [.. (kind.State?.States ?? []).Select(state => new KindStateDescription(state.Setting.Key, state.Setting.Text ?? "", kind.State!.Updates.First(update => update.Name == state.Setting.Key).Formula!.Text))];
        Signals = kind.State is null ? [] : [.. KindLinker.BuiltIn.FindKind(kind.Name)!.State!.Signals.Select(signal => signal.Name)];
        Outputs = [.. kind.Outputs.Select(output => new KindOutputDescription(output, kind))];
        Library = kind.Source?.Library ?? "";
        Version = kind.Source?.Version ?? "";
        Link = kind.Source?.Link ?? "";
        SeeAlso = [.. kind.SeeAlso.Select(other => new KeyValuePair<string, string>(other.Name, other.Note)), .. namedBy.DistinctBy(other => other.Key)];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Other names it goes by.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>What it does, in Markdown.</summary>
    public string Description { get; }

    /// <summary>Its parameters in their declared order.</summary>
    public IReadOnlyList<KindParameterDescription> Parameters { get; }

    /// <summary>Conditions on the parameters, all of which must hold.</summary>
    public IReadOnlyList<string> Constraints { get; }

    /// <summary>The last step that it is made for, an expression of its parameters that is <c>inf</c> where there is none; null where nothing is said.</summary>
    public string? Until { get; }

    /// <summary>What the library and the formula do after that step; empty where there is none.</summary>
    public string Beyond { get; }

    /// <summary>The formula that it is.</summary>
    public string Formula { get; }

    /// <summary>Further values over the same parameters: a schedule <c>lr</c> of the kind has the output <c>momentum</c> as <c>lr.momentum</c>.</summary>
    public IReadOnlyList<KindOutputDescription> Outputs { get; }

    /// <summary>Whether it listens: its value follows from what it is told, too.</summary>
    public bool Listens => States.Count > 0;

    /// <summary>What it keeps from report to report.</summary>
    public IReadOnlyList<KindStateDescription> States { get; }

    /// <summary>What a report gives, by name.</summary>
    public IReadOnlyList<string> Signals { get; }

    /// <summary>The library it comes from.</summary>
    public string Library { get; }

    /// <summary>The version of the library whose values it has.</summary>
    public string Version { get; }

    /// <summary>The library's documentation.</summary>
    public string Link { get; }

    /// <summary>Kinds that can draw the same curve, with how.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> SeeAlso { get; }
}

/// <summary>A further value of a built-in kind, over the same parameters.</summary>
public sealed class KindOutputDescription
{
    internal KindOutputDescription(KindDefinition output, KindDefinition kind)
    {
        Name = output.OutputName;
        Description = output.Description ?? "";
        Formula = output.Formula?.Text ?? "";
        When = output.When?.Text;
        Needs = [.. output.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).Except(kind.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name))];
    }

    /// <summary>Its name, without that of the kind.</summary>
    public string Name { get; }

    /// <summary>What it is, in Markdown.</summary>
    public string Description { get; }

    /// <summary>Its formula.</summary>
    public string Formula { get; }

    /// <summary>The condition on the parameters under which a schedule has it; null for always.</summary>
    public string? When { get; }

    /// <summary>The parameters it needs that the kind by itself does not.</summary>
    public IReadOnlyList<string> Needs { get; }
}

/// <summary>A number that a built-in kind keeps from report to report.</summary>
public sealed class KindStateDescription
{
    internal KindStateDescription(string name, string start, string update) => (Name, Start, Update) = (name, start, update);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it starts with, an expression of the parameters.</summary>
    public string Start { get; }

    /// <summary>What a report makes of it: a formula of all states as they were before, the signals and the step.</summary>
    public string Update { get; }
}

/// <summary>A parameter of a built-in kind.</summary>
public sealed class KindParameterDescription
{
    internal KindParameterDescription(KindParameter parameter)
    {
        Name = parameter.Name;
        InFormula = parameter.InFormula;
        Type = (parameter.Type ?? ParameterTypes.Default).Name;
        IsRequired = parameter.IsRequired;
        Default = parameter.Default is { } value ? value.Setting.Text ?? "[" + string.Join(", ", value.Setting.Children.Select(element => element.Text)) + "]" : null;
        Options = parameter.Options;
        Description = parameter.Description ?? "";
        Unit = parameter.Unit;
    }

    /// <summary>Its name in configuration, where it is compared without regard to case and underscores.</summary>
    public string Name { get; }

    /// <summary>Its name in the formula: another one where <see cref="Name"/> has a meaning of its own there, such as <c>step</c>.</summary>
    public string InFormula { get; }

    /// <summary><c>number</c>, <c>boolean</c>, <c>array</c>, <c>choice</c>, <c>choices</c>, <c>table</c>, <c>schedule</c>, <c>schedules</c>, <c>time</c> or <c>times</c>.</summary>
    public string Type { get; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; }

    /// <summary>The value it has where it is not given; null for a required or optional one.</summary>
    public string? Default { get; }

    /// <summary>What a choice can be, or each of several.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>What it means.</summary>
    public string Description { get; }

    /// <summary>What it is counted in; null for a plain number.</summary>
    public string? Unit { get; }
}
