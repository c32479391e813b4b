using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Runtime.Tests.Dispatching;

/// <summary>Processes that call, open and start one another.</summary>
internal static class Orders
{
    private const string Order = """
        process: order
        title: Order
        data:
          subject: { type: text, sensitivity: special, default: the well }
        steps:
          - id: inquiry
            call: inquiry
            with: { subject: = subject, members: 3 }
          - id: note
            open: note
            with: { text: = inquiry.conclusion }
          - id: carry
            task: Carry it out
            by: board
        """;

    private const string Inquiry = """
        process: inquiry
        title: Inquiry
        returns: [conclusion]
        data:
          subject: { type: text, sensitivity: special }
          members: number
          conclusion: { type: text, sensitivity: special, default: none }
        steps:
          - id: hear
            task: Hear them
            by: board
            form: { found: { type: text, sensitivity: special } }
          - set: { conclusion: hear.found }
          - end: settled
        """;

    private const string Note = """
        process: note
        title: Note
        data:
          text: { type: text, sensitivity: special }
        start:
          - message: new-note
            data: { text: = message.text }
        steps:
          - id: answer
            wait: { message: answer, key: text }
          - task: File it
            by: registrar
        """;

    private const string Expecting = """
        process: expecting
        title: Expecting
        steps:
          - id: expect
            wait: { message: new-note }
          - task: Read it
            by: registrar
        """;

    public static ImmutableArray<CheckedProcess> Check(params string[] without) =>
    [
        .. Check(SourceSet.Of(
        [
            new("order.process.yaml", Order),
            new("inquiry.process.yaml", Inquiry),
            new("note.process.yaml", Note),
        ])).Where(p => !without.Contains(p.Process.Id.Value)),
    ];

    /// <summary>A process that waits for the message by which a note starts.</summary>
    public static ImmutableArray<CheckedProcess> CheckWaitingForNewNote() => Check(SourceSet.Of([new("expecting.process.yaml", Expecting)]));

    private static ImmutableArray<CheckedProcess> Check(SourceSet sources)
    {
        var check = FolderChecker.Check(sources);
        var errors = check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Code} {d.Message}").ToList();
        return errors.Count == 0 ? check.Processes : throw new InvalidOperationException(string.Join("\n", errors));
    }
}
