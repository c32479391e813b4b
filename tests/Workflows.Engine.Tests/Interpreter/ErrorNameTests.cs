using Workflows.Engine.Interpreter;
using Workflows.Language.Checking.References;
using Workflows.Language.Diagnostics;
using Xunit;

namespace Workflows.Engine.Tests.Interpreter;

public sealed class ErrorNameTests
{
    [Fact]
    public void Every_error_that_a_step_can_have_is_known_to_the_check() => Assert.All(
        RuleCatalogue.Language.All.Select(ErrorNames.Of).OfType<string>(),
        name => Assert.True(ErrorCodes.IsKnown(name), $"'{name}' would be called unknown in a process"));
}
