namespace Workflows.Runtime.Queries;

/// <summary>How many there are, as far as they were counted.</summary>
/// <param name="Number">The number.</param>
/// <param name="IsAll">False when there may be more: counting goes to <see cref="Most"/>, or as far as a look may take.</param>
public readonly record struct Counted(int Number, bool IsAll)
{
    /// <summary>Past this nobody counts on.</summary>
    public const int Most = 1_000;

    public static Counted None { get; } = new(0, IsAll: true);
}
