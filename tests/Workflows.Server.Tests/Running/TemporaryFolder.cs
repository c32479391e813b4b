namespace Workflows.Server.Tests.Running;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workflows-server-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
