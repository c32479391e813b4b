namespace Workflows.Runtime.Queries.InOrder;

/// <summary>How much is looked at for one answer, wherever it is looked for: so many places, and for so long (decision 0022). What one query tries
/// in turn shares one look.</summary>
/// <remarks>It is asked between two bites, and never before the first: an answer always gets further, and who goes on comes to the end.</remarks>
internal sealed class Look(TimeProvider time, TimeSpan longest)
{
    /// <summary>Places of which rows are read.</summary>
    public const int MostPlaces = 1_000;

    /// <summary>Reading a row of a place from a disk takes as long as passing by so many in an index.</summary>
    private const int PassedForOneRead = 20;

    /// <summary>Leaves room for describing what was found within a tenth of a second.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(30);

    private long? _began;
    private long _passed;

    public bool IsOver => _passed >= (long)MostPlaces * PassedForOneRead || (_began is { } began && time.GetElapsedTime(began) >= longest);

    /// <summary>From now on its time runs: where to look has been found out.</summary>
    public void Begin() => _began ??= time.GetTimestamp();

    /// <param name="places">Places taken from an index.</param>
    /// <param name="read">Those of them of which rows were read.</param>
    public void Count(int places, int read) => _passed += places + ((long)read * (PassedForOneRead - 1));
}
