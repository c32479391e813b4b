namespace Workflows.Runtime.Queries.InOrder;

/// <summary>Keeps a database to finding rows by their keys.</summary>
internal static class KeysAlone
{
    /// <summary>What is asked of these rows after this is asked of them alone. Without it, a database that knows nothing of how values are spread
    /// takes the index over a status or a purpose for the quicker way, and reads every second row there is. Both databases find what has
    /// a limit first.</summary>
    public static IQueryable<T> ByKeysAlone<T>(this IQueryable<T> rows) => rows.Take(int.MaxValue);
}
