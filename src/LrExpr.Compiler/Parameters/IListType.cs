namespace LrExpr.Parameters;

/// <summary>A type whose values are lists, through which a formula can go with <c>fold</c>.</summary>
internal interface IListType
{
    /// <summary>The type of an element.</summary>
    ParameterType Element { get; }

    /// <summary>The elements in their order.</summary>
    IEnumerable<Argument> ElementsOf(Argument list);
}
