namespace Workflows.Language.Diagnostics;

/// <summary>Stages and their windows (WF1140, WF2140, WF614x), and joins (WF1141, WF404x).</summary>
public static class StageRules
{
    public static readonly DiagnosticRule EmptyWindow = Error("WF1140", "A window without a time",
        """
        A window has a first day, a last day or both:

            - id: preparation
              stage: Preparation
              window: { from: 2022-02-01, to: 2022-03-31 }
              steps: [...]

        Take 'window' out if the stage has no time of its own.
        """);

    public static readonly DiagnosticRule Join = Error("WF1141", "A join that is not understood",
        """
        'join' says how many branches of a 'parallel' it takes to go on: all of them, any one, or a number:

            - join: 2
              parallel:
                chair: [...]
                secretary: [...]
                auditor: [...]

        When so many have ended, the others are withdrawn.
        """);

    public static readonly DiagnosticRule UnknownStage = Error("WF2140", "An unknown stage",
        """
        'start of preparation' and 'end of preparation' mean the window of the stage with that id. There is none of that id,
        or it runs for each item of a for-each that this step is not in. A term of the calendar is written with its year:
        'end of autumn-term 2022'.
        """);

    public static readonly DiagnosticRule JoinTooLarge = Error("WF4040", "A join that can never be satisfied",
        """
        The join waits for more branches than there are, so the process would stand here for ever:

            - join: 3
              parallel:
                chair: [...]
                secretary: [...]

        Write the number of branches that it really takes, or 'all'.
        """);

    public static readonly DiagnosticRule JoinMayShrink = Warning("WF4041", "A join that may have too few branches",
        """
        Branches with a 'when' may be left out, and then there are fewer than the join asks for. It then goes on when all that
        were begun have ended. Lower the number, or take a 'when' away, if so many are needed in every case.
        """);

    public static readonly DiagnosticRule FirstDoesNotWait = Error("WF4042", "A branch of 'first-of' that does not wait",
        """
        Branches of 'first-of' race: the one whose first step is done first goes on. So the first step of each is a task,
        a decision or a wait, for everybody and in every case: without 'for-each' and without 'when':

            - id: answer
              first-of:
                came:
                  - wait: { message: police-answer, key: case_number }
                  - task: Read the answer
                    by: investigator
                too-late:
                  - wait: { for: 3 weeks }
        """);

    public static readonly DiagnosticRule NothingToChoose = Warning("WF4043", "A 'first-of' with one branch",
        """
        With one branch there is nothing that it could come before. Add the other, such as a 'wait' after which nothing more
        is expected, or write its steps without 'first-of'.
        """);

    public static readonly DiagnosticRule NeverEnds = Error("WF4044", "A way that never ends",
        """
        From this step every way leads back, and none to an end: the case would stay open for ever.

            outcomes:
              not yet: back to ask
              still not: back to ask      # and what if it is done?

        Add an outcome that goes on, or give the 'back to' a 'when'.
        """);

    public static readonly DiagnosticRule NoEdge = Error("WF6140", "A window without that end",
        """
        A time counts from the start or the end of a stage whose window does not say it. Give the window the missing key:

            window: { from: 2022-02-01, to: 2022-03-31 }
        """);

    public static readonly DiagnosticRule NotKnownYet = Error("WF6141", "A time that is not known yet",
        """
        The stage's window counts from when the stage opens, and that is not known at a step that may come before it. Let the
        window count from something known, such as a date or the start, or let the time here count from something else.
        """);

    public static readonly DiagnosticRule Reversed = Error("WF6142", "A window that ends before it begins",
        """
        'from' is the first day and 'to' the last, and this window ends before it begins:

            window: { from: 2022-03-31, to: 2022-02-01 }
        """);

    public static readonly DiagnosticRule DueAfterStage = Warning("WF6143", "A due date after the end of its stage",
        """
        The task is due after the last day of the stage that it stands in, so the stage would be late although everybody is in time.
        """);

    public static readonly DiagnosticRule Circle = Error("WF6144", "Windows that count from one another",
        """
        The window of this stage counts from itself, or from a stage that counts from this one, so none can be worked out:

            window: { from: 1 week after end of review, to: ... }     # and review: from: end of preparation
        """);

    private static DiagnosticRule Error(string code, string title, string explanation) => new(code, Severity.Error, title, explanation);

    private static DiagnosticRule Warning(string code, string title, string explanation) => new(code, Severity.Warning, title, explanation);
}
