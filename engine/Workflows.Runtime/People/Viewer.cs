using System.Collections.Immutable;

namespace Workflows.Runtime.People;

/// <summary>Who reads. Every query takes one and shows no more than this viewer may see.</summary>
/// <remarks>What a viewer may not see and what is not there look the same. Who is nobody sees nothing.</remarks>
public sealed record Viewer
{
    private Viewer()
    {
    }

    /// <summary>The directory id; null for an administrator who acts for no person.</summary>
    public string? Person { get; private init; }

    /// <summary>What the person acts for today: <c>person:id</c>, <c>role</c>, <c>role@unit</c>.</summary>
    public ImmutableArray<string> Principals { get; private init; } = [];

    /// <summary>Sees what runs, what is due and what is wrong, in every instance; of cases no more than the person may.</summary>
    public bool IsAdministrator { get; private init; }

    public static Viewer Administrator { get; } = new() { IsAdministrator = true };

    public static Viewer Of(string person, IEnumerable<string> principals) =>
        new()
        {
            Person = person,
            Principals = [$"person:{person}", .. principals.Where(p => p != $"person:{person}").Distinct(StringComparer.Ordinal)],
        };

    public Viewer AsAdministrator() => this with { IsAdministrator = true };
}
