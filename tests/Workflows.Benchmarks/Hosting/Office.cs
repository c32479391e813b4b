namespace Workflows.Benchmarks.Hosting;

/// <summary>The organisation that processes of benchmarks name, unless it matters who sees them.</summary>
internal static class Office
{
    /// <summary>Sam, a clerk, and nobody else.</summary>
    public const string OfOne = """
        organisation: office
        roles:
          clerk: Clerk
        people:
          sam: { name: Sam, mail: sam@example.org }
        holdings:
          - { role: clerk, person: sam }
        """;
}
