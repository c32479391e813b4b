using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Workflows.Engine.Texts;

/// <summary>What the engine itself says to people, in the language of the process (BCP 47; English where a language is missing).</summary>
internal sealed record MessageTexts
{
    public required string NewTask { get; init; }

    public required string Moved { get; init; }

    public required string Reminder { get; init; }

    public required string HandleLate { get; init; }

    public required string HandleDeadline { get; init; }

    public required string Due { get; init; }

    public required string WasDue { get; init; }

    public required string NoDue { get; init; }

    public required string Incident { get; init; }

    public required string AndMore { get; init; }

    public required string Document { get; init; }

    public required string DocumentCopy { get; init; }

    private static readonly MessageTexts English = new()
    {
        NewTask = "New task: {0}",
        Moved = "New due date: {0}",
        Reminder = "Reminder: {0}",
        HandleLate = "See to what is late: {0}",
        HandleDeadline = "See that the deadline is kept: {0}",
        Due = "Due {0}.",
        WasDue = "It was due {0}.",
        NoDue = "No due date.",
        Incident = "Stopped: {0}",
        AndMore = "And {0} more.",
        Document = "Document: {0}",
        DocumentCopy = "A copy of this document is there for you to read.",
    };

    private static readonly MessageTexts Swedish = new()
    {
        NewTask = "Ny uppgift: {0}",
        Moved = "Nytt slutdatum: {0}",
        Reminder = "Påminnelse: {0}",
        HandleLate = "Ta hand om det som är försenat: {0}",
        HandleDeadline = "Se till att tidsfristen hålls: {0}",
        Due = "Ska vara klart {0}.",
        WasDue = "Skulle ha varit klart {0}.",
        NoDue = "Inget slutdatum.",
        Incident = "Stoppat: {0}",
        AndMore = "Och {0} till.",
        Document = "Handling: {0}",
        DocumentCopy = "En kopia av handlingen finns för dig att läsa.",
    };

    private static readonly MessageTexts Norwegian = new()
    {
        NewTask = "Ny oppgave: {0}",
        Moved = "Ny frist: {0}",
        Reminder = "Påminnelse: {0}",
        HandleLate = "Ta hånd om det som er forsinket: {0}",
        HandleDeadline = "Se til at fristen holdes: {0}",
        Due = "Frist {0}.",
        WasDue = "Fristen var {0}.",
        NoDue = "Ingen frist.",
        Incident = "Stoppet: {0}",
        AndMore = "Og {0} til.",
        Document = "Dokument: {0}",
        DocumentCopy = "En kopi av dokumentet ligger klar for deg å lese.",
    };

    public static MessageTexts For(string? language) => (language ?? "en").Split('-')[0] switch
    {
        "sv" => Swedish,
        "nb" or "nn" or "no" => Norwegian,
        _ => English,
    };

    public string More(int count) => Fill(AndMore, count.ToString(CultureInfo.InvariantCulture));

    public static string Fill(string text, string what) => text.Replace("{0}", what, StringComparison.Ordinal);

    /// <summary>A due date in words: the day, or day and time in the calendar's zone.</summary>
    public string DueLine(State.DuePoint? due, DateTimeZone zone, Instant now) => due is not { } point
        ? NoDue
        : Fill(
            point.At <= now ? WasDue : Due,
            point.Day is { } day
                ? LocalDatePattern.Iso.Format(day)
                : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(point.At.InZone(zone).LocalDateTime));
}
