using Workflows.Language.Checking;

namespace Workflows.Engine.Graph;

internal sealed class GraphBuilder(CheckedProcess process)
{
    public ProcessGraph Build() => throw new NotImplementedException(process.ContentHash);
}
