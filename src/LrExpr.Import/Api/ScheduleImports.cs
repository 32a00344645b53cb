using System.Diagnostics.CodeAnalysis;

namespace LrExpr;

/// <summary>Schedules of the files of other libraries: <c>Schedule.FromDeepSpeed(text)</c> and the like. Each is the first schedule of the file; <see cref="ScheduleImport"/> has all.</summary>
public static class ScheduleImports
{
    extension(Schedule)
    {
        /// <summary>Loads the schedule of a file of another library, which the file shows.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="options">How it is read; null for the usual.</param>
        /// <returns>The first schedule of the file, which is as a rule that of the learning rate.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromFile(File.ReadAllText("config.cfg"))</code></example>
        public static CompiledSchedule FromFile(string text, ScheduleImportOptions? options = null) =>
            Schedule.TryFromFile(text, options, out var schedule, out var diagnostics) ? schedule : throw new ScheduleException(diagnostics);

        /// <summary>Loads the schedule of a file of another library, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="options">How it is read; null for the usual.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromFile(string text, ScheduleImportOptions? options, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics)
        {
            bool isGood = ScheduleImport.TryRead(text, options ?? new ScheduleImportOptions(), needsValues: true, out var import, out diagnostics);
            schedule = isGood ? import!.Schedules![import.Names[0]] : null;
            return isGood;
        }

        /// <summary>Loads the schedule of DeepSpeed's JSON: a whole ds_config.json, or its member scheduler.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromDeepSpeed("""{"scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 0.001}}}""", new() { ["base_lr"] = 0.001 })</code></example>
        public static CompiledSchedule FromDeepSpeed(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("deepspeed", values));

        /// <summary>Loads the schedule of DeepSpeed's JSON: a whole ds_config.json, or its member scheduler, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromDeepSpeed(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("deepspeed", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the arguments of Hugging Face's Trainer, as JSON or YAML.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromHuggingFace("learning_rate: 2e-5\nlr_scheduler_type: cosine\nwarmup_ratio: 0.1\nmax_steps: 1000")</code></example>
        public static CompiledSchedule FromHuggingFace(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("huggingface", values));

        /// <summary>Loads the schedule of the arguments of Hugging Face's Trainer, as JSON or YAML, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromHuggingFace(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("huggingface", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of a configuration of mmengine with a param_scheduler, in Python.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromMmengine("param_scheduler = [dict(type='ExponentialLR', gamma=0.9, by_epoch=False)]", new() { ["base_lr"] = 0.1, ["max_iters"] = 100 })</code></example>
        public static CompiledSchedule FromMmengine(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("mmengine", values));

        /// <summary>Loads the schedule of a configuration of mmengine with a param_scheduler, in Python, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromMmengine(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("mmengine", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of a configuration of thinc or spaCy.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromThinc("[learn_rate]\n@schedules = \"warmup_linear.v1\"\ninitial_rate = 0.01\nwarmup_steps = 250\ntotal_steps = 20000")</code></example>
        public static CompiledSchedule FromThinc(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("thinc", values));

        /// <summary>Loads the schedule of a configuration of thinc or spaCy, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromThinc(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("thinc", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the YAML of Composer or LLM Foundry.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromComposer("scheduler: { name: cosine_with_warmup, t_warmup: 100ba }\nmax_duration: 4800ba", new() { ["base_lr"] = 0.001 })</code></example>
        public static CompiledSchedule FromComposer(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("composer", values));

        /// <summary>Loads the schedule of the YAML of Composer or LLM Foundry, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromComposer(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("composer", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the factors of T5 and t5x, as gin or by themselves.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromT5("utils.create_learning_rate_scheduler.factors = 'constant * rsqrt_decay'")</code></example>
        public static CompiledSchedule FromT5(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("t5", values));

        /// <summary>Loads the schedule of the factors of T5 and t5x, as gin or by themselves, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromT5(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("t5", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the SOLVER of a configuration of Detectron2.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromDetectron2("SOLVER: { BASE_LR: 0.02, STEPS: (60000, 80000), MAX_ITER: 90000 }")</code></example>
        public static CompiledSchedule FromDetectron2(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("detectron2", values));

        /// <summary>Loads the schedule of the SOLVER of a configuration of Detectron2, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromDetectron2(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("detectron2", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the arguments of Ultralytics' train, as YAML.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromUltralytics("optimizer: SGD\nlr0: 0.01\nepochs: 100", new() { ["batches_per_epoch"] = 50 })</code></example>
        public static CompiledSchedule FromUltralytics(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("ultralytics", values));

        /// <summary>Loads the schedule of the arguments of Ultralytics' train, as YAML, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromUltralytics(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("ultralytics", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of a configuration of NeMo with a sched.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromNemo("optim: { lr: 2e-4, sched: { name: CosineAnnealing, warmup_steps: 500 } }", new() { ["max_steps"] = 10000 })</code></example>
        public static CompiledSchedule FromNemo(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("nemo", values));

        /// <summary>Loads the schedule of a configuration of NeMo with a sched, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromNemo(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("nemo", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the options of a retry of Polly.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromPolly("""{"Retry": {"BackoffType": "Exponential", "Delay": "00:00:02", "UseJitter": false}}""")</code></example>
        public static CompiledSchedule FromPolly(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("polly", values));

        /// <summary>Loads the schedule of the options of a retry of Polly, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromPolly(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("polly", values), out schedule, out diagnostics);

        /// <summary>Loads the schedule of the state_dict of a scheduler of PyTorch, as JSON.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <returns>The first schedule of the file.</returns>
        /// <exception cref="ScheduleException">The file has errors, or leaves a value to the run that is not given.</exception>
        /// <example><code>Schedule.FromTorchState("""{"step_size": 30, "gamma": 0.1, "base_lrs": [0.1], "last_epoch": 0}""")</code></example>
        public static CompiledSchedule FromTorchState(string text, ScheduleParameters? values = null) => Schedule.FromFile(text, Of("torch", values));

        /// <summary>Loads the schedule of the state_dict of a scheduler of PyTorch, as JSON, without an exception where it has errors.</summary>
        /// <param name="text">The text of the file.</param>
        /// <param name="values">Values for what the file leaves to the run; null for none.</param>
        /// <param name="schedule">The first schedule of the file; null where there are errors.</param>
        /// <param name="diagnostics">What was found, errors and warnings, with lines and columns of the file and in their order.</param>
        /// <returns>Whether there are no errors.</returns>
        public static bool TryFromTorchState(string text, ScheduleParameters? values, [NotNullWhen(true)] out CompiledSchedule? schedule, out IReadOnlyList<Diagnostic> diagnostics) =>
            Schedule.TryFromFile(text, Of("torch", values), out schedule, out diagnostics);
    }

    private static ScheduleImportOptions Of(string dialect, ScheduleParameters? values) => new() { Dialect = dialect, Values = values };
}
