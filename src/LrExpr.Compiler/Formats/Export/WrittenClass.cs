using LrExpr.Binding;

namespace LrExpr.Formats.Export;

/// <summary>A schedule that listens, as a class of another language.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Value">The function of its value.</param>
internal sealed record WrittenClass(string Name, ScheduleSymbol Schedule, WrittenFunction Value)
{
    /// <summary>What the constructor is given.</summary>
    public IReadOnlyList<WrittenMember> Inputs { get; init; } = [];

    /// <summary>What it keeps.</summary>
    public IReadOnlyList<WrittenState> States { get; init; } = [];

    /// <summary>What a report gives.</summary>
    public IReadOnlyList<WrittenSignal> Signals { get; init; } = [];

    /// <summary>A call of a function in a method.</summary>
    /// <param name="function">The function.</param>
    /// <param name="step">The step.</param>
    /// <param name="self">What stands before the name of a member.</param>
    public string Call(WrittenFunction function, string step, string self) =>
        $"{function.Name}({string.Join(", ", function.Inputs.Select(input => TextOf(input.Argument, self)).Prepend(step))})";

    private string TextOf(ExportedArgument argument, string self)
    {
        foreach (var member in States.Select(state => state.Member).Concat(Inputs).Where(member => member.Argument == argument))
            return self + member.Name;
        return Signals.SelectMany(signal => signal.Ways).Single(way => way.Argument == argument).Name;
    }
}

/// <summary>An input or a state as a member of a class.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Local">The name of its new value in a method.</param>
/// <param name="Argument">What it is.</param>
internal sealed record WrittenMember(string Name, string Local, ExportedArgument Argument)
{
    public OpenSymbol Symbol => Argument.Symbol;
}

/// <summary>A state as a member of a class.</summary>
/// <param name="Member">The member.</param>
/// <param name="Update">The function of what a report makes of it.</param>
internal sealed record WrittenState(WrittenMember Member, WrittenFunction Update);

/// <summary>An argument of a report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ways">What parts hear of it: one number, unless their limits or their defaults differ.</param>
internal sealed record WrittenSignal(string Name, IReadOnlyList<WrittenArgument> Ways)
{
    public bool IsRequired => Ways.Any(way => way.Symbol.Default is null);

    /// <summary>Its default; null where it is required, or where the parts have different ones.</summary>
    public double? Default => !IsRequired && Ways.All(way => way.Symbol.Default.Equals(Ways[0].Symbol.Default)) ? Ways[0].Symbol.Default : null;

    /// <summary>Whether what stands for it hangs on the part.</summary>
    public bool HasDefaults => !IsRequired && Default is null;

    /// <summary>What it is, for people.</summary>
    public string Text => string.Join("; ", Ways.Select(way => way.Argument.Text).Distinct());
}
