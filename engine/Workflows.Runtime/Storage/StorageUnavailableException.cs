namespace Workflows.Runtime.Storage;

/// <summary>The database cannot be reached or cannot write now: nothing was acknowledged, and the same command may be sent again
/// with the same operation id.</summary>
public class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
