namespace Workflows.Benchmarks.Storing;

/// <summary>What was written: rows inserted, changed or deleted, and the bytes of the values given with them.</summary>
internal readonly record struct Traffic(long Rows, long Bytes)
{
    public static Traffic operator -(Traffic later, Traffic earlier) => new(later.Rows - earlier.Rows, later.Bytes - earlier.Bytes);
}
