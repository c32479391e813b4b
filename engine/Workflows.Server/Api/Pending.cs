using Workflows.Server.Api.Problems;

namespace Workflows.Server.Api;

internal static class Pending
{
    public static ProblemAnswer Answer => ProblemKind.Unavailable.Answer("This part of the server is not built yet.");
}
