using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Running;

/// <summary>What a call gives, put in the places of the inputs of a schedule.</summary>
/// <param name="schedule">The name of the schedule, for messages.</param>
/// <param name="inputs">Its inputs.</param>
internal readonly struct InputPlaces(string schedule, ImmutableArray<InputSymbol> inputs)
{
    /// <summary>The place of a name among inputs; negative where there is none.</summary>
    public static int Find(ImmutableArray<InputSymbol> inputs, string name)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (Names.Same(inputs[i].Name, name))
                return i;
        }

        return -1;
    }

    /// <summary>The place of an input.</summary>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public int Of(string name)
    {
        if (Find(inputs, name) is >= 0 and var place)
            return place;
        string known = inputs.IsEmpty ? "; it has none" : NearestNames.Suggest(name, inputs.Select(input => input.Name));
        throw new ArgumentException($"schedule {Printable.Quote(schedule)} has no input {Printable.Quote(name)}{known}", nameof(name));
    }

    /// <summary>The values of all, those that are not given with their defaults.</summary>
    /// <param name="given">Those that are given, each with its place.</param>
    /// <exception cref="InvalidOperationException">One without a default is not given.</exception>
    public double[] Complete(IEnumerable<(int Place, double Value)> given)
    {
        double[] values = new double[InputSymbol.Most];
        Span<bool> isGiven = stackalloc bool[InputSymbol.Most];
        foreach (var (place, value) in given)
            (values[place], isGiven[place]) = (inputs[place].Within(value), true);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!isGiven[i])
                values[i] = inputs[i].Default ?? throw Missing(inputs[i]);
        }

        return values;
    }

    /// <summary>That an input without a default is not given.</summary>
    public InvalidOperationException Missing(InputSymbol input) => new(
        $"schedule {Printable.Quote(schedule)} needs input {Printable.Quote(input.Name)}, which has no default; give it by At(step, inputs) or With(\"{Printable.Escape(input.Name)}\", value)");
}
