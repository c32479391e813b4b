namespace Workflows.Server.Auth;

/// <summary>One-time links and the sessions that they open. Safe to call from many requests at once.</summary>
internal sealed class SignIns
{
    /// <summary>The name under which the one person who can sign in by link is journalled.</summary>
    public const string LinkOperator = "operator";

    private readonly Lock _lock = new();
    private readonly AccessFile _file;
    private readonly TimeProvider _time;
    private readonly SignInOptions _options;
    private AccessRecord _record;

    public SignIns(AccessFile file, TimeProvider time, SignInOptions options)
    {
        (_file, _time, _options) = (file, time, options);
        _record = file.Read();
        CookieName = $"workflows-{_record.Installation}";
    }

    public string CookieName { get; }

    /// <summary>True while nobody has a session, so that a start must offer a way in.</summary>
    public bool NobodyIsSignedIn
    {
        get
        {
            lock (_lock)
            {
                return !_record.Sessions.Any(IsAlive);
            }
        }
    }

    /// <summary>Makes a new link; the one before stops working.</summary>
    public IssuedLink IssueLink()
    {
        var token = Secret.New();
        lock (_lock)
        {
            var expiresAt = _time.GetUtcNow() + _options.LinkLives;
            Keep(_record with { Link = new(Secret.Hash(token), expiresAt) });
            return new(token, expiresAt);
        }
    }

    /// <summary>Opens a session for the token of a link, once.</summary>
    /// <returns>Null when the token is not that of the last link, was used, or has expired: the three are not told apart.</returns>
    public OpenedSession? Open(string token)
    {
        lock (_lock)
        {
            if (_record.Link is not { } link || !Secret.Matches(token, link.Hash) || link.ExpiresAt <= _time.GetUtcNow())
            {
                return null;
            }

            var secret = Secret.New();
            var session = new Session(Secret.Hash(secret), LinkOperator, null, _time.GetUtcNow() + _options.SessionLives);
            Keep(_record with { Link = null, Sessions = [.. _record.Sessions.Where(IsAlive), session] });
            return new(secret, session);
        }
    }

    public Session? Find(string secret)
    {
        lock (_lock)
        {
            return _record.Sessions.FirstOrDefault(s => Secret.Matches(secret, s.Hash) && IsAlive(s));
        }
    }

    /// <summary>Lets a session act as a person, or as administrator again.</summary>
    public Session? Act(string secret, string? person)
    {
        lock (_lock)
        {
            if (Find(secret) is not { } session)
            {
                return null;
            }

            var acting = session with { Person = person };
            Keep(_record with { Sessions = _record.Sessions.Replace(session, acting) });
            return acting;
        }
    }

    public void Close(string secret)
    {
        lock (_lock)
        {
            Keep(_record with { Sessions = _record.Sessions.RemoveAll(s => Secret.Matches(secret, s.Hash)) });
        }
    }

    private bool IsAlive(Session session) => session.ExpiresAt > _time.GetUtcNow();

    private void Keep(AccessRecord record)
    {
        _file.Write(record);
        _record = record;
    }
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
