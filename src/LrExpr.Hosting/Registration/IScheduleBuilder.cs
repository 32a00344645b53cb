using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LrExpr;

/// <summary>
/// Adds definitions in code to those of the configuration, and sets options. What is added is checked together with the
/// configuration when the host starts; a name that code and configuration both define is an error, but for parameters.
/// </summary>
/// <example>
/// <code>
/// builder.Services.AddSchedules(builder.Configuration)
///     .AddFunction("cosine", "(t) => 0.5 * (1 + cos(pi * t))")
///     .AddSchedule("momentum", "0.95 - 0.1 * cosine(min(1, step / total))", new() { ["total"] = 10_000 });
/// </code>
/// </example>
public interface IScheduleBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a schedule that is a formula.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="formula">The formula; see <c>docs/language.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <returns>This builder.</returns>
    IScheduleBuilder AddSchedule(string name, string formula, ScheduleParameters? parameters = null);

    /// <summary>Adds a schedule that stands anywhere in the configuration, under a name of its own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="section">Where it stands: a text, or an object with <c>Formula</c>, <c>Kind</c> or <c>Keyframes</c>.</param>
    /// <returns>This builder.</returns>
    /// <example><code>builder.Services.AddSchedules(builder.Configuration).AddSchedule("backoff", builder.Configuration.GetSection("Http:Retry:Delay"));</code></example>
    IScheduleBuilder AddSchedule(string name, IConfigurationSection section);

    /// <summary>Adds a schedule of a kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">The name of the kind, such as <c>CosineDecay</c>; see <c>docs/kinds.md</c>.</param>
    /// <param name="parameters">Its parameters; null for none.</param>
    /// <returns>This builder.</returns>
    IScheduleBuilder AddScheduleOfKind(string name, string kind, ScheduleParameters? parameters = null);

    /// <summary>Adds a schedule of keyframes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="keyframes">Values at steps, and how the curve goes between them.</param>
    /// <param name="parameters">The parameters of the steps and the formulas; null for none.</param>
    /// <returns>This builder.</returns>
    /// <example><code>builder.Services.AddSchedules().AddScheduleOfKeyframes("rate", new() { Between = "cosine", [0] = 0, [100] = 0.1, [1000] = 0 });</code></example>
    IScheduleBuilder AddScheduleOfKeyframes(string name, ScheduleKeyframes keyframes, ScheduleParameters? parameters = null);

    /// <summary>Adds a function that formulas may call.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The function, such as <c>(t) => 0.5 * (1 + cos(pi * t))</c>.</param>
    /// <returns>This builder.</returns>
    IScheduleBuilder AddFunction(string name, string text);

    /// <summary>Adds a kind: a formula with declared parameters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="formula">Its formula.</param>
    /// <param name="parameters">Its parameters with their defaults; an empty text declares a number that must be given.</param>
    /// <param name="constraints">Conditions on the parameters, all of which must hold, such as <c>half_life > 0</c>.</param>
    /// <returns>This builder.</returns>
    /// <example><code>builder.AddKind("HalfLife", "init * 0.5 ^ (step / half_life)", new() { ["init"] = "", ["half_life"] = 1000 }, "half_life > 0")</code></example>
    IScheduleBuilder AddKind(string name, string formula, ScheduleParameters? parameters = null, params string[] constraints);

    /// <summary>Adds a kind written in C#, for what no formula can say. It is used like any other kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// builder.AddKind(new ScheduleKind("Table", arguments =>
    /// {
    ///     double[] rates = arguments.Array("rates");
    ///     return step => rates[Math.Clamp(step, 0, rates.Length - 1)];
    /// })
    /// {
    ///     Parameters = [ScheduleKindParameter.Array("rates")],
    /// });
    /// </code>
    /// </example>
    IScheduleBuilder AddKind(ScheduleKind kind);

    /// <summary>Adds a shared parameter, which all formulas see, with a value that counts where the configuration has none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    IScheduleBuilder AddParameter(string name, ParameterValue value);

    /// <summary>Gives a shared parameter a value that counts whatever the configuration has. What is known only later is for <see cref="IScheduleRegistry.SetParametersAsync"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    /// <example><code>builder.Services.AddSchedules(builder.Configuration).OverrideParameter("total_steps", loader.Count * epochs);</code></example>
    IScheduleBuilder OverrideParameter(string name, ParameterValue value);

    /// <summary>Says which schedules code needs. One that is not defined is an error of the start, with the nearest name, and of a reload.</summary>
    /// <remarks>Names that the constructors of registered services ask for by <c>[FromKeyedServices("…")]</c> are required without being listed.</remarks>
    /// <param name="names">Their names, compared without regard to case.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The names, or one of them, are null.</exception>
    /// <example><code>builder.Services.AddSchedules(builder.Configuration).Require("learning_rate", "momentum");</code></example>
    IScheduleBuilder Require(params string[] names);

    /// <summary>Sets options.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    IScheduleBuilder Configure(Action<ScheduleOptions> configure);
}
