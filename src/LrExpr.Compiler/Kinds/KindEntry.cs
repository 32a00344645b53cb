using LrExpr.Definitions;
using LrExpr.Parameters;
using LrExpr.Text;

namespace LrExpr.Kinds;

/// <summary>The words the catalogue is written in.</summary>
internal static class KindEntry
{
    public static KindDefinition Kind(KindSource source, string name, string description, KindParameter[] parameters, string[] constraints, string formula) =>
        new(name, "kinds:" + name)
        {
            Source = source,
            Description = description,
            Parameters = [.. parameters],
            Constraints = [.. constraints.Select(constraint => new SourceText(constraint, "kinds:" + name + ":Constraints"))],
            Formula = new SourceText(formula, "kinds:" + name + ":Formula"),
        };

    public static KindParameter Number(string name, string description, string? @default = null, string? unit = null) =>
        Parameter(name, NumberType.Instance, description, @default) with { Unit = unit };

    public static KindParameter Boolean(string name, string description, string? @default = null) =>
        Parameter(name, BooleanType.Instance, description, @default);

    public static KindParameter Array(string name, string description, string? unit = null, string? @default = null) =>
        Parameter(name, ArrayType.Instance, description, @default) with { Unit = unit };

    /// <summary>One of a list of names; without a default it is required.</summary>
    public static KindParameter Choice(string name, string description, string[] options, string? @default = null) =>
        Parameter(name, ChoiceType.Instance, description, @default) with { Options = [.. options] };

    /// <summary>Some of a list of names in an order; without a default it is required.</summary>
    public static KindParameter Choices(string name, string description, string[] options, string? @default = null) =>
        Parameter(name, ChoicesType.Instance, description, @default) with { Options = [.. options] };

    public static KindParameter Table(string name, string description, string? unit = null) =>
        Parameter(name, TableType.Instance, description, null) with { Unit = unit };

    public static KindParameter Rules(string name, string description) => Parameter(name, RulesType.Instance, description, null);
    public static KindParameter Points(string name, string description) => Parameter(name, PointsType.Instance, description, null);

    public static KindParameter Falling(string name, string description) => Parameter(name, FallingType.Instance, description, null);

    public static KindParameter Schedule(string name, string description) => Parameter(name, ScheduleType.Instance, description, null);

    public static KindParameter Schedules(string name, string description) => Parameter(name, SchedulesType.Instance, description, null);

    /// <summary>A time by units that the horizon of the kind knows.</summary>
    public static KindParameter Duration(string name, string description, string? @default = null) => Parameter(name, TimeType.Instance, description, @default);

    public static KindParameter Durations(string name, string description) => Parameter(name, TimesType.Instance, description, null);

    /// <summary>A kind that keeps something from report to report.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="states">What it keeps.</param>
    /// <param name="signals">What a report gives; where nothing is said, the metric if an update looks at it.</param>
    public static KindDefinition Keeps(this KindDefinition kind, KeptState[] states, params PlacedSetting[] signals) => kind with
    {
        State = new StateDefinition
        {
            States = [.. states.Select(state => Placed(kind, "State", state.Name, state.Start))],
            Updates = [.. states.Select(state => new StateUpdateDefinition(state.Name, Placed(kind, "Update", state.Name, state.Update), new SourceText(state.Update, $"kinds:{kind.Name}:Update:{state.Name}")))],
            Signals = signals.Length == 0 ? null : signals,
        },
    };

    /// <summary>A number that a kind keeps: what it starts with, and what a report makes of it.</summary>
    public static KeptState State(string name, string start, string update) => new(name, start, update);

    /// <summary>A number that a report gives; without a default it must be given.</summary>
    public static PlacedSetting Signal(string name, string description, string? @default = null) =>
        new(new Setting(name, [new Setting("Description", description), new Setting("Default", @default)]), "kinds:Signals:" + name);

    private static PlacedSetting Placed(KindDefinition kind, string group, string name, string text) => new(new Setting(name, text), $"kinds:{kind.Name}:{group}:{name}");

    /// <summary>Says up to which step a kind is made for. A schedule of it that is used beyond is warned of.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="step">The last step at which the library answers, or after which its curve is none that anybody wants: an expression of the parameters, <c>inf</c> for no end.</param>
    /// <param name="beyond">What the library does at later steps and, if it is something else, what the formula does; as the end of a sentence.</param>
    public static KindDefinition Until(this KindDefinition kind, string step, string beyond) =>
        kind with { Until = new EndDefinition(new SourceText(step, $"kinds:{kind.Name}:Until"), beyond) };

    public static KindDefinition Alias(this KindDefinition kind, params string[] names) => kind with { Aliases = [.. kind.Aliases, .. names] };

    /// <summary>Gives a kind a further value over the same parameters.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name of the output: a schedule <c>lr</c> of the kind has it as <c>lr.name</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="when">A condition under which there is such an output; null for always.</param>
    public static KindDefinition Output(this KindDefinition kind, string name, string description, string formula, string? when = null)
    {
        string path = $"kinds:{kind.Name}:Outputs:{name}";
        return kind.WithOutput(name, new SourceText(formula, path), when is null ? null : new SourceText(when, path + ":When"), description);
    }

    /// <summary>Names a kind with the same curve, and two formulas that have it, which a test compares. For a kind that listens, its traces say it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The other one.</param>
    /// <param name="note">With which parameters, or from where to where.</param>
    /// <param name="here">A formula that calls this kind; <c>a</c>, <c>b</c> and <c>scaled</c> are schedules to give to it.</param>
    /// <param name="there">One that calls the other.</param>
    /// <param name="steps">The last step at which they are the same.</param>
    public static KindDefinition Like(this KindDefinition kind, string name, string note, string here = "", string there = "", int steps = 200) =>
        kind with { SeeAlso = [.. kind.SeeAlso, new RelatedKind(name, note) { Here = here, There = there, Steps = steps }] };

    /// <summary>Gives a parameter, whose name the formula cannot write, another name there.</summary>
    public static KindParameter As(this KindParameter parameter, string inFormula) => parameter with { InFormula = inFormula };

    public static KindParameter Optional(this KindParameter parameter) => parameter with { IsOptional = true };

    /// <summary>A parameter that the library has and does nothing with.</summary>
    public static KindParameter WithoutEffect(this KindParameter parameter) => parameter with { HasNoEffect = true };

    /// <summary>The rate of the optimizer, which the library's schedule finds there.</summary>
    public static KindParameter OfOptimizer(this KindParameter parameter) => parameter with { IsOfOptimizer = true };

    private static KindParameter Parameter(string name, ParameterType type, string description, string? @default) =>
        new(name, type)
        {
            Path = "kinds:Parameters:" + name,
            Description = description,
            Default = @default is null ? null : new PlacedSetting(new Setting(name, @default), "kinds:Parameters:" + name),
        };
}

/// <summary>A number that a kind keeps from report to report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">What it starts with, of the parameters.</param>
/// <param name="Update">What a report makes of it, of what all were before, the signals and the step.</param>
internal sealed record KeptState(string Name, string Start, string Update);
