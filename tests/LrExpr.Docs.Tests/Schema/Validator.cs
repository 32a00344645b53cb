using NJsonSchema;
using NJsonSchema.Validation;

namespace LrExpr.Docs.Tests.Schema;

/// <summary>A JSON schema as an editor uses it.</summary>
internal sealed class Validator(string schema)
{
    private readonly JsonSchema _schema = JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();

    /// <summary>What is wrong with a file, as <c>LrExpr.Schedules.x: kind of error</c>; with all that each of several alternatives refuses.</summary>
    public IReadOnlyList<string> Validate(string json) => [.. _schema.Validate(json).SelectMany(Flatten).Distinct()];

    private static IEnumerable<string> Flatten(ValidationError error)
    {
        IEnumerable<ValidationError> inner = error switch
        {
            ChildSchemaValidationError child => child.Errors.Values.SelectMany(errors => errors),
            MultiTypeValidationError types => types.Errors.Values.SelectMany(errors => errors),
            _ => [],
        };
        return inner.SelectMany(Flatten).Prepend($"{error.Path?.TrimStart('#', '/')}: {error.Kind}");
    }
}
