using System.Diagnostics;

namespace Workflows.Engine.State;

public sealed partial class InstanceState
{
    private void Apply(JobEvent happened)
    {
        switch (happened)
        {
            case JobSet e:
                _waits[e.Job] = e.Wait;
                Count(e.Job.Value);
                break;
            case JobBegun e:
                Change(e.Job, job => job with { Attempt = e.Attempt, Tries = job.Tries + 1, DueAt = e.Until, IsUnderWay = true });
                break;
            case JobPostponed e:
                Change(e.Job, job => job with { DueAt = e.NextTry, IsUnderWay = false, Failure = e.Code });
                break;
            case JobStopped e:
                Change(e.Job, job => job with { DueAt = null, IsUnderWay = false, Failure = e.Code });
                break;
            case JobResumed e:
                Change(e.Job, job => job with { DueAt = e.NextTry, Tries = 0 });
                break;
            case JobAnswered e:
                _waits.Remove(e.Job);
                break;
            default:
                throw new UnreachableException($"No case for {happened.GetType().Name}: the set of events is closed.");
        }
    }

    private void Change(WaitId id, Func<JobWait, JobWait> change) => _waits[id] = change((JobWait)_waits[id]);
}
