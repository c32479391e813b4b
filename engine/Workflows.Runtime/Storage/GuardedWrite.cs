using System.Collections.Immutable;

namespace Workflows.Runtime.Storage;

/// <summary>Statements of which all take effect, in one transaction, or none.</summary>
/// <param name="Guards">Executed first, in order. Each must touch exactly one row; where one does not, nothing is stored.</param>
/// <param name="Rest">Executed after them, in order.</param>
/// <remarks>It says beforehand all that it does, so that a database may put several into one transaction.</remarks>
public sealed record GuardedWrite(ImmutableArray<Statement> Guards, ImmutableArray<Statement> Rest)
{
    /// <summary>Stores this in a transaction of its own.</summary>
    /// <returns>False when a guard held it back, and nothing was stored.</returns>
    public async Task<bool> StoreAloneAsync(IDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async (session, ct) =>
                {
                    // The rest may fail where a guard holds back (a key that is there already), so it is not even tried then.
                    if ((await session.ExecuteAsync(Guards, ct)).Any(touched => touched != 1))
                    {
                        throw new HeldBackException();
                    }

                    await session.ExecuteAsync(Rest, ct);
                    return true;
                },
                cancellationToken);
        }
        catch (HeldBackException)
        {
            return false;
        }
    }

    /// <summary>Takes the transaction back; never seen outside.</summary>
    internal sealed class HeldBackException : Exception;
}
