using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Time;

namespace LrExpr.Binding;

/// <remarks>Dates, durations, and what clocks and horizons tell.</remarks>
internal sealed partial class Binder
{
    /// <summary>After which time what it names of the clock repeats itself; none where nothing does.</summary>
    public TimeSpan Period { get; private set; }

    /// <summary>A date or a duration is a number of steps.</summary>
    protected override BoundExpression VisitQuoted(QuotedSyntax node)
    {
        var read = StepText.Read(node.Text, _scope.Times);
        if (!_scope.HasTimes)
            _errors.QuotedNotAvailable(node, _scope.Role);
        else if (read.Error is { } error)
            _errors.QuotedUnread(node, error, read.Hint);
        else
            return new BoundConstant((double)read.Steps);
        return BoundError.Instance;
    }

    /// <summary>What a clock, a horizon or windows say to a name; null where they say nothing.</summary>
    private BoundExpression? BindTime(NameSyntax node)
    {
        if (!_scope.HasTimes || TimeNames.Find(node.Name, _scope.Times) is not { } time)
            return null;
        var period = TimeNames.PeriodOf(node.Name, _scope.Times);
        Period = period > Period ? period : Period;
        return time;
    }

    /// <summary>A time parameter of the kind in steps, by the parameters that say how long a run is.</summary>
    private BoundExpression BindInSteps(CallSyntax node)
    {
        var parameter = NamedParameter(node, 0, "a time parameter", FunctionForm.InSteps);
        var horizon = _scope.Horizon ?? new KindHorizon();
        var run = horizon.All.Select(one => one.Parameter).OfType<string>().Select(name => _scope.Parameters[name]).ToList();
        foreach (var one in run)
            _usedParameters.Add(one.InFormula);
        if (ScaleOf(node, horizon) is not { } scale || parameter is null || run.Exists(one => one.State == ParameterState.Faulty))
            return BoundError.Instance;
        if (parameter.State == ParameterState.NotGiven)
            return BindMissing((NameSyntax)node.Arguments[0].Value, parameter.Type.Use.TypeInSteps);
        if (parameter.State == ParameterState.Unknown || scale.Constant is null || run.Exists(one => one.State == ParameterState.Unknown || one.Later is not null))
            return new BoundUnknown(parameter.Type.Use.TypeInSteps);

        var times = RunOf(horizon);
        var steps = new double[parameter.Argument.Times.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = times.StepsOf(parameter.Argument.Times[i], scale.Constant.Value.Number, out string? error);
            if (error is null)
                continue;
            if (_reach == Reach.Never)
                return new BoundUnknown(parameter.Type.Use.TypeInSteps);
            Tell(() => _errors.UnknownTime(node.Arguments[0].Value, error));
            return new BoundUnknown(parameter.Type.Use.TypeInSteps) { Fault = Fault.Error };
        }

        Array.Sort(steps);
        Value value = parameter.Type.Use.TypeInSteps == FormulaType.Array ? steps : steps[0];
        return new BoundConstant(value) { Origin = parameter with { Type = ParameterTypes.Of(value.Type), Argument = new Argument { Value = value } } };
    }

    /// <summary>What times are multiplied by: the second argument, or else what the horizon says; null where it is wrong, which is reported.</summary>
    private BoundExpression? ScaleOf(CallSyntax node, KindHorizon horizon)
    {
        if (node.Arguments.Length == 1)
            return horizon.Scale is not { } name ? new BoundConstant(1.0) : NumberOf(name) is { } known ? new BoundConstant(known) : new BoundUnknown(FormulaType.Number);
        var scale = Expect(FormulaType.Number, node.Arguments[1].Value, "argument 'scale' of 'inSteps'");
        if (scale.IsError || scale.IsConstant)
            return scale.IsError ? null : scale;
        _errors.NotConstant(node.Arguments[1].Value, "argument 'scale' of 'inSteps'");
        return null;
    }

    private RunTimes RunOf(KindHorizon horizon) => new(
        new KindHorizon { Total = NameOf(horizon.Total), PerEpoch = NameOf(horizon.PerEpoch), SamplesPerStep = NameOf(horizon.SamplesPerStep), TokensPerStep = NameOf(horizon.TokensPerStep) },
        horizon.Total is { } total && _scope.Parameters[total] is { State: ParameterState.Known, Argument.Times: [var length] } ? length : null,
        NumberOf(horizon.PerEpoch),
        NumberOf(horizon.SamplesPerStep),
        NumberOf(horizon.TokensPerStep));

    /// <summary>The name that configuration has for a parameter.</summary>
    private string? NameOf(string? parameter) => parameter is null ? null : _scope.Parameters[parameter].Name;

    private double? NumberOf(string? parameter) => parameter is not null && _scope.Parameters[parameter] is { State: ParameterState.Known, Later: null, FormulaType: FormulaType.Number } known ? known.Value.Number : null;
}
