namespace Workflows.Runtime;

/// <summary>The installation is not in a state to start from. The message is for the administrator: what is wrong and what to do.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
