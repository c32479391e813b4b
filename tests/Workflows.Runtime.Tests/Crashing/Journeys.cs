using System.Collections.Immutable;
using Workflows.Language.Checking;
using Workflows.Language.Diagnostics;
using Workflows.Language.Text;

namespace Workflows.Runtime.Tests.Crashing;

/// <summary>Processes that pass through every kind of transition. Times are exact, so that the day of the week makes no difference.</summary>
internal static class Journeys
{
    private const string Journey = """
        process: journey
        title: Journey
        organisation: travellers
        plan: { from: 2020-01-01, to: 2029-12-31 }
        data:
          number: { type: text, sensitivity: special }
          stops: { type: table, of: stop, from: stops.csv }
        start:
          - by: clerk
            form: [number]
        steps:
          - id: pack
            task: Pack
            by: clerk
            form:
              ticket: { type: file, required: true }
            due: 100 hours
            remind: [50 hours before]
            escalate: 1 hour after to clerk
          - id: book
            http: POST SERVICE/bookings
            timeout: 5 seconds
            retry: { times: 5, first: 30 seconds, at-most: 1 minute }
          - id: receipt
            document: Receipt
            text: Booked.
          - id: hotel
            call: hotel
          - id: called
            wait: { message: all-aboard, key: number }
          - id: visit
            for-each: stop in stops
            task: Visit <stop.id>
            by: clerk
          - id: rest
            wait: { for: 10 hours }
          - notify: The journey is over
            to: clerk
        """;

    private const string Hotel = """
        process: hotel
        title: Hotel
        organisation: travellers
        steps:
          - id: stay
            task: Stay
            by: clerk
        """;

    private const string Postcard = """
        process: postcard
        title: Postcard
        organisation: travellers
        data:
          text: { type: text, sensitivity: special }
        start:
          - message: new-postcard
            data: { text: = message.text }
        steps:
          - id: read
            task: Read it
            by: clerk
        """;

    private const string Organisation = """
        organisation: travellers
        roles:
          clerk: Clerk
        people:
          carl: { name: Carl, mail: carl@example.org }
        holdings:
          - { role: clerk, person: carl }
        """;

    /// <param name="service">Where bookings are made.</param>
    public static ImmutableArray<CheckedProcess> Check(string service) => Check(
        new("journey.process.yaml", Journey.Replace("SERVICE", service, StringComparison.Ordinal)),
        new("hotel.process.yaml", Hotel),
        new("postcard.process.yaml", Postcard),
        new("stops.csv", "id\nnorth\nsouth\n"),
        new("travellers.organisation.yaml", Organisation));

    /// <summary>A process of its own that starts by itself once, on a day at noon.</summary>
    public static ImmutableArray<CheckedProcess> CheckDaily(string process, string day) => Check(
        new SourceText($"{process}.process.yaml", $"""
            process: {process}
            title: By itself
            organisation: travellers
            start:
              - every: day
                at: "12:00"
                until: {day}
            steps:
              - id: come
                task: Come
                by: clerk
            """),
        new SourceText("travellers.organisation.yaml", Organisation));

    private static ImmutableArray<CheckedProcess> Check(params SourceText[] files)
    {
        var check = FolderChecker.Check(SourceSet.Of(files));
        var errors = check.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span} {d.Code} {d.Message}").ToList();
        return errors.Count == 0 ? check.Processes : throw new InvalidOperationException(string.Join("\n", errors));
    }
}
