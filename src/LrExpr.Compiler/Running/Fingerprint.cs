using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LrExpr.Binding;
using LrExpr.Language;
using LrExpr.Lowering;
using LrExpr.Time;

namespace LrExpr.Running;

/// <summary>
/// What the values of a schedule follow from, as a hash: its simplified formula with references kept, and the fingerprints of the schedules it
/// refers to. Two schedules with one fingerprint have the same values at every step, so the code of one serves for the other.
/// </summary>
/// <remarks>Not the printed formula, which says "floor" for more than one thing and refers by names.</remarks>
internal sealed class Fingerprint : LoweredVisitor<bool>
{
    private static readonly ConditionalWeakTable<ScheduleKind, object> Identities = [];
    private static long s_lastIdentity;

    private readonly BinaryWriter _text;
    private readonly ScheduleCode _code;
    private readonly Dictionary<Local, int> _locals = [];

    private Fingerprint(BinaryWriter text, ScheduleCode code)
    {
        _text = text;
        _code = code;
    }

    /// <param name="schedule">The schedule as it was bound.</param>
    /// <param name="code">Its code.</param>
    public static byte[] Of(ScheduleSymbol schedule, ScheduleCode code)
    {
        using var bytes = new MemoryStream();
        using var text = new BinaryWriter(bytes);
        var fingerprint = new Fingerprint(text, code);
        foreach (var part in schedule.States)
        {
            // What it keeps is what is to be kept over a change by name.
            foreach (var state in part.Machine.States)
                text.Write(part.NameOf(state).ToUpperInvariant());
        }

        fingerprint.Visit(Simplifier.ForCode(Lowerer.Lower(schedule.Body)));
        foreach (var part in schedule.States)
        {
            for (int i = 0; i < part.Machine.Updates.Length; i++)
                fingerprint.Visit(Simplifier.ForCode(Lowerer.Lower(StateUpdate.Of(schedule, part.Machine, i))));
        }

        if (schedule.Times.Clock is { } clock)
            text.Write(FormattableString.Invariant($"clock {clock.FromTicks} {clock.UnitTicks} {clock.Zone.Id}"));
        text.Flush();
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    protected override bool VisitConstant(BoundConstant node)
    {
        switch (node.Type)
        {
            case FormulaType.Boolean:
                return Write(node.Value.Boolean ? 't' : 'f');
            case FormulaType.Array:
                Write('a');
                _text.Write(node.Value.Array.Length);
                foreach (double element in node.Value.Array)
                    _text.Write(element);
                return true;
            default:
                Write('n');
                _text.Write(node.Value.Number);
                return true;
        }
    }

    protected override bool VisitStep(BoundStep node) => Write('s');

    protected override bool VisitLocal(BoundLocal node)
    {
        if (node.Local is OpenSymbol open)
        {
            Write('i');
            _text.Write(open.Name.ToUpperInvariant());
            _text.Write(open.Default ?? double.NaN);
            _text.Write(open.Min);
            _text.Write(open.Max);
            if (open is StateSymbol)
                _text.Write(_locals.TryGetValue(open, out int number) ? number : _locals[open] = _locals.Count);
            return true;
        }

        Write('l');
        _text.Write(_locals[node.Local]);
        return true;
    }

    protected override bool VisitLet(BoundLet node)
    {
        Write(node.Local is StepLocal ? 'L' : 'b');
        Visit(node.Value);
        _locals[node.Local] = _locals.Count;
        return Visit(node.Body);
    }

    protected override bool VisitConditional(BoundConditional node)
    {
        Write('?');
        return Visit(node.Condition) && Visit(node.WhenTrue) && Visit(node.WhenFalse);
    }

    /// <summary>The function is made anew for each set; what it is made of counts.</summary>
    protected override bool VisitCode(BoundCode node)
    {
        Write('k');
        _text.Write((long)Identities.GetValue(node.Kind, _ => Interlocked.Increment(ref s_lastIdentity)));
        foreach (var value in node.Values.OrderBy(value => value.Name, StringComparer.Ordinal))
        {
            _text.Write(value.Name);
            _text.Write((int)value.State);
            _text.Write(value.Option);
            VisitConstant(new BoundConstant(value.Value));
            VisitConstant(new BoundConstant(value.Table.Keys));
            VisitConstant(new BoundConstant(value.Table.Values));
            foreach (var schedule in value.Schedules)
                _text.Write(_code.CodeOfReference(schedule).Fingerprint);
        }

        return Visit(node.Step);
    }

    protected override bool VisitCall(BoundCall node)
    {
        _text.Write(node.Function.Name);
        Write('c');
        _text.Write(node.Arguments.Length);
        foreach (var argument in node.Arguments)
            Visit(argument);
        return true;
    }

    protected override bool VisitScheduleCall(BoundScheduleCall node)
    {
        Write('r');
        if (node.Schedule is { } schedule)
            _text.Write(_code.CodeOfReference(schedule).Fingerprint);
        return Visit(node.Step);
    }

    private bool Write(char mark)
    {
        _text.Write((byte)mark);
        return true;
    }
}
