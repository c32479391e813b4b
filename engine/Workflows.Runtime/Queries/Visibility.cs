using NodaTime;
using Workflows.Runtime.People;
using Workflows.Runtime.Running;
using Workflows.Runtime.Storage.Model;

namespace Workflows.Runtime.Queries;

/// <summary>What of the stored rows a viewer may see. Every query starts from here.</summary>
internal static class Visibility
{
    private const short Whole = (short)AccessExtent.Case;

    /// <summary>Instances that the viewer has anything to do with; for an administrator, all.</summary>
    public static IQueryable<InstanceRow> InstancesFor(this WorkflowsDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
        {
            return db.Instances;
        }

        var principals = viewer.Principals.ToArray();
        return db.Instances.Where(i => db.Access.Any(a => a.Instance == i.Id && principals.Contains(a.Principal)));
    }

    /// <summary>Instances whose case the viewer may read. Being an administrator does not help.</summary>
    public static IQueryable<InstanceRow> CasesFor(this WorkflowsDbContext db, Viewer viewer)
    {
        var principals = viewer.Principals.ToArray();
        return db.Instances.Where(i => db.Access.Any(a => a.Instance == i.Id && a.Extent == Whole && principals.Contains(a.Principal)));
    }

    /// <summary>Tasks, open and closed, that the viewer may read: of their cases, and those that they have or may take.</summary>
    public static IQueryable<TaskRow> ReadableTasksFor(this WorkflowsDbContext db, Viewer viewer)
    {
        var principals = viewer.Principals.ToArray();
        var person = viewer.Person;
        return db.Tasks.Where(t =>
            db.Access.Any(a => a.Instance == t.Instance && a.Extent == Whole && principals.Contains(a.Principal))
            || db.Candidates.Any(c => c.Instance == t.Instance && c.Task == t.Id && principals.Contains(c.Principal))
            || (person != null && t.Assignee == person));
    }

    /// <summary>Tasks that the viewer may know of: those they may read; for an administrator, all.</summary>
    public static IQueryable<TaskRow> TasksFor(this WorkflowsDbContext db, Viewer viewer) =>
        viewer.IsAdministrator ? db.Tasks : db.ReadableTasksFor(viewer);

    /// <summary>Tasks that the viewer may take, or has.</summary>
    public static IQueryable<TaskRow> OwnTasksFor(this WorkflowsDbContext db, Viewer viewer)
    {
        var principals = viewer.Principals.ToArray();
        var person = viewer.Person;
        return db.Tasks.Where(t => t.ClosedAt == null
            && db.Candidates.Any(c => c.Instance == t.Instance && c.Task == t.Id && principals.Contains(c.Principal))
            && (t.Assignee == null || t.Assignee == person));
    }

    /// <summary>Of some waits, the timers of the viewer's cases, and those about tasks that they may know of.</summary>
    public static IQueryable<WaitRow> TimersFor(this WorkflowsDbContext db, Viewer viewer, IQueryable<WaitRow> waits)
    {
        var timers = waits.Where(w => w.DueAt != null);
        if (viewer.IsAdministrator)
        {
            return timers;
        }

        var cases = db.CasesFor(viewer);
        var tasks = db.ReadableTasksFor(viewer);
        return timers.Where(w =>
            cases.Any(i => i.Id == w.Instance) || (w.Task != null && tasks.Any(t => t.Instance == w.Instance && t.Id == w.Task)));
    }

    /// <summary>Deadlines of the viewer's cases; for an administrator, all.</summary>
    public static IQueryable<DeadlineRow> DeadlinesFor(this WorkflowsDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
        {
            return db.Deadlines;
        }

        var cases = db.CasesFor(viewer);
        return db.Deadlines.Where(d => cases.Any(i => i.Id == d.Instance));
    }

    /// <summary>Open tasks that the viewer may know of and that are past their due date.</summary>
    public static IQueryable<TaskRow> LateTasksFor(this WorkflowsDbContext db, Viewer viewer, Instant now) =>
        db.TasksFor(viewer).Where(t => t.ClosedAt == null && t.DueAt != null && t.DueAt < now);

    /// <summary>Deadlines that the viewer may know of and that have passed and are not met.</summary>
    public static IQueryable<DeadlineRow> MissedDeadlinesFor(this WorkflowsDbContext db, Viewer viewer, Instant now) =>
        db.DeadlinesFor(viewer).Where(d => (d.Standing == "running" || d.Standing == "missed") && d.DueAt <= now);

    /// <summary>Of some waits, the calls of services that the viewer's cases make; for an administrator, all.</summary>
    public static IQueryable<WaitRow> CallsFor(this WorkflowsDbContext db, Viewer viewer, IQueryable<WaitRow> waits)
    {
        var calls = waits.Where(w => w.TryAt != null);
        if (viewer.IsAdministrator)
        {
            return calls;
        }

        var cases = db.CasesFor(viewer);
        return calls.Where(w => cases.Any(i => i.Id == w.Instance));
    }

    /// <summary>Documents of the viewer's cases, and those that they have a copy of. Being an administrator does not help.</summary>
    public static IQueryable<DocumentRow> DocumentsFor(this WorkflowsDbContext db, Viewer viewer)
    {
        var cases = db.CasesFor(viewer);
        var principals = viewer.Principals.ToArray();
        return db.Documents.Where(d =>
            cases.Any(i => i.Id == d.Instance)
            || db.DocumentCopies
                .Any(c => c.Instance == d.Instance && c.Number == d.Number && c.Version == d.Version && principals.Contains(c.Principal)));
    }

    /// <summary>Incidents of the viewer's cases; for an administrator, all.</summary>
    public static IQueryable<IncidentRow> IncidentsFor(this WorkflowsDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
        {
            return db.Incidents;
        }

        var cases = db.CasesFor(viewer);
        return db.Incidents.Where(n => cases.Any(i => i.Id == n.Instance));
    }
}
