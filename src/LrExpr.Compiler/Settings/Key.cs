using System.Collections.Immutable;

namespace LrExpr.Settings;

/// <summary>A key that an object of a configuration can have. A row of <see cref="Keys"/>.</summary>
/// <param name="Name">How it is written; it is compared without regard to case.</param>
/// <param name="Description">What it has, in a sentence.</param>
internal sealed record Key(string Name, string Description)
{
    /// <summary>Whether its members are definitions, by name.</summary>
    public bool HasDefinitions { get; init; }

    /// <summary>Whether its value is a constant expression.</summary>
    public bool IsExpression { get; init; }

    /// <summary>Whether it says what a definition is: of two layers that have one, the higher has the whole definition.</summary>
    public bool IsForm { get; init; }

    /// <summary>Whether its members stand at steps: they are no elements of an array, though their keys are numbers, and layers are laid over each other member by member.</summary>
    public bool IsBySteps { get; init; }
}

/// <summary>The keys of the objects of a configuration. What reads them and what describes them to editors read these rows.</summary>
internal static class Keys
{
    private static readonly Key Expect = new("Expect", "What must be true of the values; it is proved or checked when the configuration is loaded.");

    private static readonly Key Tests = new("Tests", "What the values are at steps; lrexpr test runs them.");

    private static readonly Key Inputs = new("Inputs", "Numbers that a call gives, with what they are where it gives none; null where it must.");

    /// <summary>Of a formula that keeps something from report to report.</summary>
    private static readonly ImmutableArray<Key> Listening =
    [
        new("State", "Numbers that are kept from report to report, with what they start with."),
        new("Update", "A formula for each state: what a report makes of it. It sees all states as they were before, the signals and the step."),
        new("Signals", "Numbers that a report gives, with what they are where it gives none; where nothing is said, metric."),
    ];

    private static readonly Key Clock = new("Clock", "When step 0 is and how long a step is, so that a date has a step and a step a date.");

    private static readonly Key Horizon = new("Horizon", "How long a run is, in steps: what total, progress and epoch are.");

    private static readonly Key Windows = new("Windows", "Times of the week, such as \"Mon-Fri 08:00-18:00\": an array of them is in_window in formulas, an object has one for each name.");

    /// <summary>Of the section.</summary>
    public static ImmutableArray<Key> OfSection { get; } =
    [
        new("Parameters", "Numbers, booleans and arrays that all formulas see."),
        Inputs,
        Clock,
        Horizon,
        Windows,
        new("Functions", "Functions that formulas can call, such as \"(t) => 0.5 * (1 + cos(pi * t))\".") { HasDefinitions = true },
        new("Kinds", "Kinds of its own: formulas with declared parameters.") { HasDefinitions = true },
        new("Schedules", "The schedules, by name.") { HasDefinitions = true },
        new("EffectiveFrom", "From which step on a changed set is used, a whole number."),
        new("$schema", "For editors; not read."),
    ];

    /// <summary>Keys that earlier versions had, with what became of them.</summary>
    public static ImmutableArray<Key> OfThePast { get; } =
    [
        new("Numerics", "there is one arithmetic now, whose values have the same bits however they are asked for"),
    ];

    /// <summary>Of a schedule that is a formula or of a kind, and those by which a schedule as another library writes it is known.</summary>
    public static ImmutableArray<Key> OfSchedule { get; } =
    [
        new("Formula", "The formula: a text, or an array of texts, which are its lines.") { IsForm = true },
        new("Kind", "The name of a kind: of this configuration, or a built-in one.") { IsForm = true },
        new("class_name", "The name of a class of Keras, or of a kind, in a schedule as Keras writes it.") { IsForm = true },
        new("type", "The name of a scheduler of DeepSpeed, in a schedule as ds_config.json has it.") { IsForm = true },
        new("Keyframes", "Values at steps, between which the curve goes: a number or a formula by a step or a constant expression.") { IsForm = true, IsBySteps = true },
        new("Between", "How the curve goes from one keyframe to the next: linear, step, cosine, pchip, cubic-bezier(x1, y1, x2, y2), or the name of an easing; linear where nothing is said."),
        new("Parameters", "The parameters of the formula, of the kind or of the keyframes."),
        Inputs,
        .. Listening,
        Clock,
        Horizon,
        Windows,
        new("Dialect", "The notation of the formula, or of those in keyframes: formula, or csharp for a C# expression."),
        new("Unit", "What the value 1 is, where the values are times: milliseconds, seconds, minutes, hours, days or weeks."),
        new("Description", "For people."),
        Expect,
        Tests,
    ];

    /// <summary>Of a schedule as another library writes it, beside what that library has.</summary>
    public static ImmutableArray<Key> BesideEnvelope { get; } =
    [
        OfSchedule.Single(key => key.Name == "Unit"),
        OfSchedule.Single(key => key.Name == "Description"),
        Expect,
        Tests,
    ];

    /// <summary>Of the long form of a keyframe.</summary>
    public static ImmutableArray<Key> OfKeyframe { get; } =
    [
        new("Value", "The value: a number or a formula.") { IsForm = true },
        new("Between", "How the curve goes from this keyframe to the next."),
    ];

