using LrExpr.Language;
using LrExpr.Syntax;
using LrExpr.Time;

namespace LrExpr.Parameters;

/// <summary>Binds an argument in a formula to what the values of parameters are made of. What is wrong is reported; the result is then null.</summary>
internal interface IArgumentBinder
{
    /// <summary>A constant expression, whose value may not be known before the formula is that of a schedule.</summary>
    Argument? Constant(ExpressionSyntax given, FormulaType type);

    /// <summary>A name that is one of the options of the parameter, as it was declared.</summary>
    string? Option(ExpressionSyntax given);

    /// <summary>The option of the parameter that is the one of another choice.</summary>
    /// <param name="choice">The name of the other choice.</param>
    /// <param name="option">Its option.</param>
    string? PassedOption(NameSyntax choice, string option);

    /// <summary>The name of a schedule.</summary>
    IScheduleArgument? Schedule(ExpressionSyntax given);

    /// <summary>An array of names of schedules; null for an element where something was reported.</summary>
    IReadOnlyList<IScheduleArgument?>? Schedules(ExpressionSyntax given);

    /// <summary>A time between single quotes, by units that a kind may know.</summary>
    DurationText? Duration(QuotedSyntax given);

    /// <summary>Reports that a formula cannot write such a value; null.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="what">"a table".</param>
    Argument? OnlyByName(ExpressionSyntax given, string what);
}
