using NodaTime;
using Workflows.Runtime;
using Workflows.Runtime.Storage;

namespace Workflows.Server.Auth;

/// <summary>One-time links and the sessions that they open. They are in the database, so that whoever is signed in is so at every node.</summary>
internal sealed class SignIns
{
    /// <summary>The name under which the one person who can sign in by link is journalled.</summary>
    public const string LinkOperator = "operator";

    private readonly IDatabase _database;
    private readonly TimeProvider _time;
    private readonly SignInOptions _options;

    private SignIns(IDatabase database, string installation, TimeProvider time, SignInOptions options)
    {
        (_database, _time, _options) = (database, time, options);
        CookieName = $"workflows-{installation}";
    }

    public string CookieName { get; }

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>Opens what is in the database, and takes over what an earlier version has kept in a file.</summary>
    /// <exception cref="StartRefusedException">The file is not what the server wrote.</exception>
    public static async Task<SignIns> OpenAsync(
        IDatabase database, AccessFile file, TimeProvider time, SignInOptions options, CancellationToken cancellationToken)
    {
        var kept = file.Find();
        await database.ExecuteAsync(
            [
                new(
                    "sign_in.write",
                    "insert into sign_in (id, installation, link, link_expires_at) values (1, $1, $2, $3) on conflict (id) do nothing",
                    kept?.Installation ?? Secret.New()[..8],
                    kept?.Link?.Hash,
                    kept?.Link is { } link ? Instant.FromDateTimeOffset(link.ExpiresAt) : null),
                .. kept?.Sessions.Select(Write) ?? [],
            ],
            cancellationToken);
        file.Remove();
        var installation = await database.QueryAsync(
            new("sign_in.read", "select installation from sign_in"), row => row.Text(0), cancellationToken);
        return new(database, installation[0], time, options);
    }

    /// <summary>True while nobody has a session, so that a start must offer a way in.</summary>
    public async Task<bool> NobodyIsSignedInAsync(CancellationToken cancellationToken) => (await _database.QueryAsync(
        new("sign_in_session.any", "select hash from sign_in_session where expires_at > $1 limit 1", Now),
        row => row.Text(0),
        cancellationToken)).IsEmpty;

    /// <summary>Makes a new link; the one before stops working, whichever node has made it.</summary>
    public async Task<IssuedLink> IssueLinkAsync(CancellationToken cancellationToken)
    {
        var (token, expiresAt) = (Secret.New(), _time.GetUtcNow() + _options.LinkLives);
        await _database.ExecuteAsync(
            [
                new(
                    "sign_in.link",
                    "update sign_in set link = $1, link_expires_at = $2",
                    Secret.Hash(token),
                    Instant.FromDateTimeOffset(expiresAt)),
            ],
            cancellationToken);
        return new(token, expiresAt);
    }

    /// <summary>Opens a session for the token of a link, once.</summary>
    /// <returns>Null when the token is not that of the last link, was used, or has expired: the three are not told apart.</returns>
    public async Task<OpenedSession?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        var session = new Session(Secret.Hash(secret), LinkOperator, null, _time.GetUtcNow() + _options.SessionLives);
        var isOpen = await _database.WriteAsync(
            async (write, ct) =>
            {
                var used = await write.ExecuteAsync(
                    new Statement(
                        "sign_in.use",
                        "update sign_in set link = null, link_expires_at = null where link = $1 and link_expires_at > $2",
                        Secret.Hash(token),
                        Now),
                    ct);
                if (used == 1)
                {
                    await write.ExecuteAsync(
                        [new("sign_in_session.expire", "delete from sign_in_session where expires_at <= $1", Now), Write(session)], ct);
                    return true;
                }

                // It may have been this very one, by a commit whose answer was lost.
                return (await write.QueryAsync(Read(session.Hash, Now), row => row.Text(0), ct)).Length == 1;
            },
            cancellationToken);
        return isOpen ? new(secret, session) : null;
    }

    public async Task<Session?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(secret);
        return await _database.QueryAsync(
            Read(hash, Now),
            row => new Session(hash, row.Text(0), row.TextOrNull(1), row.Time(2).ToDateTimeOffset()),
            cancellationToken) is [var session]
            ? session
            : null;
    }

    /// <summary>Lets a session act as a person, or as administrator again.</summary>
    public async Task<Session?> ActAsync(string secret, string? person, CancellationToken cancellationToken)
    {
        await _database.ExecuteAsync(
            [new("sign_in_session.act", "update sign_in_session set person = $2 where hash = $1", Secret.Hash(secret), person)], cancellationToken);
        return await FindAsync(secret, cancellationToken);
    }

    public Task CloseAsync(string secret, CancellationToken cancellationToken) => _database.ExecuteAsync(
        [new("sign_in_session.close", "delete from sign_in_session where hash = $1", Secret.Hash(secret))], cancellationToken);

    private static Statement Read(string hash, Instant now) => new(
        "sign_in_session.read", "select operator, person, expires_at from sign_in_session where hash = $1 and expires_at > $2", hash, now);

    private static Statement Write(Session session) => new(
        "sign_in_session.write",
        "insert into sign_in_session (hash, operator, person, expires_at) values ($1, $2, $3, $4) on conflict (hash) do nothing",
        session.Hash,
        session.Operator,
        session.Person,
        Instant.FromDateTimeOffset(session.ExpiresAt));
}

/// <param name="Token">Told once, then only its hash is known.</param>
/// <param name="ExpiresAt">Until when it works.</param>
internal sealed record IssuedLink(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The token stands in the fragment, which browsers keep to themselves: it gets into no request line and no log.</summary>
    public string UrlAt(string address) => $"{address}/sign-in#{Token}";
}

/// <param name="Secret">The cookie's value.</param>
/// <param name="Session">What it opens.</param>
internal sealed record OpenedSession(string Secret, Session Session);
