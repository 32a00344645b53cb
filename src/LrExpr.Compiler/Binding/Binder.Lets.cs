using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Binding;

/// <remarks>Names bound by <c>let</c>. A fault in the value of one counts where the name is used.</remarks>
internal sealed partial class Binder
{
    protected override BoundExpression VisitLet(LetSyntax node)
    {
        var (late, reach) = (_late, _reach);
        var reports = new LateReports();
        (_late, _reach) = (reports, reach == Reach.Never ? Reach.Never : Reach.Always);
        var value = Visit(node.Value);
        (_late, _reach) = (late, reach);
        CheckLetName(node.Name);
        var local = new Local(node.Name.Name, value.Type);
        var scope = new LocalScope(node.Name, value.IsError ? value : new BoundLocal(local, value), IsArgument: false) { Late = late, HasReports = reports.All.Count > 0 };
        (_locals ??= []).Add(scope);
        var body = Visit(node.Body);
        _locals.RemoveAt(_locals.Count - 1);
        if (!scope.IsUsed)
            _errors.UnusedLet(node.Name);
        var used = scope.IsUsed && !value.IsError ? scope.Reach : reach;
        foreach (var report in reports.All)
            Tell(used, report);
        if (value.IsError || body.IsError)
            return BoundError.Instance;

        // A value that nothing evaluates may have no value, and what nothing names may name one that has none.
        return scope.HasReports && (used == Reach.Never || !scope.IsUsed) ? body : new BoundLet(local, value, body);
    }

    /// <summary>The value of a name, with its fault as far as it is one here.</summary>
    private BoundExpression Use(LocalScope scope)
    {
        scope.IsUsed = true;
        if (!scope.HasReports)
            return scope.Value;
        var reach = _reach;
        if (_late == scope.Late)
            scope.UsedIn(reach);
        else
            _late!.Add(outer => scope.UsedIn(Within(outer, reach)));
        return scope.Value is BoundLocal { IsFaulty: true } local
            ? new BoundLocal(local.Local, local) { Fault = reach switch { Reach.Always => local.Fault, Reach.Maybe => Fault.Warning, _ => Fault.None } }
            : scope.Value;
    }

    private LocalScope? FindLocal(string name)
    {
        for (int i = (_locals?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (Names.Same(_locals![i].Name.Name, name))
                return _locals[i];
        }

        return null;
    }

    private void CheckLetName(NameSyntax name)
    {
        if (Constants.IsReserved(name.Name))
            _errors.LetNameTaken(name, Names.Same(name.Name, Constants.Step) ? "the step" : "a constant");
        else if (FindLocal(name.Name) is { } local)
            _errors.LetNameTaken(name, local.IsArgument ? "an argument" : "an enclosing let");
        else if (_scope.Parameters.ContainsKey(name.Name))
            _errors.LetNameTaken(name, "a parameter");
    }

    private sealed record LocalScope(NameSyntax Name, BoundExpression Value, bool IsArgument)
    {
        public bool IsUsed { get; set; }

        /// <summary>Whether something is to be reported of its value where it is evaluated.</summary>
        public bool HasReports { get; init; }

        /// <summary>The value that its uses are part of, if they are not in a further one.</summary>
        public LateReports? Late { get; init; }

        /// <summary>Where it is used, the surest place of all.</summary>
        public Reach Reach { get; private set; } = Reach.Never;

        public void UsedIn(Reach reach) => Reach = reach < Reach ? reach : Reach;
    }
}
