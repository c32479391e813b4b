using System.Reflection;

namespace Workflows.Server.Hosting;

internal static class ServerVersion
{
    /// <summary>Such as <c>0.1.0</c>, without the commit that the build appends.</summary>
    public static string Text { get; } = typeof(ServerVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
