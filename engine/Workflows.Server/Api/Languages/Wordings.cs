using Workflows.Engine.Texts;
using Workflows.Runtime.Deployment;
using Workflows.Server.Auth;

namespace Workflows.Server.Api.Languages;

/// <summary>Definitions in the language of the one who asks.</summary>
internal sealed class Wordings(ProcessLibrary library)
{
    /// <param name="definition">The content hash of a definition that was deployed.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<Wording> OfAsync(string definition, Asker asker, CancellationToken cancellationToken) =>
        (await library.FindAsync(definition, cancellationToken))!.WordingFor(asker.Languages);
}
