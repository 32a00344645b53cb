namespace LrExpr.Formats.Libraries;

/// <summary>Kinds that other libraries can say as exactly, up to rounding.</summary>
/// <remarks>Of what is alike only up to some step, or one step later, the catalogue says so; that is told, and not written. A test compares the values.</remarks>
internal static class Translations
{
    public static IReadOnlyList<Translation> All { get; } =
    [
        // PyTorch
        new("lrexpr.sequential", "`torch.SequentialLR`(step, schedules, boundaries)"),
        new("optax.join_schedules", "`torch.SequentialLR`(step, schedules, boundaries)"),
        new("transformers.get_constant_schedule", "`torch.ConstantLR`(step, base_lr, 1)"),
        new("ExponentialDecay", "`torch.StepLR`(step, initial_learning_rate, decay_steps, decay_rate)") { When = "staircase and decay_steps % 1 == 0" },
        new("ExponentialDecay", "`torch.ExponentialLR`(step, initial_learning_rate, decay_rate ^ (1 / decay_steps))") { When = "not staircase" },
        new("PolynomialDecay", "`torch.PolynomialLR`(step, initial_learning_rate, decay_steps, power)") { When = "end_learning_rate == 0 and not cycle and decay_steps % 1 == 0" },
        new("mmengine.StepLR", "`torch.StepLR`(step, base_lr, step_size, gamma)") { When = MmengineAlways },
        new("mmengine.MultiStepLR", "`torch.MultiStepLR`(step, base_lr, milestones, gamma)") { When = MmengineAlways },
        new("mmengine.ExponentialLR", "`torch.ExponentialLR`(step, base_lr, gamma)") { When = MmengineAlways },
        new("mmengine.LinearLR", "`torch.LinearLR`(step, base_lr, start_factor, end_factor, end - 1)") { When = "begin == 0 and end > 1" },
        new("mmengine.ConstantLR", "`torch.ConstantLR`(step, base_lr, factor, end - 1)") { When = "begin == 0 and end > 1" },
        new("mmengine.PolyLR", "`torch.PolynomialLR`(step, base_lr, end - 1, power)") { When = "begin == 0 and end > 1 and eta_min == 0" },

        // MMEngine
        new("torch.StepLR", "`mmengine.StepLR`(step, base_lr, step_size, gamma)"),
        new("torch.MultiStepLR", "`mmengine.MultiStepLR`(step, base_lr, milestones, gamma)"),
        new("torch.ExponentialLR", "`mmengine.ExponentialLR`(step, base_lr, gamma)"),
        new("torch.LinearLR", "`mmengine.LinearLR`(step, base_lr, start_factor, end_factor, end: total_iters + 1)"),
        new("torch.ConstantLR", "`mmengine.ConstantLR`(step, base_lr, factor, end: total_iters + 1)") { When = "total_iters >= 1" },
        new("torch.PolynomialLR", "`mmengine.PolyLR`(step, base_lr, power: power, end: total_iters + 1)"),
        new("torch.CosineAnnealingLR", "`mmengine.CosineAnnealingLR`(step, base_lr, T_max, eta_min)"),

        // Transformers
        new("optax.warmup_constant_schedule", "`transformers.get_constant_schedule_with_warmup`(step, peak_value, warmup_steps)") { When = "init_value == 0 and warmup_steps >= 1" },
        new("thinc.warmup_linear", "`transformers.get_linear_schedule_with_warmup`(step, initial_rate, warmup_steps, total_steps)") { When = "warmup_steps >= 1" },

        // Optax
        new("lrexpr.sequential", "`optax.join_schedules`(step, schedules, boundaries)"),
        new("torch.SequentialLR", "`optax.join_schedules`(step, schedulers, milestones)"),
        new("transformers.get_constant_schedule", "`optax.constant_schedule`(step, base_lr)"),
        new("transformers.get_constant_schedule_with_warmup", "`optax.warmup_constant_schedule`(step, 0, base_lr, num_warmup_steps)") { When = "num_warmup_steps >= 1" },
        new("transformers.get_linear_schedule_with_warmup", "`optax.join_schedules`(step, [`optax.linear_schedule`(step, 0, base_lr, num_warmup_steps), `optax.linear_schedule`(step, base_lr, 0, num_training_steps - num_warmup_steps)], [num_warmup_steps])")
            { When = "num_warmup_steps >= 1 and num_training_steps > num_warmup_steps" },
        new("ExponentialDecay", "`optax.exponential_decay`(step, initial_learning_rate, decay_steps, decay_rate, 0, staircase)") { When = "decay_rate != 0" },
        new("PolynomialDecay", "`optax.polynomial_schedule`(step, initial_learning_rate, end_learning_rate, power, decay_steps)") { When = "not cycle" },
        new("CosineDecay", "`optax.cosine_decay_schedule`(step, initial_learning_rate, decay_steps, alpha)") { When = "not given(warmup_target)" },
        new("CosineDecay", "`optax.warmup_cosine_decay_schedule`(step, initial_learning_rate, warmup_target, warmup_steps, decay_steps + warmup_steps, alpha * warmup_target)")
            { When = "given(warmup_target) and warmup_steps >= 1 and warmup_steps % 1 == 0" },
        new("torch.StepLR", "`optax.exponential_decay`(step, base_lr, step_size, gamma, staircase: true)") { When = "gamma != 0" },
        new("torch.ExponentialLR", "`optax.exponential_decay`(step, base_lr, 1, gamma)") { When = "gamma != 0" },
        new("torch.LinearLR", "`optax.linear_schedule`(step, base_lr * start_factor, base_lr * end_factor, total_iters)"),
        new("torch.PolynomialLR", "`optax.polynomial_schedule`(step, base_lr, 0, power, total_iters)"),
        new("thinc.warmup_linear", "`optax.join_schedules`(step, [`optax.linear_schedule`(step, 0, initial_rate, warmup_steps), `optax.linear_schedule`(step, initial_rate, 0, total_steps - warmup_steps)], [warmup_steps])")
            { When = "warmup_steps >= 1 and total_steps > warmup_steps" },
    ];

    /// <summary>What MMEngine has where nothing is said of the time in which a scheduler has a say.</summary>
    private const string MmengineAlways = "begin == 0 and end >= 1e9";

    /// <summary>What a kind is in another library; null where that cannot say it.</summary>
    public static LibraryCall? Find(LibraryCall call, string prefix) =>
        All.Where(row => row.From == call.Kind.Name && row.Prefix == prefix).Select(row => row.Of(call)).FirstOrDefault(translated => translated is not null);
}