    /// <summary>Of a kind.</summary>
    public static ImmutableArray<Key> OfKind { get; } =
    [
        new("Formula", "The formula: a text, or an array of texts, which are its lines."),
        new("Parameters", "The parameters that the kind declares. null is a number that must be given; a value is a default."),
        new("Outputs", "Further values over the same parameters, by name: a formula each. A schedule \"lr\" of the kind has the output \"momentum\" as \"lr.momentum\"."),
        new("Horizon", "Which of its parameters say how long a run is and what its units are, for parameters that are times."),
        new("Constraints", "Conditions on the parameters, all of which must hold, such as \"half_life > 0\"."),
        new("Until", "The last step that the kind is made for, a constant expression over the parameters. A schedule of it that is used at later steps is warned of.") { IsExpression = true },
        .. Listening,
        new("Description", "For people."),
    ];

    /// <summary>Of the long form of an output.</summary>
    public static ImmutableArray<Key> OfOutput { get; } =
    [
        new("Formula", "The formula: a text, or an array of texts, which are its lines."),
        new("When", "A condition on the parameters under which a schedule of the kind has this output; always where nothing is said."),
        new("Description", "For people."),
    ];

    /// <summary>Of the horizon of a kind: names of parameters.</summary>
    public static ImmutableArray<Key> OfKindHorizon { get; } =
    [
        new("Total", "The parameter with the length of the run, a time."),
        new("PerEpoch", "The parameter with the steps of an epoch."),
        new("SamplesPerStep", "The parameter with the samples of a step."),
        new("TokensPerStep", "The parameter with the tokens of a step."),
        new("Scale", "The parameter that times are multiplied by, but for parts of the run."),
    ];

    /// <summary>Of the long form of a declared parameter.</summary>
    public static ImmutableArray<Key> OfDeclaration { get; } =
    [
        new("Key", "Its name in configuration and in calls, where that is not its name in the formula, such as step."),
        new("Type", "What it is; without it, what the default is, or a number."),
        new("Default", "The value where none is given."),
        new("Optional", "true for a parameter that may be missing without a default."),
        new("Options", "The names that a choice can be."),
        new("Description", "For people."),
    ];

    /// <summary>Of the long form of an input.</summary>
    public static ImmutableArray<Key> OfInput { get; } =
    [
        new("Default", "What it is where a call gives none; without it, a call must.") { IsExpression = true },
        new("Min", "It is not below.") { IsExpression = true },
        new("Max", "It is not above.") { IsExpression = true },
        new("Description", "For people."),
    ];

    /// <summary>Of the long form of a state.</summary>
    public static ImmutableArray<Key> OfState { get; } =
    [
        new("Start", "What it starts with.") { IsExpression = true },
        new("Min", "It is not below.") { IsExpression = true },
        new("Max", "It is not above.") { IsExpression = true },
        new("Description", "For people."),
    ];

    /// <summary>Of a clock.</summary>
    public static ImmutableArray<Key> OfClock { get; } =
    [
        new("From", "The moment of step 0: \"2026-12-01\", \"2026-12-01T08:00\" in the time zone, or with Z or an offset."),
        new("Unit", "How long a step is: milliseconds, seconds, minutes, hours, days or weeks."),
        new("TimeZone", "In which time zone dates are read, such as Europe/Berlin; UTC where nothing is said."),
    ];

    /// <summary>Of a horizon.</summary>
    public static ImmutableArray<Key> OfHorizon { get; } =
    [
        new("Total", "The steps of the whole run, or a duration such as \"30ep\" or \"14d\".") { IsExpression = true },
        new("PerEpoch", "The steps of an epoch.") { IsExpression = true },
    ];

    /// <summary>Of an expectation.</summary>
    public static ImmutableArray<Key> OfExpect { get; } =
    [
        new("Min", "No value is below.") { IsExpression = true },
        new("Max", "No value is above.") { IsExpression = true },
        new("From", "The first step that is checked; 0 where nothing is said.") { IsExpression = true },
        new("To", "The last step that is checked; where nothing is said, the one from which on the schedule is constant.") { IsExpression = true },
        new("Steps", "How many steps are checked, instead of the last one.") { IsExpression = true },
        new("Finite", "true: no value is NaN or infinite."),
        new("MaxJump", "Two neighbours differ by no more.") { IsExpression = true },
        new("Monotone", "increasing or decreasing; equal neighbours are allowed."),
        new("Total", "Between which numbers the sum of the values over a range is."),
    ];

    /// <summary>Of the total of an expectation.</summary>
    public static ImmutableArray<Key> OfTotal { get; } =
    [
        new("From", "The first step of the sum; that of the expectation where nothing is said.") { IsExpression = true },
        new("To", "The last step of the sum; that of the expectation where nothing is said.") { IsExpression = true },
        new("Min", "The sum is not below.") { IsExpression = true },
        new("Max", "The sum is not above.") { IsExpression = true },
    ];

    /// <summary>Of a test.</summary>
    public static ImmutableArray<Key> OfTest { get; } =
    [
        new("At", "The step.") { IsExpression = true },
        new("From", "The first step of a range, instead of At; 0 where nothing is said.") { IsExpression = true },
        new("To", "The last step of a range, instead of At.") { IsExpression = true },
        new("With", "What inputs are, by name; one that is not among them is what it is by default."),
        new("Is", "The value.") { IsExpression = true },
        new("Within", "How far the value may be from Is; without it, it is the very number.") { IsExpression = true },
        new("Min", "No value is below.") { IsExpression = true },
        new("Max", "No value is above.") { IsExpression = true },
    ];
}
