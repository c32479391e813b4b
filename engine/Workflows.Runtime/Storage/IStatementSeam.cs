namespace Workflows.Runtime.Storage;

/// <summary>Where fault tests stand between the statements of a transaction. Nothing but tests sets one.</summary>
/// <remarks>The names are those of <see cref="Statement.Name"/>, and <c>begin</c> and <c>commit</c>. Either method may throw, or end
/// the process.</remarks>
internal interface IStatementSeam
{
    /// <returns>False to leave the statement out, as though it had touched one row.</returns>
    bool Before(string name);

    void After(string name);
}
