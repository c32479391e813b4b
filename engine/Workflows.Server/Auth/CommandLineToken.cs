namespace Workflows.Server.Auth;

/// <summary>The bearer token that lets the command line in: made anew at each start, written to <c>server.json</c> for the owner
/// of the data folder only, and kept here as a hash.</summary>
internal sealed class CommandLineToken
{
    private string _hash = Secret.Hash(Secret.New());

    /// <summary>Makes a new token; the one before stops working.</summary>
    public string Issue()
    {
        var token = Secret.New();
        _hash = Secret.Hash(token);
        return token;
    }

    public bool Matches(string token) => Secret.Matches(token, _hash);
}
