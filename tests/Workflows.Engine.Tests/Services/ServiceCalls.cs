using Workflows.Engine.Interpreter;
using Workflows.Engine.State;
using Workflows.Engine.Tests.Running;
using Workflows.Language.Feel;
using Xunit;

namespace Workflows.Engine.Tests.Services;

/// <summary>A process that calls a service, and what a worker does: it begins attempts and tells what came of them.</summary>
internal static class ServiceCalls
{
    public const string Register = """
        data:
          case_number: { type: text, default: A 1/2020 }
          incidents: { type: number, default: 3 }
        steps:
          - id: register
            http: POST https://archive.example.org/cases/<case_number>?kind=<case_number>
            headers: { Accept-Language: sv, X-Title: Ärende <case_number> }
            body: { incidents: = incidents, note: Case <case_number>, list: [= incidents, x] }
            secret: archive
            timeout: 20 seconds
            retry: { times: 2, first: 30 seconds, at-most: 40 seconds }
          - id: after
            task: File it
            by: clerk
        """;

    public static JobWait Job(Instance instance) => Assert.Single(instance.State.Waits.Values.OfType<JobWait>());

    public static Refusal? Begin(Instance instance) => instance.Act(new BeginAttempt(Job(instance).Id, Job(instance).Attempt + 1));

    public static Refusal? Answer(Instance instance, int status, FeelValue? body = null) =>
        instance.Act(new AnswerAttempt(Job(instance).Id, Job(instance).Attempt, status, body ?? FeelValue.Null));
}
