using Workflows.Runtime.Storage;

namespace Workflows.Runtime.Tests.Running;

/// <summary>Stands between the statements of every transaction: counts the places where a crash can be, and crashes at one of them.</summary>
internal sealed class FaultPlan : IStatementSeam
{
    private int _place;

    /// <summary>The place to crash at, counted from 0; null: nowhere.</summary>
    public int? CrashAt { get; set; }

    /// <summary>The statement that is left out.</summary>
    public string? Skip { get; set; }

    /// <summary>What stands at each place, in the order in which they were passed.</summary>
    public List<string> Passed { get; } = [];

    public void Reset(int? crashAt = null)
    {
        _place = 0;
        CrashAt = crashAt;
        Passed.Clear();
    }

    public bool Before(string name)
    {
        Pass($"before {name}");
        return name != Skip;
    }

    public void After(string name) => Pass($"after {name}");

    private void Pass(string place)
    {
        Passed.Add(place);
        if (_place++ == CrashAt)
        {
            throw new CrashedException(place);
        }
    }
}

/// <summary>A crash that a test has ordered.</summary>
internal sealed class CrashedException(string place) : Exception(place);
