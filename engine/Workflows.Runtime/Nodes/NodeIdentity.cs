using System.Reflection;

namespace Workflows.Runtime.Nodes;

/// <summary>This run of the program, as other nodes on the same database know it.</summary>
/// <param name="Id">New at every start.</param>
/// <param name="Name">Machine and process number, for people.</param>
/// <param name="Version">Of the program.</param>
public sealed record NodeIdentity(Guid Id, string Name, string Version)
{
    /// <summary>That of this process.</summary>
    public static NodeIdentity New() => new(
        Guid.NewGuid(),
        $"{Environment.MachineName}/{Environment.ProcessId}",
        typeof(NodeIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
}
