using System.Globalization;

namespace Workflows.Tests.Shared.Model;

/// <summary>Something that happens to a case. What it happens to is named, so that a run can be told and played again.</summary>
public abstract record Happening
{
    /// <summary>Of several things of one name, which; the oldest is 0.</summary>
    public int Nth { get; init; }

    /// <summary>The hours by which the clock has moved on before it.</summary>
    public int Hours { get; init; }

    private string Which => Nth == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" number {Nth + 1}");

    private string After => Hours == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Hours} hours later");

    protected abstract string What { get; }

    public sealed override string ToString() => What + Which + After;

    public sealed record Answer(string Task, bool IsSecond) : Happening
    {
        protected override string What => $"answer {Task}{(IsSecond ? " second" : "")}";
    }

    /// <summary>A time has come.</summary>
    public sealed record Ring(string Timer) : Happening
    {
        protected override string What => $"ring {Timer}";
    }

    public sealed record Message(string Name, string? Key) : Happening
    {
        protected override string What => $"message {Name} {Key ?? "-"}";
    }

    /// <summary>A called case has ended.</summary>
    public sealed record Return(string Step) : Happening
    {
        protected override string What => $"return of {Step}";
    }

    /// <summary>A called case was cancelled.</summary>
    public sealed record ComeToNothing(string Step) : Happening
    {
        protected override string What => $"cancelling of {Step}";
    }

    public sealed record Retry(string Step) : Happening
    {
        protected override string What => $"retry {Step}";
    }

    public sealed record Add(string Step, int Item, string? Within) : Happening
    {
        protected override string What =>
            string.Create(CultureInfo.InvariantCulture, $"add {Item} to {Step}{(Within is null ? "" : $" within {Within}")}");
    }

    public sealed record Postpone(int Weeks) : Happening
    {
        protected override string What => string.Create(CultureInfo.InvariantCulture, $"postpone by {Weeks} weeks");
    }

    public sealed record Cancel : Happening
    {
        protected override string What => "cancel";
    }

    /// <summary>An answer, a time or the end of a called case for which nothing waits any more: it comes again, or too late.</summary>
    /// <param name="Pick">Which of all that ever were, counted round and round.</param>
    public sealed record Late(int Pick) : Happening
    {
        protected override string What => string.Create(CultureInfo.InvariantCulture, $"late {Pick}");
    }

    /// <summary>A time rings before it has come, by a clock that is ahead.</summary>
    public sealed record Early(string Timer) : Happening
    {
        protected override string What => $"early {Timer}";
    }

    /// <summary>People are reminded of something, which changes nothing.</summary>
    public sealed record Remind : Happening
    {
        protected override string What => "remind";
    }

    /// <summary>Time passes and nothing rings.</summary>
    public sealed record Pass : Happening
    {
        protected override string What => "time passes";
    }
}
