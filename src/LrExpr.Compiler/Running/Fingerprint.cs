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
    private readonly IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> _references;
    private readonly Dictionary<Local, int> _locals = [];

    private Fingerprint(BinaryWriter text, IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> references)
    {
        _text = text;
        _references = references;
    }

    /// <param name="body">The formula as it was bound.</param>
    /// <param name="clock">Its clock, by which the same formula has other values at a moment; null for none.</param>
    /// <param name="references">The code of the schedules that it refers to.</param>
    public static byte[] Of(BoundExpression body, Clock? clock, IReadOnlyDictionary<ScheduleSymbol, ScheduleCode> references)
    {
        using var bytes = new MemoryStream();
        using var text = new BinaryWriter(bytes);
        new Fingerprint(text, references).Visit(Simplifier.ForCode(Lowerer.Lower(body)));
        if (clock is not null)
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
        if (node.Local is InputSymbol input)
        {
            Write('i');
            _text.Write(input.Name.ToUpperInvariant());
            _text.Write(input.Default ?? double.NaN);
            _text.Write(input.Min);
            _text.Write(input.Max);
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
                _text.Write(_references[schedule].Fingerprint);
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
            _text.Write(_references[schedule].Fingerprint);
        return Visit(node.Step);
    }

    private bool Write(char mark)
    {
        _text.Write((byte)mark);
        return true;
    }
}
