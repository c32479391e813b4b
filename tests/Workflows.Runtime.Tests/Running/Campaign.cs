using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Runtime.Tests.Running;

/// <summary>A small campaign that uses what the store must carry: items, joins, timers, files, mails, decisions, loops.</summary>
internal static class Campaign
{
    public const string Process = "campaign";

    private const string ProcessFile = """
        process: campaign
        title: Campaign
        owner: strategist
        organisation: town
        data:
          units: { type: table, of: unit, from: units.csv }
          note: { type: text, sensitivity: special }
        start:
          - by: strategist
            form: [note]
        steps:
          - id: collect
            for-each: unit in units
            closes: 5 weeks after start
            task: Send in the routine of <unit.name>
            by: head of <unit.id>
            form:
              routine: { type: file, required: true }
              remark: { type: text }
            due: 3 weeks
            remind: [1 week before, every 3 days until closed]
            escalate: 10 days after to strategist
          - parallel:
              read:
                - id: analyse
                  task: Read the routines
                  by: strategist
                  form:
                    findings: { type: text, required: true }
              tell:
                - notify: The collection has closed
                  to: director
                  text: It goes on.
          - id: decide
            decision: One routine for all
            by: director
            outcomes:
              approve: continue
              send back: back to decide
              reject: end rejected
        """;

    private const string Units = """
        id,name
        a,Alder
        b,Birch
        c,Cedar
        """;

    private const string Organisation = """
        organisation: town
        units: units.csv
        roles:
          strategist: Strategist
          director: Director
          head: { title: Head, per-unit: yes }
        people:
          sam: { name: Sam, mail: sam@example.org }
          dana: { name: Dana, mail: dana@example.org }
          amy: { name: Amy, mail: amy@example.org }
          ben: { name: Ben, mail: ben@example.org }
          cleo: { name: Cleo }
          olaf: { name: Olaf, mail: olaf@example.org }
        holdings:
          - { role: strategist, person: sam }
          - { role: director, person: dana }
          - { role: head of a, person: amy }
          - { role: head of b, person: ben }
          - { role: head of c, person: cleo }
        """;

    public static ImmutableArray<CheckedProcess> Check()
    {
        var check = FolderChecker.Check(SourceSet.Of(
        [
            new("campaign.process.yaml", ProcessFile),
            new("units.csv", Units),
            new("town.organisation.yaml", Organisation),
        ]));
        var errors = check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Code} {d.Message}").ToList();
        return errors.Count == 0 ? check.Processes : throw new InvalidOperationException(string.Join("\n", errors));
    }
}
