namespace Workflows.Cli.Client;

/// <summary>Where the server is, and what lets the command in.</summary>
/// <param name="Address">Such as <c>http://localhost:5080</c>.</param>
/// <param name="Token">For the header Authorization, as bearer (RFC 6750).</param>
internal sealed record ServerConnection(Uri Address, string Token);
