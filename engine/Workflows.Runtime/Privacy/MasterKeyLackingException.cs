using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Privacy;

/// <summary>This node does not have a master key that others of its installation have. Its message says what to do; what is under other
/// master keys can be used meanwhile.</summary>
public sealed class MasterKeyLackingException(string message) : StorageUnavailableException(message);
