using LrExpr.Definitions;
using LrExpr.Language;
using LrExpr.Parameters;
using LrExpr.Syntax;
using LrExpr.Text;
using LrExpr.Time;

namespace LrExpr.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds an argument of a call of a kind.</summary>
    /// <param name="binder">Binds the formula around.</param>
    /// <param name="call">The call.</param>
    /// <param name="declared">The parameter.</param>
    private sealed class ArgumentBinder(Binder binder, CallSyntax call, ParameterSymbol declared) : IArgumentBinder
    {
        private readonly BindingErrors _errors = binder._errors;
        private readonly FormulaScope _scope = binder._scope;

        /// <summary>A constant that has no value yet; null where none was bound.</summary>
        public BoundExpression? Later { get; private set; }

        public Argument? Constant(ExpressionSyntax given, FormulaType type)
        {
            string role = $"parameter '{declared.Name}' of '{Printable.Escape(call.Name.Name)}'";
            var bound = binder.Expect(type, given, role);
            if (bound.IsError)
                return null;
            if (!bound.IsConstant)
            {
                _errors.NotConstant(given, role);
                return null;
            }

            if (bound.Fault == Fault.Error)
                return binder._late is null ? Argument.Faulty : Argument.Unknown;
            if (bound.Constant is not { } known)
            {
                Later = bound;
                return Argument.Unknown;
            }

            if (known.IsFinite || binder._reach == Reach.Never)
                return new Argument { Value = known };
            binder.Tell(() => _errors.ArgumentNotFinite(call.Name, declared.Name, known.Number));
            return binder._late is null ? null : Argument.Unknown;
        }

        public string? Option(ExpressionSyntax given)
        {
            if (given is not NameSyntax option)
                _errors.NotAnOption(given);
            else if (KindParameter.OptionOf(declared.Options, option.Name) is { } chosen)
                return chosen;
            else
                _errors.UnknownOption(option, declared.Name, declared.Options);
            return null;
        }

        public string? PassedOption(NameSyntax choice, string option)
        {
            if (KindParameter.OptionOf(declared.Options, option) is { } chosen)
                return chosen;
            _errors.UnknownOptionPassed(choice, _scope.Parameters[choice.Name].Name, option, declared.Name, declared.Options);
            return null;
        }

        public IScheduleArgument? Schedule(ExpressionSyntax given)
        {
            if (given is not NameSyntax name)
                _errors.NotASchedule(given, isList: false);
            else if (_scope.Definitions.Find(name.Name) is ScheduleSymbol schedule)
            {
                return binder.Refer(schedule, name) ? schedule : null;
            }
            else if (_scope.Elsewhere.DefinitionOf(name.Name) is ScheduleDefinition)
                _errors.NotAvailable(name, _scope.Role);
            else
                _errors.UnknownSchedule(name, _scope.Definitions.ScheduleNames);
            return null;
        }

        public IReadOnlyList<IScheduleArgument?>? Schedules(ExpressionSyntax given)
        {
            if (given is ArraySyntax { Elements.IsEmpty: false } array)
                return [.. array.Elements.Select(Schedule)];
            _errors.NotASchedule(given, isList: true);
            return null;
        }

        public DurationText? Duration(QuotedSyntax given)
        {
            if (DurationText.Parse(given.Text.Trim()) is { Unit: not DurationUnit.Time } time)
                return time;
            _errors.QuotedUnread(given, $"'{Printable.Escape(given.Text)}' is no time of a run", "write it as '10ep', '500ba', '0.1dur', '5%', '1000sp' or '5tok'");
            return null;
        }

        public Argument? OnlyByName(ExpressionSyntax given, string what)
        {
            _errors.OnlyByName(given, what);
            return null;
        }
    }
}
