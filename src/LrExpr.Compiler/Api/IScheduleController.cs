namespace LrExpr;

/// <summary>A schedule that listens, with what it has heard: it is told of a metric, and its value follows.</summary>
/// <remarks>
/// <para>
/// What a schedule keeps and how a report changes it stands in the configuration (<c>State</c> and <c>Update</c>), or in a kind such as <c>torch.ReduceLROnPlateau</c>. It is
/// deterministic: the same reports in the same order give the same bits, on every machine. Any thread may call anything; a report is taken as a whole before the next one.
/// </para>
/// <para>An update that is NaN leaves its state as it was, so that one bad report spoils nothing. A schedule that keeps nothing has a controller too, whose reports change nothing.</para>
/// </remarks>
/// <example>
/// <code>
/// IScheduleController rate = schedule.CreateController();
/// for (int epoch = 0; epoch &lt; 100; epoch++)
///     optimizer.LearningRate = rate.Report(epoch, Validate());
/// </code>
/// </example>
public interface IScheduleController
{
    /// <summary>The name of the schedule.</summary>
    string Name { get; }

    /// <summary>The value at the step of the last report; at step 0 before any.</summary>
    double Value { get; }

    /// <summary>The step of the last report; 0 before any.</summary>
    long Step { get; }

    /// <summary>What a report gives, by name, such as <c>metric</c>.</summary>
    IReadOnlyList<string> Signals { get; }

    /// <summary>What the schedule keeps now, by name: <c>best</c>, or <c>plateau.best</c> of a schedule <c>plateau</c> that it refers to. A copy, taken at one moment.</summary>
    IReadOnlyDictionary<string, double> State { get; }

    /// <summary>The value at a step, with what has been heard so far.</summary>
    /// <param name="step">The step; any, negative ones too.</param>
    /// <returns>The value, perhaps NaN or infinite.</returns>
    /// <example><code>double rate = controller.At(batch);</code></example>
    double At(long step);

    /// <summary>Tells the schedule of the one signal it must be given.</summary>
    /// <param name="step">The step, such as the epoch.</param>
    /// <param name="metric">The signal; NaN and infinities are told as they are, and a comparison with NaN is false.</param>
    /// <returns>The value at the step after that.</returns>
    /// <remarks>It allocates nothing. Of a schedule that listens to nothing, it is the value.</remarks>
    /// <exception cref="InvalidOperationException">There is more than one signal without a default.</exception>
    /// <example><code>double rate = controller.Report(epoch, validationLoss);</code></example>
    double Report(long step, double metric);

    /// <summary>Tells the schedule of signals by name, or of none: an attempt that failed, of a delay that listens to nothing else.</summary>
    /// <param name="step">The step.</param>
    /// <param name="signals">The signals with their names; one that is not among them is what it is by default.</param>
    /// <returns>The value at the step after that.</returns>
    /// <remarks>It allocates nothing.</remarks>
    /// <exception cref="ArgumentException">There is no such signal.</exception>
    /// <exception cref="InvalidOperationException">A signal without a default is not among them.</exception>
    /// <example><code>double rate = controller.Report(step, ("loss", 0.3), ("errors", 2));</code></example>
    double Report(long step, params ReadOnlySpan<(string Name, double Value)> signals);

    /// <summary>What has been heard, as JSON that <see cref="Restore"/> takes, in this process or another.</summary>
    /// <returns>The JSON: numbers are written so that every bit comes back.</returns>
    /// <example><code>File.WriteAllText("rate.json", controller.Save());</code></example>
    string Save();

    /// <summary>Goes on where <see cref="Save"/> was called.</summary>
    /// <param name="json">What it gave, of a schedule that keeps the same.</param>
    /// <exception cref="ScheduleException">It is no saved state, or one of a schedule that keeps something else; what was heard stays as it was.</exception>
    /// <example><code>controller.Restore(File.ReadAllText("rate.json"));</code></example>
    void Restore(string json);

    /// <summary>Forgets all that was heard.</summary>
    /// <example><code>controller.Reset();</code></example>
    void Reset();
}
