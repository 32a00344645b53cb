using System.Diagnostics.CodeAnalysis;
using System.Linq.Dynamic.Core;
using System.Linq.Dynamic.Core.CustomTypeProviders;
using System.Linq.Dynamic.Core.Exceptions;
using System.Linq.Dynamic.Core.Parser;
using System.Linq.Expressions;
using System.Reflection;
using LrExpr.Text;

namespace LrExpr.CSharpDialect;

/// <summary>What the foreign parser made of a text: a tree, or why there is none and where, if it said so.</summary>
internal readonly record struct ForeignResult(Expression? Tree, string Reason = "", int? Position = null);

/// <summary>
/// The second wall: System.Linq.Dynamic.Core, which is named in this file only, with the narrowest settings it has. They are a sieve and
/// no wall; see the decision records.
/// </summary>
[RequiresDynamicCode("The foreign parser finds types and methods by reflection.")]
internal static class ForeignParser
{
    private static readonly ParsingConfig Config = new()
    {
        CustomTypeProvider = new OnlyLr(),
        IsCaseSensitive = true,
        DisallowNewKeyword = true,
        AreContextKeywordsEnabled = false,
        SupportEnumerationsFromSystemNamespace = false,
        SupportCastingToFullyQualifiedTypeAsString = false,
        DisableMemberAccessToIndexAccessorFallback = true,
        RestrictOrderByToPropertyOrField = true,
        ResolveTypesBySimpleName = false,
        AllowNewToEvaluateAnyType = false,
        AllowEqualsAndToStringMethodsOnObject = false,
        LoadAdditionalAssembliesFromCurrentDomainBaseDirectory = false,
    };

    /// <summary>Reads on a stack of its own, since the parser takes about five kilobytes of it for every level of nesting. Never throws.</summary>
    public static ForeignResult Read(string text, IEnumerable<ParameterExpression> parameters) =>
        StackGuard.OnFreshStack(() => ReadHere(text, [.. parameters]));

    private static ForeignResult ReadHere(string text, ParameterExpression[] parameters)
    {
        try
        {
            // Not as a lambda: one of many parameters would have a delegate type made for it, which is never unloaded.
            return new ForeignResult(new ExpressionParser(parameters, text, null, Config).Parse(null));
        }
        catch (ParseException exception)
        {
            return new ForeignResult(null, exception.Message, exception.Position);
        }
        catch (Exception exception)
        {
            // It throws many types, and has thrown others before; whatever it is, the text cannot be read.
            return new ForeignResult(null, exception.Message);
        }
    }

    private sealed class OnlyLr : IDynamicLinqCustomTypeProvider
    {
        public HashSet<Type> GetCustomTypes() => [typeof(Lr)];

        public Dictionary<Type, List<MethodInfo>> GetExtensionMethods() => [];

        public Type? ResolveType(string typeName) => typeName == nameof(Lr) ? typeof(Lr) : null;

        public Type? ResolveTypeBySimpleName(string simpleTypeName) => ResolveType(simpleTypeName);
    }
}
