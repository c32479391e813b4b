namespace Workflows.Language.Decisions.Tables;

/// <summary>Which of several matching rules a table answers with (DMN 1.5 §8.2.10).</summary>
public enum HitPolicy
{
    /// <summary>At most one rule may match.</summary>
    Unique,

    /// <summary>Several may match if they answer alike.</summary>
    Any,

    /// <summary>The rule whose output stands first among the output's allowed values.</summary>
    Priority,

    /// <summary>The first rule in the table's order.</summary>
    First,

    /// <summary>All, in the table's order.</summary>
    RuleOrder,

    /// <summary>All, in the order of the output's allowed values.</summary>
    OutputOrder,

    /// <summary>All, in no order that means anything, or one number made of them.</summary>
    Collect,
}

/// <summary>What <see cref="HitPolicy.Collect"/> makes of the outputs of all matching rules.</summary>
public enum Aggregation
{
    /// <summary>Their list: <c>C</c>.</summary>
    List,

    /// <summary>Their sum: <c>C+</c>.</summary>
    Sum,

    /// <summary>The least: <c>C&lt;</c>.</summary>
    Minimum,

    /// <summary>The greatest: <c>C&gt;</c>.</summary>
    Maximum,

    /// <summary>How many differ: <c>C#</c>.</summary>
    Count,
}
