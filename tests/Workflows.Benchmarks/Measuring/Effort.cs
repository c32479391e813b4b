namespace Workflows.Benchmarks.Measuring;

/// <summary>How much is measured.</summary>
internal sealed record Effort
{
    public required string Name { get; init; }

    /// <summary>Until the compiler has settled on its final code.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>How long one run of something small is repeated.</summary>
    public required TimeSpan Run { get; init; }

    /// <summary>Runs of something small; the median counts.</summary>
    public required int Runs { get; init; }

    /// <summary>Cases in one run against a store, where no size is given.</summary>
    public required int Cases { get; init; }

    /// <summary>Runs against a store; the median counts.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rows in one run that measures the limit of a store.</summary>
    public required int RawRows { get; init; }

    /// <summary>Journal entries that are verified.</summary>
    public required int Entries { get; init; }

    /// <summary>How many, of what is measured in one size; null: as many as it is about.</summary>
    public int? Size { get; init; }

    /// <summary>Where what was made is kept, to be measured again; null: it is removed.</summary>
    public DirectoryInfo? Kept { get; init; }

    /// <summary>Cases in one run against a store.</summary>
    public int CasesARound => Size ?? Cases;

    /// <summary>The assembly of a published server to start; null: the one built with this.</summary>
    public FileInfo? Server { get; init; }

    public static Effort Quick { get; } = new()
    {
        Name = "quick",
        WarmUp = TimeSpan.FromMilliseconds(700),
        Run = TimeSpan.FromMilliseconds(60),
        Runs = 9,
        Cases = 5_000,
        Rounds = 5,
        RawRows = 100_000,
        Entries = 200_000,
    };

    public static Effort Long { get; } = new()
    {
        Name = "long",
        WarmUp = TimeSpan.FromSeconds(2),
        Run = TimeSpan.FromMilliseconds(500),
        Runs = 15,
        Cases = 20_000,
        Rounds = 5,
        RawRows = 400_000,
        Entries = 2_000_000,
    };
}
