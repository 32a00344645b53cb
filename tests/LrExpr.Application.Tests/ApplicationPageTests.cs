namespace LrExpr.Application.Tests;

/// <summary><c>docs/application.md</c>, followed step by step with the packages of this repository.</summary>
public sealed class ApplicationPageTests
{
    [Fact]
    public async Task Page_FollowedInAnEmptyFolder_EndsInAHostWhoseScheduleIsEdited()
    {
        await using var user = new NewUser();
        string? asked = null;
        int answers = 0;
        foreach (var step in Step.Of(Path.Combine(NewUser.Repository, "docs", "application.md")))
        {
            if (step.File is { } file)
            {
                user.Save(file, step.Lines);
            }
            else if (step.Language == "text")
            {
                string expected = string.Join('\n', step.Lines);
                await (step.Words.Contains("log") ? user.See(expected) : user.Ask(asked!, expected));
                answers++;
            }
            else
            {
                foreach (string command in step.Lines)
                {
                    if (command.StartsWith("curl ", StringComparison.Ordinal))
                        asked = command;
                    else
                        await user.Type(command);
                }
            }
        }

        Assert.Equal(4, answers);
    }
}
