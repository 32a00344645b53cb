using System.Collections.Immutable;
using LrExpr.Json;

namespace LrExpr.Documents;

/// <summary>A notation that files are written in; a row of <see cref="DocumentForms"/>.</summary>
/// <param name="Endings">How names of such files end.</param>
/// <param name="Read">Reads a text, up to the first fault. What is read is the same for every notation: the parts that JSON has, with their places.</param>
internal sealed record DocumentForm(ImmutableArray<string> Endings, Func<string, JsonTree> Read);
