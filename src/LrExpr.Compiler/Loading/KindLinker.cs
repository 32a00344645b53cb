using System.Collections.Immutable;
using LrExpr.Binding;
using LrExpr.Definitions;
using LrExpr.Diagnostics;
using LrExpr.Kinds;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Parsing;
using LrExpr.Syntax;
using LrExpr.Text;

namespace LrExpr.Loading;

/// <summary>Kinds: their declarations and defaults, and all that can be said of their formulas without values.</summary>
/// <param name="scope">What all of them see.</param>
/// <param name="symbols">Receives what they are: first as they are declared, then as a whole.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class KindLinker(FormulaScope scope, Dictionary<Definition, DefinitionSymbol> symbols, DiagnosticBag diagnostics)
{
    private readonly LinkErrors _errors = new(diagnostics);

    /// <summary>The built-in kinds.</summary>
    public static DefinitionTable BuiltIn { get; } = Catalogue(BuiltInKinds.Find, () => BuiltInKinds.All);

    /// <summary>
    /// A table of a catalogue's kinds, by name and alias. A kind is linked when it is first looked up, for an application uses few of them; a fault in one
    /// is a fault of the catalogue.
    /// </summary>
    /// <param name="find">The kind of a name or an alias.</param>
    /// <param name="all">All kinds, asked for where their names are wanted.</param>
    public static DefinitionTable Catalogue(Func<string, KindDefinition?> find, Func<IEnumerable<KindDefinition>> all)
    {
        var symbols = new Dictionary<Definition, DefinitionSymbol>(ReferenceEqualityComparer.Instance);
        DefinitionTable? table = null;
        table = new DefinitionTable(find, () => ByName(all()), definition =>
        {
            lock (symbols)
            {
                // A kind looks up those it calls while it is linked itself.
                if (symbols.TryGetValue(definition, out var known))
                    return known;
                var diagnostics = new DiagnosticBag();
                var kind = (KindDefinition)definition;
                new KindLinker(ScopeOf(table!), symbols, diagnostics).Link([kind.OutputOf is { } owner ? find(owner)! : kind]);
                return diagnostics.Count == 0 ? symbols[definition] : throw new ScheduleException(diagnostics.ToSorted());
            }
        });
        return table;
    }

    /// <summary>A table of a catalogue's kinds, all of them linked.</summary>
    public static DefinitionTable LinkCatalogue(IReadOnlyList<KindDefinition> catalogue, DiagnosticBag diagnostics)
    {
        var symbols = new Dictionary<Definition, DefinitionSymbol>(ReferenceEqualityComparer.Instance);
        var table = new DefinitionTable(ByName(catalogue), definition => symbols[definition]);
        new KindLinker(ScopeOf(table), symbols, diagnostics).Link(catalogue);
        return table;
    }

    /// <summary>Links kinds that may call one another.</summary>
    public void Link(IReadOnlyList<KindDefinition> kinds)
    {
        var drafts = new Dictionary<Definition, Draft>(ReferenceEqualityComparer.Instance);
        foreach (var kind in kinds)
        {
            var draft = Declare(kind);
            Add(draft);
            foreach (var output in kind.Outputs)
                Add(draft.Of(output));
        }

        foreach (var draft in drafts.Values)
        {
            BindConstraints(draft);
            BindEnd(draft);
            symbols[draft.Kind] = draft.Declared(draft.IsFaulty);
        }

        var mentions = new Dictionary<Definition, IReadOnlyList<Mention>>(ReferenceEqualityComparer.Instance);
        foreach (var draft in drafts.Values)
        {
            if (Parse(draft) is not { } formula)
                continue;
            Mention[] found = [.. MentionFinder<KindDefinition>.In(formula, draft.Kind.Formula!, draft.Scope), .. (draft.State?.Updates ?? []).SelectMany(update => MentionFinder<KindDefinition>.In(update.Syntax, update.Source, draft.Scope))];
            if (found.Length > 0)
                mentions.Add(draft.Kind, found);
        }

        var order = new DefinitionOrder<KindDefinition>([.. drafts.Values.Select(draft => draft.Kind)], mentions);
        foreach (var kind in order.InCircle)
            symbols[kind] = drafts[kind].Declared(isFaulty: true);
        foreach (var kind in order.All)
        {
            var symbol = Bind(drafts[kind]);
            if (!order.IsInCircle(kind))
                symbols[kind] = symbol;
        }

        foreach (var kind in kinds)
            ReportUnused([drafts[kind], .. kind.Outputs.Select(output => drafts[output])]);
        order.Report(_errors);

        void Add(Draft draft)
        {
            drafts.Add(draft.Kind, draft);
            symbols[draft.Kind] = draft.Declared(draft.IsFaulty);
        }
    }

    private static FormulaScope ScopeOf(DefinitionTable catalogue) => new(FormulaRole.Kind) { Definitions = catalogue, IsAlone = true };

    private static Dictionary<string, Definition> ByName(IEnumerable<KindDefinition> catalogue)
    {
        var byName = new Dictionary<string, Definition>(Names.Comparer);
        foreach (var kind in catalogue)
        {
            foreach (var (name, named) in kind.Named)
                byName.TryAdd(name, named);
        }

        return byName;
    }

    private Draft Declare(KindDefinition kind)
    {
        int before = diagnostics.ErrorCount;
        var reader = new ParameterReader(new ConstantReader(scope.Shared, diagnostics), diagnostics);
        var parameters = kind.Parameters.Select(parameter => Declare(parameter, reader)).ToImmutableArray();
        return new Draft(kind, parameters, scope)
        {
            IsFaulty = kind.IsFaulty || diagnostics.ErrorCount > before || parameters.Any(parameter => parameter.State == ParameterState.Faulty),
        };
    }

    private static ParameterSymbol Declare(KindParameter parameter, ParameterReader reader)
    {
        var symbol = new ParameterSymbol(parameter.Name, parameter.Type ?? ParameterTypes.Default, parameter.IsFaulty ? Argument.Faulty : Argument.NotGiven)
        {
            InFormula = parameter.InFormula,
            IsOptional = parameter.IsOptional,
            IsRequired = parameter.IsRequired,
            Options = parameter.Options,
            Path = parameter.Path,
            File = parameter.File,
        };
        if (parameter.Default is not { } @default)
            return symbol;
        var read = parameter.Type is null ? reader.ReadAny(@default) : reader.Read(symbol, @default);
        return symbol with { Type = read.Type, Argument = read.Argument };
    }

    private void BindConstraints(Draft draft)
    {
        int before = diagnostics.ErrorCount;
        draft.Constraints.AddRange(draft.Owner?.Constraints ?? []);
        foreach (var source in draft.Owner is null ? draft.Kind.Constraints : draft.Kind.When is { } when ? [when] : [])
        {
            if (FormulaParser.ParseFormula(source, diagnostics) is not { } parsed)
                continue;
            var binder = new Binder(draft.Scope with { Role = FormulaRole.Constraint }, source, new SourceReporter(source, diagnostics));
            if (!binder.BindConstraint(parsed).IsError)
                draft.Constraints.Add((parsed, source));
            draft.Used.UnionWith(binder.UsedParameters);
        }

        draft.IsFaulty |= diagnostics.ErrorCount > before || draft.Owner is { HasRightDeclaration: false };
        draft.HasRightDeclaration = !draft.IsFaulty;
    }

    private void BindEnd(Draft draft)
    {
        if (draft.Kind.Until is not { Step: var source })
            return;
        int before = diagnostics.ErrorCount;
        if (FormulaParser.ParseFormula(source, diagnostics) is { } parsed)
        {
            var binder = new Binder(draft.Scope with { Role = FormulaRole.Start }, source, new SourceReporter(source, diagnostics));
            if (!binder.BindEnd(parsed).IsError)
                draft.Until = (parsed, source);
            draft.Used.UnionWith(binder.UsedParameters);
        }

        draft.IsFaulty |= diagnostics.ErrorCount > before;
        draft.HasRightDeclaration &= !draft.IsFaulty;
    }

    private ExpressionSyntax? Parse(Draft draft)
    {
        if (draft.Kind is not { Code: null, Formula: { } source })
            return null;
        int before = diagnostics.ErrorCount;
        draft.Formula = FormulaParser.ParseFormula(source, diagnostics, out int nodeCount);
        draft.NodeCount = nodeCount;
        if (draft.Kind.State is { } state)
        {
            draft.State = new StateReader(scope.Shared, diagnostics).Read(state, [.. draft.Parameters.Select(parameter => parameter.InFormula)], (SourceText text, IReadOnlyCollection<string> _, out int count) => FormulaParser.ParseFormula(text, diagnostics, out count));
            draft.NodeCount += draft.State?.NodeCount ?? 0;
        }

        draft.IsFaulty |= diagnostics.ErrorCount > before;
        return draft.Formula;
    }

    private KindSymbol Bind(Draft draft)
    {
        var kind = draft.Kind;
        BoundExpression body = BoundError.Instance;
        StateMachine? machine = null;
        ImmutableArray<Reference> references = [];
        if (kind.Code is { } code)
        {
            // What the code does with its parameters cannot be seen.
            body = CodeInstance.Unknown(code);
            draft.NodeCount = 1;
        }
        else if (draft.Formula is { } formula && (kind.State is null || draft.State is not null))
        {
            int before = diagnostics.ErrorCount;
            var seen = draft.Scope;
            if (draft.State is { } state)
            {
                var states = new StateBinder(seen, text => new SourceReporter(text.Source, diagnostics));
                machine = states.Bind(state, out seen);
                references = states.References;
                draft.Used.UnionWith(states.UsedParameters);
            }

            var binder = new Binder(seen, kind.Formula!, new SourceReporter(kind.Formula!, diagnostics));
            body = binder.BindFormula(formula);
            references = [.. binder.References, .. references];
            draft.Used.UnionWith(binder.UsedParameters);
            draft.IsFaulty |= diagnostics.ErrorCount > before;
            draft.IsBound = !draft.IsFaulty && !body.IsError;
            if (draft.IsBound)
                _errors.UnusedSignals(machine);
        }

        var extent = Extent.Of(body, draft.NodeCount, references, draft.IsFaulty, _errors, machine);
        if (extent.IsTooDear)
            _errors.TooDear(kind.Formula, kind.Path, kind.File, extent.Cost);
        return new KindSymbol(kind)
        {
            IsFaulty = extent.IsFaulty,
            HasRightDeclaration = draft.HasRightDeclaration,
            References = references,
            ExpandedNodeCount = extent.NodeCount,
            Cost = extent.Cost,
            Formula = draft.Formula,
            State = draft.State,
            Listens = draft.State is not null || references.Any(reference => reference.Target is KindSymbol { Listens: true }),
            Constraints = [.. draft.Constraints],
            Until = draft.Until,
            Parameters = draft.Parameters,
            Visible = scope.Definitions.Only(references),
            Shared = scope.Shared,
        };
    }

    /// <summary>What neither a kind nor any of its outputs uses; where one has a fault, nothing can be said.</summary>
    private void ReportUnused(Draft[] family)
    {
        if (!Array.TrueForAll(family, draft => draft.IsBound))
            return;
        foreach (var parameter in family[0].Kind.Parameters.Where(parameter => !parameter.HasNoEffect && !Array.Exists(family, draft => draft.Used.Contains(parameter.InFormula))))
            _errors.UnusedParameter(parameter.InFormula, parameter.Path, parameter.File);
    }

    /// <summary>What is known of a kind so far.</summary>
    private sealed class Draft(KindDefinition kind, ImmutableArray<ParameterSymbol> parameters, FormulaScope scope)
    {
        public KindDefinition Kind { get; } = kind;

        public ImmutableArray<ParameterSymbol> Parameters { get; } = parameters;

        /// <summary>What its formula sees while no parameter has a value.</summary>
        public FormulaScope Scope { get; } = scope with
        {
            Horizon = kind.Horizon,
            Parameters = parameters.ToDictionary(
                parameter => parameter.InFormula,
                parameter => parameter.State == ParameterState.Faulty ? parameter : parameter with { Argument = Argument.Unknown },
                Names.Comparer),
        };

        public List<(ExpressionSyntax Syntax, SourceText Source)> Constraints { get; } = [];

        /// <summary>The kind whose output it is; null for a kind by itself.</summary>
        public Draft? Owner { get; private init; }

        public (ExpressionSyntax Syntax, SourceText Source)? Until { get; set; }

        /// <summary>The parameters that it was found to use.</summary>
        public HashSet<string> Used { get; } = new(Names.Comparer);

        public ExpressionSyntax? Formula { get; set; }

        public StateSyntax? State { get; set; }

        public int NodeCount { get; set; }

        public bool HasRightDeclaration { get; set; }

        public bool IsFaulty { get; set; }

        /// <summary>Whether its formula has been bound without a fault.</summary>
        public bool IsBound { get; set; }

        /// <summary>An output of the kind, with the same parameters, of which it needs others.</summary>
        public Draft Of(KindDefinition output) =>
            new(output, [.. Parameters.Zip(output.Parameters, (symbol, parameter) => symbol with { IsRequired = parameter.IsRequired })], scope) { Owner = this, IsFaulty = IsFaulty };

        /// <summary>The kind as others can call it before its formula has been bound.</summary>
        public KindSymbol Declared(bool isFaulty) =>
            new(Kind) { IsFaulty = isFaulty, HasRightDeclaration = HasRightDeclaration, Parameters = Parameters, Constraints = [.. Constraints] };
    }
}
